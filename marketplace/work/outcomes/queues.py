"""What of jobs, apprenticeships and support for them waits for whom."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to, named_in_list
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.states import BEFORE, OPEN_CASE


def _unapplied(reader: Any) -> Any:
    """Support that nobody has applied for, of what has not begun."""
    rows = Case.objects.visible_to(reader).filter(state__in=OPEN_CASE, hiring__state__in=BEFORE)
    return rows.filter(hiring__starts_on__gt=timezone.localdate())


def _apply(row: Case, reader: Any) -> Task:
    url, about = reverse("outcomes:case", args=[row.pk]), row.get_scheme_display()
    name = named_in_list(reader, row.person)
    return Task(_("Support has to be applied for before the first day"), url, name, about)


def _prepared(reader: Any) -> Any:
    return Hiring.objects.visible_to(reader).filter(state__in=BEFORE)


def _agree(row: Hiring, reader: Any) -> Task:
    name = name_to(reader, row.person)
    return Task(
        _("Bring the job or the apprenticeship to its beginning"), row.get_absolute_url(), name, row.organisation.name
    )


QUEUES = (
    WorkQueue(
        "outcomes.apply", (Role.COACH, Role.EMPLOYER), _unapplied, _apply, "created_at", "hiring__starts_on",
        shown_with=("person",),
    ),
    WorkQueue(
        "outcomes.agree", (Role.COACH,), _prepared, _agree, "created_at", "starts_on",
        shown_with=("person", "organisation"),
    ),
)  # fmt: skip
