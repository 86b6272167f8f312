"""Whose young people a list shows, and what stands in it whatever is asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

NEW_DAYS = 14  # somebody is new to her coach for so long
SILENT_DAYS = 30  # without a contact
USUAL_SORT = "contact"  # with whom nobody has spoken for longest


class Scope(models.TextChoices):
    """Whose young people a coach looks at, while she stands in for somebody."""

    ALL = "all", _("All with me")
    OWN = "own", _("My own")
    DEPUTISED = "deputised", _("As a deputy")
