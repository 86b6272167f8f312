"""Verbs on accounts of those who work here: add, correct, another role, open again, a new second step."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.models import Authority
from accounts.audit.transitions import lock, log
from accounts.holdings.actions import release
from accounts.notices.actions import notify
from accounts.people.actions import correct
from accounts.people.limits import must_leave_an_administrator
from accounts.people.models import User
from accounts.people.signin.actions import end_sessions
from accounts.people.states import Role
from accounts.privacy.actions import note_email_change


@transaction.atomic
def add_worker(*, by: User, **facts: Any) -> User:
    """Open the account of somebody who works for an authority or runs the service; a mail says how to come in."""
    person = User.objects.create_user(**facts)
    log(person, "add", by=by)
    _tell_way_in(person)
    return person


@transaction.atomic
def invite_again(person: User, *, by: User) -> User:
    """Tell a worker who has not come yet once more how to come in."""
    log(person, "invite_again", by=by)
    _tell_way_in(person)
    return person


@transaction.atomic
def correct_account(person: User, *, by: User, **facts: Any) -> User:
    """Write names, phone and address; a changed address is told to the old one, and only the new one signs in."""
    old = lock(person).email or ""
    correct(person, by=by, **facts)
    if old and person.email != old:
        EmailAddress.objects.filter(user=person).delete()
        end_sessions(person)
        note_email_change(person, old=old, new=person.email or "")
    return person


@transaction.atomic
def change_role(
    person: User, *, role: str, authority: Authority | None, reason: str, by: User, to: User | None = None
) -> User:
    """Give a worker another role, another authority or both; she is told, and her sessions end.

    A colleague takes over what she held. Raises ValidationError where nothing would change, where the service would
    be without an administrator, and where something is held and nobody is named.
    """
    if role != Role.ADMINISTRATOR:
        must_leave_an_administrator(person)
    else:
        lock(person)
    before_role, before_authority = person.role, person.authority
    if (role, authority) == (before_role, before_authority):
        raise ValidationError(_("This is the role and the authority already."), code="same")
    release(person, to=to, by=by)
    person.role, person.authority = role, authority
    if role != Role.ADMINISTRATOR:
        person.is_staff = person.is_superuser = False
    person.validate_constraints()
    person.save(update_fields=["role", "authority", "is_staff", "is_superuser"])
    if role != before_role:
        log(person, "change_role", by=by, reason=reason, before=before_role, after=role)
    if authority != before_authority:
        log(person, "change_authority", by=by, reason=reason)
    end_sessions(person)
    notify(person, "role_changed", about=person, link=reverse("home"), who=by.full_name)
    return person


@transaction.atomic
def reopen(person: User, *, reason: str, by: User) -> User:
    """Let somebody whose account was closed sign in again; what she held stays with whoever took it over.

    Raises ValidationError where the account is open by now.
    """
    if lock(person).is_active:
        raise ValidationError(_("The account is open already."), code="open_already")
    person.is_active = True
    person.save(update_fields=["is_active"])
    log(person, "reopen", by=by, reason=reason)
    return person


@transaction.atomic
def reset_second_factor(person: User, *, reason: str, by: User) -> User:
    """Take every second step off an account; its sessions end, and who signs in next sets up a new one.

    Raises ValidationError where there is none by now.
    """
    factors = Authenticator.objects.filter(user=lock(person))
    if not factors.exists():
        raise ValidationError(_("There is no second step to take off."), code="no_factor")
    factors.delete()
    end_sessions(person)
    log(person, "reset_second_factor", by=by, reason=reason)
    notify(person, "second_factor_reset", about=person, link=reverse("account_login"), who=by.full_name)
    return person


@transaction.atomic
def edit_authority(authority: Authority, *, by: User, **facts: str) -> Authority:
    """Write what an authority is called and how it is reached."""
    lock(authority)
    for name, value in facts.items():
        setattr(authority, name, value)
    authority.save(update_fields=list(facts))
    log(authority, "edit_authority", by=by)
    return authority


def _tell_way_in(person: User) -> None:
    notify(person, "worker_invited", about=person, link=reverse("account_login"))
