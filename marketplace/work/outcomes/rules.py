"""Who may, with a hiring: the coach leads, the workplace fills in and applies, the young person reads."""

from typing import Any

from accounts.access.rules import rule
from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for
from accounts.people.rules import is_about_me, is_coordinator, is_young, works_with_people
from marketplace.work.outcomes.states import BEFORE, LEARNING, OPEN_CASE, HiringKind, HiringState
from marketplace.work.placements.states import PlacementState


@rule
def is_draft(_user: Any, hiring: Any) -> bool:
    """The hiring is still being prepared."""
    return hiring is not None and hiring.state == HiringState.DRAFT


@rule
def is_learning(_user: Any, hiring: Any) -> bool:
    """The hiring is an apprenticeship or a training agreement that has not ended."""
    return hiring is not None and hiring.kind in LEARNING and hiring.state != HiringState.CANCELLED


@rule
def is_business(_user: Any, hiring: Any) -> bool:
    """The hiring is a business of her own, and nothing is agreed yet."""
    return hiring is not None and hiring.kind == HiringKind.BUSINESS and hiring.state == HiringState.DRAFT


@rule
def has_not_begun(_user: Any, hiring: Any) -> bool:
    """The hiring is being prepared or agreed, and it is one for which somebody may pay."""
    return hiring is not None and hiring.state in BEFORE and hiring.kind != HiringKind.TRAINING


@rule
def is_open_case(_user: Any, case: Any) -> bool:
    """The case has not been applied for."""
    return case is not None and case.state in OPEN_CASE


@rule
def came_about(_user: Any, placement: Any) -> bool:
    """The placement was not cancelled."""
    return placement is not None and placement.state != PlacementState.CANCELLED


hers = is_young & is_about_me
parties = hers | acts_for | supports_person

can_view = parties | is_coordinator
can_read_plan = parties
can_see_facts = hers | supports_person
can_begin = supports_person & came_about
can_edit = (supports_person | acts_for) & is_draft
can_attach = (supports_person | acts_for) & is_learning
can_agree = supports_person
can_start = supports_person
can_end = supports_person
can_cancel = supports_person
can_send = supports_person
can_sign = supports_person
can_reopen = supports_person
can_check = supports_person & is_business
can_open_case = supports_person & has_not_begun
can_estimate = supports_person & is_open_case
can_ask = supports_person
can_apply = supports_person | acts_for
can_grant = supports_person
can_refuse = supports_person
can_pay = supports_person
can_close = supports_person
can_cost = works_with_people | acts_for
