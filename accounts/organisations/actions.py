"""Verbs on organisations: register, edit, check, ban, people and ties."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock, log, move
from accounts.holdings.actions import release
from accounts.holdings.queries import in_words
from accounts.manifests import Span
from accounts.notices.actions import notify
from accounts.organisations.invitations.actions import ask
from accounts.organisations.invitations.models import MemberInvitation
from accounts.organisations.models import Membership, Organisation, Tie
from accounts.organisations.queries import possible_contacts
from accounts.people.models import User
from accounts.ratelimits.actions import consume


@transaction.atomic
def register(organisation: Organisation, *, by: User) -> Organisation:
    """Save a new employer whose first person is the one who writes; a coach checks it before anything is shown."""
    organisation.clean()
    organisation.full_clean()
    create(organisation, "register", by=by)
    Membership.objects.create(organisation=organisation, person=by, is_manager=True)
    return organisation


@transaction.atomic
def edit(organisation: Organisation, *, by: User, **changes: Any) -> Organisation:
    """Write what an employer's person may change of a workplace. The business ID stays: it was checked."""
    lock(organisation)
    for name, value in changes.items():
        setattr(organisation, name, value)
    organisation.full_clean()
    organisation.save()
    log(organisation, "edit", by=by)
    return organisation


@transaction.atomic
def verify(organisation: Organisation, *, by: User) -> Organisation:
    """A person of the authority has checked the employer; its people are told."""
    move(organisation, "verify", by=by, checked_by=by, checked_at=timezone.now())
    _tell_people(organisation, "organisation_verified")
    return organisation


@transaction.atomic
def refuse(organisation: Organisation, *, reason: str, by: User) -> Organisation:
    """The check failed; its people are told why."""
    move(organisation, "refuse", by=by, reason=reason)
    _tell_people(organisation, "organisation_refused", reason=reason)
    return organisation


@transaction.atomic
def ban(organisation: Organisation, *, reason: str, by: User) -> Organisation:
    """Shut an employer out at once; what is open with it ends by the signal of this move."""
    move(organisation, "ban", by=by, reason=reason)
    return organisation


@transaction.atomic
def restore(organisation: Organisation, *, reason: str, by: User) -> Organisation:
    """Let a banned employer be checked again."""
    move(organisation, "restore", by=by, reason=reason)
    return organisation


@transaction.atomic
def declare_tie(organisation: Organisation, *, kind: str, by: User) -> Tie:
    """A worker says that she must not decide about this organisation."""
    tie, made = Tie.objects.get_or_create(person=by, organisation=organisation, ended_on=None, defaults={"kind": kind})
    if made:
        log(organisation, "declare_tie", by=by, reason=kind)
    return tie


@transaction.atomic
def end_tie(tie: Tie, *, by: User) -> Tie:
    """The tie is no more. Raises ValidationError where somebody else's word is needed: her own."""
    if tie.person_id != by.pk:
        raise ValidationError(_("Only the person herself can end a tie."), code="not_hers")
    tie.ended_on = timezone.localdate()
    tie.save(update_fields=["ended_on"])
    log(tie.organisation, "end_tie", by=by)
    return tie


@transaction.atomic
def add_member(
    organisation: Organisation, *, email: str, given_name: str, family_name: str, is_manager: bool, by: User
) -> Organisation:
    """Invite a colleague, who acts for the workplace once she has said yes; who acts for it already may add people now.

    Raises ValidationError before the workplace has been checked: until then no mail goes out in its name.
    """
    if not organisation.is_verified:
        text = _("You can add colleagues when we have checked the workplace.")
        raise ValidationError(text, code="not_verified")
    consume("member", key=organisation.pk)
    lock(organisation)
    address = email.strip().lower()
    member = organisation.memberships.filter(person__email=address, ended_on__isnull=True).first()
    if member is None:
        names = {"given_name": given_name, "family_name": family_name}
        ask(organisation, email=address, is_manager=is_manager, by=by, **names)
    elif is_manager and not member.is_manager:
        member.is_manager = True
        member.save(update_fields=["is_manager"])
    log(organisation, "add_member", by=by)
    return organisation


@transaction.atomic
def invite_again(invitation: MemberInvitation, *, by: User) -> Organisation:
    """Mail an invitation that nobody has answered anew, with a link for another thirty days; the old one is over."""
    names = {"given_name": invitation.given_name, "family_name": invitation.family_name}
    return add_member(
        invitation.organisation, email=invitation.email, is_manager=invitation.is_manager, by=by, **names
    )  # fmt: skip


@transaction.atomic
def leave(organisation: Organisation, *, by: User, to: User | None = None) -> Membership:
    """Stop acting for a workplace; a colleague takes over what one holds there.

    Raises ValidationError for its last manager (a workplace is never without one), and where something is held and
    nobody is named.
    """
    lock(organisation)
    _must_leave_a_manager(organisation, by)
    membership = _end_membership(organisation, by, to=to, by=by)
    log(organisation, "leave", by=by)
    return membership


@transaction.atomic
def remove_member(membership: Membership, *, by: User, to: User | None = None) -> Membership:
    """A manager ends a colleague's membership; she and whoever takes over are told.

    Raises ValidationError as ``leave`` does, and for a membership that has ended.
    """
    organisation = membership.organisation
    lock(organisation)
    if membership.ended_on is not None:
        raise ValidationError(_("This colleague has left already."), code="left_already")
    _must_leave_a_manager(organisation, membership.person)
    _end_membership(organisation, membership.person, to=to, by=by)
    log(organisation, "remove_member", by=by)
    notify(
        membership.person, "organisation_member_removed", about=organisation,
        organisation=organisation.name, who=by.full_name,
    )  # fmt: skip
    return membership


def _must_leave_a_manager(organisation: Organisation, leaving: User) -> None:
    managers = organisation.memberships.filter(is_manager=True, ended_on__isnull=True)
    if not managers.filter(person__in=possible_contacts(organisation)).exclude(person=leaving).exists():
        text = _("Nobody else here who may add people has signed in. Add somebody first.")
        raise ValidationError(text, code="last_manager")


def _end_membership(organisation: Organisation, leaving: User, *, to: User | None, by: User) -> Membership:
    passed_on = release(leaving, to=to, by=by, span=Span(organisation=organisation))
    if to is not None and passed_on:
        notify(
            to, "organisation_work_received", about=organisation, link=organisation.get_absolute_url(),
            organisation=organisation.name, who=leaving.full_name, what=", ".join(in_words(passed_on)),
        )  # fmt: skip
    membership = organisation.memberships.get(person=leaving, ended_on__isnull=True)
    membership.ended_on = timezone.localdate()
    membership.save(update_fields=["ended_on"])
    return membership


def _tell_people(organisation: Organisation, name: str, **facts: Any) -> None:
    for member in organisation.memberships.filter(ended_on__isnull=True).select_related("person"):
        notify(
            member.person, name, about=organisation, link=organisation.get_absolute_url(),
            organisation=organisation.name, **facts,
        )  # fmt: skip
