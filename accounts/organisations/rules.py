"""Who may, by acting for an organisation, by authority and by having no tie."""

from typing import Any

from accounts.access.rules import rule, signed_in
from accounts.organisations.models import Membership, Tie
from accounts.people.rules import is_about_me, is_administrator, is_employer, works_with_people


def organisation_id_of(obj: Any) -> int | None:
    """The organisation that an object belongs to, or the id of the organisation itself."""
    return getattr(obj, "organisation_id", None) or getattr(obj, "pk", None)


@rule
def acts_for(user: Any, obj: Any) -> bool:
    """The user acts now for the organisation of the object."""
    return (
        obj is not None
        and is_employer(user)
        and Membership.objects.filter(person=user, organisation=organisation_id_of(obj), ended_on__isnull=True).exists()
    )


@rule
def manages(user: Any, obj: Any) -> bool:
    """The user may add people to the organisation of the object."""
    return (
        acts_for(user, obj)
        and Membership.objects.filter(
            person=user, organisation=organisation_id_of(obj), ended_on__isnull=True, is_manager=True
        ).exists()
    )


@rule
def has_no_tie(user: Any, obj: Any) -> bool:
    """The user has declared no tie to the organisation of the object (434/2003 § 27-28)."""
    return not Tie.objects.filter(person=user, organisation=organisation_id_of(obj), ended_on__isnull=True).exists()


@rule
def of_same_authority(user: Any, obj: Any) -> bool:
    """The object belongs to the user's own authority."""
    return obj is not None and user.authority_id is not None and obj.authority_id == user.authority_id


@rule
def declared_it(user: Any, obj: Any) -> bool:
    """The tie is the user's own and stands."""
    return obj is not None and obj.person_id == user.pk and obj.ended_on is None


@rule
def is_standing_membership(_user: Any, membership: Any) -> bool:
    """The membership has not ended."""
    return membership is not None and membership.ended_on is None


can_list = works_with_people | is_administrator | is_employer
can_view = acts_for | (works_with_people & of_same_authority) | is_administrator
can_register = is_employer
decides_about = ((works_with_people & of_same_authority) | is_administrator) & has_no_tie
can_verify = decides_about
can_refuse = decides_about
can_ban = decides_about
can_restore = decides_about
can_edit = acts_for
can_add_member = manages
can_leave = acts_for
can_remove_member = manages & ~is_about_me & is_standing_membership
can_declare_tie = signed_in & decides_about
can_end_tie = declared_it
