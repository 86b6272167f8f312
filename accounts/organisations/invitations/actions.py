"""Verbs on invitations of colleagues: ask, take back, accept."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.notices.actions import Opens, cancel_notifications, notify, tell_address
from accounts.organisations.invitations.models import MemberInvitation
from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User
from accounts.people.states import Role
from accounts.ratelimits.actions import consume

MAIL = "organisation_invitation"


@transaction.atomic
def ask(organisation: Organisation, *, email: str, by: User, **facts: object) -> MemberInvitation:
    """Invite an address to act for a workplace; asked again, it is mailed again.

    An address of somebody who is no employer's person gets no mail, and the answer is the same: that somebody has an
    account here is a secret.
    """
    MemberInvitation.objects.filter(organisation=organisation, email=email, ended_at__isnull=True).update(
        ended_at=timezone.now()
    )
    invitation = MemberInvitation.objects.create(
        organisation=organisation, email=email, invited_by=by, language=get_language() or "fi", **facts
    )
    consume("mail_to_stranger", key=email)
    known = User.objects.filter(email=email).first()
    if known is None or (known.role == Role.EMPLOYER and known.is_active):
        send_link(invitation)
    return invitation


def send_link(invitation: MemberInvitation) -> None:
    """Mail the invitation; its link asks for a yes."""
    tell_address(
        invitation.email, invitation.language, MAIL, about=invitation,
        opens=Opens("organisations.accept_membership", invitation),
        organisation=invitation.organisation.name, who=invitation.invited_by.full_name,
    )  # fmt: skip


@transaction.atomic
def withdraw_invitation(invitation: MemberInvitation, *, by: User) -> MemberInvitation:
    """Take an invitation back; its link opens nothing any more.

    Raises ValidationError where it was answered or taken back already.
    """
    lock(invitation)
    if not invitation.is_open:
        raise ValidationError(_("This invitation was answered or taken back already."), code="ended")
    invitation.ended_at = timezone.now()
    invitation.save(update_fields=["ended_at"])
    cancel_notifications(invitation, MAIL)
    log(invitation.organisation, "withdraw_invitation", by=by)
    return invitation


@transaction.atomic
def accept_membership(invitation: MemberInvitation) -> Membership:
    """The reader of the mailbox says yes: she acts for the workplace, with an account that is made where she has none.

    Raises ValidationError where it was answered or taken back already, or the address has become somebody else's.
    """
    organisation = lock(invitation.organisation)
    lock(invitation)
    if not invitation.is_open:
        raise ValidationError(_("This invitation was answered or taken back already."), code="ended")
    person = _person_of(invitation)
    if person.role != Role.EMPLOYER or not person.is_active:
        raise ValidationError(_("This invitation was answered or taken back already."), code="ended")
    invitation.ended_at, invitation.accepted_by = timezone.now(), person
    invitation.save(update_fields=["ended_at", "accepted_by"])
    membership, _made = Membership.objects.get_or_create(
        organisation=organisation, person=person, ended_on=None, defaults={"is_manager": invitation.is_manager}
    )
    log(organisation, "accept_membership", by=person)
    notify(
        invitation.invited_by, "organisation_member_joined", about=organisation, link=organisation.get_absolute_url(),
        organisation=organisation.name, who=str(membership.person),
    )  # fmt: skip
    return membership


def _person_of(invitation: MemberInvitation) -> User:
    """Whoever has the address, else a new employer's person; also where somebody opened the account a moment ago."""
    known = User.objects.filter(email=invitation.email)
    try:
        with transaction.atomic():
            return known.first() or User.objects.create_user(
                email=invitation.email, role=Role.EMPLOYER, given_name=invitation.given_name,
                family_name=invitation.family_name, language=invitation.language,
            )  # fmt: skip
    except IntegrityError:
        return known.get()
