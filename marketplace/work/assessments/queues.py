"""What of end assessments waits for whom."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from marketplace.work.assessments.models import Assessment
from marketplace.work.assessments.queries import assessments_waiting_for
from marketplace.work.assessments.states import AssessmentState


def _task(row: Assessment, reader: Any) -> Task:
    about, url = row.placement.listing.title, row.get_absolute_url()
    if reader.role == Role.YOUNG:
        return Task(_("Read what the workplace wrote about your trial"), url, "", about)
    if reader.role == Role.EMPLOYER:
        return Task(
            _("Write the assessment of the trial"),
            reverse("assessments:give", args=[row.pk]),
            row.person.given_name,
            about,
        )
    name = name_to(reader, row.person)
    if row.state == AssessmentState.DISPUTED:
        return Task(_("The assessment is seen differently: talk about it"), url, name, about)
    return Task(_("Call the workplace: its assessment is missing"), url, name, about)


QUEUES = (
    WorkQueue(
        "assessments.answer", (Role.YOUNG, Role.EMPLOYER, Role.COACH), assessments_waiting_for, _task, "requested_at",
        band=Band.ANSWERED, shown_with=("person", "placement__listing"),
    ),
)  # fmt: skip
