"""Who may: staff of the authority keep events, young people and coaches come, each to what is meant for them."""

from typing import Any

from accounts.access.rules import anyone, rule, signed_in
from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for, of_same_authority
from accounts.people.rules import is_coordinator, is_young, works_with_people
from marketplace.services.events.states import Audience, EventState, SignUpState


@rule
def is_meant_for(user: Any, event: Any) -> bool:
    """The event is for people in the user's role."""
    if event is None or not signed_in(user):
        return False
    wanted = Audience.YOUNG if is_young(user) else Audience.COACHES
    return (is_young(user) or works_with_people(user)) and event.audience in {wanted, Audience.BOTH}


@rule
def is_own(user: Any, sign_up: Any) -> bool:
    """The sign-up is the user's own."""
    return sign_up is not None and signed_in(user) and sign_up.person_id == user.pk


@rule
def is_not_over(_user: Any, event: Any) -> bool:
    """The event may still be changed."""
    return event is not None and event.state in {EventState.DRAFT, EventState.PUBLISHED}


@rule
def was_there(user: Any, event: Any) -> bool:
    """The user has been at the event."""
    if event is None or not signed_in(user):
        return False
    return event.sign_ups.filter(person=user, state=SignUpState.ATTENDED).exists()


@rule
def event_has_begun(_user: Any, sign_up: Any) -> bool:
    """It can be known who is there."""
    return sign_up is not None and sign_up.event.has_begun


keeps = works_with_people & of_same_authority

can_view = anyone
can_write = works_with_people
can_edit = keeps & is_not_over
can_publish = keeps
can_cancel = keeps
can_restore = keeps
can_reschedule = keeps & is_not_over
can_close = keeps
can_see_code = keeps | acts_for
can_list_sign_ups = keeps
can_sign_up = is_meant_for
can_view_sign_up = is_own | supports_person | is_coordinator
can_take = is_own
can_leave = is_own | supports_person
can_attend = is_own | supports_person | (is_coordinator & of_same_authority)
can_miss = (supports_person | (is_coordinator & of_same_authority)) & event_has_begun
can_show_interest = is_young & was_there
