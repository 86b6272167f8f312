"""The pages with which an administrator looks after the service, as each feature names its own in its manifest."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import IntegerChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AdministrationGroup(IntegerChoices):
    """Groups of the administrator's pages, the first one first."""

    PEOPLE = 1, _("People and authorities")
    EMPLOYERS = 2, _("Employers")
    RULES = 3, _("Services and rules")
    MACHINE = 4, _("What the machine does")


class AdministrationPage(NamedTuple):
    """One page that an administrator may open: where it stands among the others, and what can be done there."""

    group: AdministrationGroup
    order: int  # within its group
    url_name: str
    label: Promise
    about: Promise
