"""Who may, by role and by being oneself."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from accounts.access.rules import rule, signed_in
from accounts.people.states import Role


def _has_role(name: str, *roles: str) -> Any:
    def test(user: Any, _obj: Any) -> bool:
        return bool(user and user.is_authenticated and user.is_active and user.role in roles)

    test.__name__ = name
    return rule(test)


is_young = _has_role("is_young", Role.YOUNG)
is_coach = _has_role("is_coach", Role.COACH)
is_coordinator = _has_role("is_coordinator", Role.COORDINATOR)
is_employer = _has_role("is_employer", Role.EMPLOYER)
is_administrator = _has_role("is_administrator", Role.ADMINISTRATOR)
works_with_people = is_coach | is_coordinator


@rule
def is_about_me(user: Any, obj: Any) -> bool:
    """The object is one's own account, or belongs to oneself as the young person of it."""
    return user.is_authenticated and obj is not None and getattr(obj, "person_id", obj.pk) == user.pk


@rule
def is_a_young_person(_user: Any, obj: Any) -> bool:
    """The object is the account of a young person."""
    return getattr(obj, "role", "") == Role.YOUNG


@rule
def answers_for(user: Any, obj: Any) -> bool:
    """The user is the responsible coach of a person, or her deputy today."""
    return obj is not None and obj.responsibilities.covered_by(user).exists()


@rule
def is_staff_of_same_authority(user: Any, obj: Any) -> bool:
    """The object is a colleague who works with people in the user's authority."""
    return (
        getattr(obj, "role", "") in (Role.COACH, Role.COORDINATOR)
        and obj.authority_id == user.authority_id
        and obj.pk != user.pk
    )


@rule
def made_it(user: Any, obj: Any) -> bool:
    """The user made the invitation."""
    return obj is not None and obj.invited_by_id == user.pk


@rule
def its_maker_answers_for_the_person(_user: Any, invitation: Any) -> bool:
    """Whoever made the invitation is the person's coach, or her deputy today: who has handed over lets nobody in."""
    return invitation is not None and answers_for(invitation.invited_by, invitation.person)


@rule
def has_own_way_in(_user: Any, person: Any) -> bool:
    """The person can come in without anybody: by a mail box that she has proved, a password, or a passkey."""
    return (
        person.has_usable_password()
        or EmailAddress.objects.filter(user=person, verified=True).exists()
        or Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exists()
    )


@rule
def names_in_full(user: Any, obj: Any) -> bool:
    """The reader may read the last name of a person: a coordinator not that of a young person (decision 78)."""
    return not (is_coordinator(user) and is_a_young_person(user, obj))


can_change_settings = signed_in
can_let_in = is_coach & is_a_young_person & answers_for
can_invite = can_let_in & ~has_own_way_in
can_view_invitation = is_coach & made_it & its_maker_answers_for_the_person
can_accept = ~signed_in
can_deactivate = (is_coordinator & is_staff_of_same_authority) | (is_administrator & ~is_about_me)
can_view = is_about_me | (is_coach & is_a_young_person & answers_for)
