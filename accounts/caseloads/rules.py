"""Who may, by supporting a young person."""

from typing import Any

from accounts.access.rules import rule
from accounts.caseloads.models import Responsibility
from accounts.people.rules import (
    is_a_young_person,
    is_about_me,
    is_coach,
    is_coordinator,
    is_staff_of_same_authority,
    works_with_people,
)


@rule
def supports_person(user: Any, obj: Any) -> bool:
    """The user is the responsible coach, or her deputy today, of the person whom the object is about."""
    if obj is None or not is_coach(user):
        return False
    return Responsibility.objects.covered_by(user).filter(person=getattr(obj, "person_id", obj.pk)).exists()


@rule
def is_her_coach(user: Any, obj: Any) -> bool:
    """The user herself is the responsible coach of a young person; who stands in for her is not."""
    return obj is not None and obj.responsibilities.standing().filter(coach=user).exists()


@rule
def goes_away(user: Any, obj: Any) -> bool:
    """The user is the coach in whose place somebody stands in."""
    return obj is not None and obj.coach_id == user.pk


can_list = works_with_people
can_view = is_a_young_person & (supports_person | is_coordinator)
can_welcome = is_coach
can_correct = is_a_young_person & supports_person
can_hand_over = is_a_young_person & ((is_coach & is_her_coach) | is_coordinator)
can_deputise = works_with_people
can_deputise_for = (is_coach & is_about_me) | (is_coordinator & is_staff_of_same_authority)
can_end_deputy = (is_coach & goes_away) | is_coordinator
