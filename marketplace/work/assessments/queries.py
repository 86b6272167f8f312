"""Reads of end assessments: what this reader has to write or to say yes to."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from accounts.people.states import Role
from marketplace.work.assessments.models import Assessment
from marketplace.work.assessments.rules import can_request
from marketplace.work.assessments.states import AssessmentState
from marketplace.work.placements.models import Placement

WAITS_FOR = {
    Role.EMPLOYER: (AssessmentState.DRAFT,),
    Role.YOUNG: (AssessmentState.GIVEN,),
    Role.COACH: (AssessmentState.DISPUTED,),
}


def assessments_waiting_for(user: Any) -> QuerySet[Assessment]:
    """A workplace's to write, a young person's to read and answer, a coach's to talk about or to hear by phone."""
    waits = Q(state__in=WAITS_FOR.get(user.role, ()))
    if user.role == Role.COACH:  # a workplace that is silent after the one reminder: the coach calls
        waits |= Q(state=AssessmentState.DRAFT, reminded_at__isnull=False)
    rows = Assessment.objects.visible_to(user).filter(waits)
    return rows.select_related("person", "placement__listing", "placement__organisation").order_by("requested_at")


def assessment_of(reader: Any, placement: Placement) -> dict[str, Any]:
    """The end assessment of a placement, or whether the reader may ask for it, for a panel."""
    found = Assessment.objects.visible_to(reader).filter(placement=placement).first()
    return {"assessment": found, "may_request": can_request(reader, placement), "placement": placement}
