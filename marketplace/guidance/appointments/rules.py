"""Who may: she books, moves and cancels her own; her coach and whoever meets her do the same and say how it went."""

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.access.rules import rule
from accounts.caseloads.rules import supports_person
from accounts.people.rules import (
    is_a_young_person,
    is_about_me,
    is_coach,
    is_coordinator,
    is_young,
    works_with_people,
)

A_DAY = dt.timedelta(days=1)


@rule
def meets_her(user: Any, appointment: Any) -> bool:
    """The user is the coach of the appointment."""
    return appointment is not None and appointment.coach_id == user.pk


@rule
def is_not_long_over(_user: Any, appointment: Any) -> bool:
    """The meeting is to come, or was no longer ago than a day: a link in a mail ends with it."""
    return appointment is not None and appointment.ends_at > timezone.now() - A_DAY


hers = is_young & is_about_me
can_open_by_link = hers & is_not_long_over
deals_with_it = is_coach & (meets_her | supports_person)

can_list = is_young | works_with_people
can_view = hers | deals_with_it | is_coordinator
can_take = is_young
can_book = hers | deals_with_it
can_reschedule = hers | deals_with_it
can_cancel = hers | deals_with_it
can_restore = hers | deals_with_it
can_check_in = deals_with_it
can_hold = deals_with_it
can_miss = deals_with_it
can_hand = deals_with_it | is_coordinator
can_offer = is_a_young_person & supports_person

can_see_days = is_coach
