"""Who may: the workplace writes and gives, or the coach who names her source; the young person has the last word."""

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.access.rules import rule, speaks_for_herself
from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for
from accounts.people.rules import is_about_me, is_young
from marketplace.work.assessments.states import AssessmentState
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.states import OVER, PlacementState

AFTERWARDS = dt.timedelta(days=60)


@rule
def is_given(_user: Any, assessment: Any) -> bool:
    """The workplace's word is out."""
    return assessment is not None and assessment.state != AssessmentState.DRAFT


@rule
def is_a_trial_under_way(_user: Any, placement: Any) -> bool:
    """The placement is a work trial that goes on or is over: of others the law asks no assessment."""
    return (
        placement is not None
        and placement.kind == ListingKind.TRIAL
        and placement.state in (PlacementState.RUNNING, *OVER)
    )


@rule
def is_of_late(_user: Any, assessment: Any) -> bool:
    """The young person is with us and her time there goes on, or ended not long ago: a link in a mail ends with it."""
    ended = assessment.placement.ended_on
    return assessment.person.is_active and (ended is None or timezone.localdate() - ended <= AFTERWARDS)


hers = is_young & is_about_me & is_given

can_view = hers | acts_for | supports_person
can_request = supports_person & is_a_trial_under_way
can_write = acts_for | supports_person
can_give = acts_for | supports_person
can_write_by_link = acts_for & is_of_late
can_confirm = hers & speaks_for_herself
can_dispute = hers & speaks_for_herself
can_reopen = supports_person
