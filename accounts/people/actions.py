"""Verbs on people: add a young person, invite her, let her in, correct, change settings, close an account."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock, log, move
from accounts.holdings.actions import release
from accounts.people.models import EmailChange, Invitation, User, new_code
from accounts.people.states import InvitationState, Role
from accounts.ratelimits.actions import consume

CODE_TRIES = 20


@transaction.atomic
def add_young(*, by: User, **facts: Any) -> User:
    """Make the account of a young person in the coach's authority. Nobody is told; the invitation tells."""
    person = User.objects.create_user(role=Role.YOUNG, authority=by.authority, **facts)
    log(person, "add", by=by)
    return person


@transaction.atomic
def invite(person: User, *, by: User) -> Invitation:
    """Make a fresh way in for a young person; older ones stop working. Returns the invitation with link and code."""
    consume("invitation", person=by)
    for older in Invitation.objects.filter(person=person, state=InvitationState.OPEN):
        move(older, "withdraw", by=by)
    invitation = Invitation(
        person=person,
        invited_by=by,
        authority=person.authority,
        expires_at=timezone.now() + dt.timedelta(days=settings.INVITATION_DAYS),
    )
    for _try in range(CODE_TRIES):
        try:
            with transaction.atomic():
                return create(invitation, "invite", by=by)
        except IntegrityError:  # six digits may meet an open code of somebody else
            invitation.code = new_code()
    raise ValidationError(_("No free code was found. Please try again."), code="no_code")


@transaction.atomic
def accept(invitation: Invitation) -> User:
    """Use an invitation once. Returns the person to sign in.

    Raises TransitionRefusedError when it was used or withdrawn, ValidationError when it is too old.
    """
    if invitation.expires_at <= timezone.now():
        raise ValidationError(_("This invitation is too old. Ask your coach for a new one."), code="expired")
    move(invitation, "accept", by=invitation.person, used_at=timezone.now())
    return invitation.person


@transaction.atomic
def change_settings(person: User, *, by: User, **changes: Any) -> User:
    """Write a person's own settings."""
    for name, value in changes.items():
        setattr(person, name, value)
    person.save(update_fields=list(changes))
    log(person, "change_settings", by=by)
    return person


@transaction.atomic
def correct(person: User, *, by: User, **facts: Any) -> User:
    """Write what was wrong or has changed about a young person (GDPR art. 16): name, birth, municipality, phone."""
    for name, value in facts.items():
        setattr(person, name, value)
    person.save(update_fields=list(facts))
    log(person, "correct", by=by)
    return person


@transaction.atomic
def mark_refused(person: User, address: str) -> None:
    """Keep that the mail server of an address knows no such box, with the day of the first refusal.

    Nothing is marked where she has another address by now.
    """
    hers = User.objects.filter(pk=person.pk, email=address).exclude(refused_email=address)
    if hers.update(refused_email=address, refused_at=timezone.now()):
        log(person, "refuse_mail", by=User.objects.system())


@transaction.atomic
def mark_reached(person: User) -> None:
    """A mail has got through, or its code was typed: the mark is taken off."""
    marked = User.objects.filter(pk=person.pk, refused_at__isnull=False)
    if marked.update(refused_email="", refused_at=None):
        log(person, "take_mail", by=User.objects.system())


@transaction.atomic
def undo_email_change(change: EmailChange) -> User:
    """The old address is the person's again, every other one of hers is gone, and all her sessions end.

    Raises ValidationError where it was taken back already, is a week old, or something was changed after it.
    """
    person = lock(change.person)
    lock(change)
    if not change.can_be_undone:
        raise ValidationError(_("This cannot be taken back any more. Contact us."), code="too_late")
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    person.email = change.old_email
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=change.old_email, primary=True, verified=True)
    end_sessions(person)
    log(person, "undo_email_change", by=person)
    return person


def end_sessions(person: User) -> None:
    """Sessions know their person inside only, so each is opened."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()


@transaction.atomic
def choose_language(person: User, language: str) -> User:
    """Keep the language that a signed-in person has just chosen at the top of a page."""
    if person.language != language:
        person.language = language
        person.save(update_fields=["language"])
    return person


@transaction.atomic
def deactivate(person: User, *, by: User, to: User | None = None) -> User:
    """Close a colleague's account; the sessions end with the next request, a colleague takes over what she held.

    Raises ValidationError with the list of it while nobody is named: nobody may be left without a coach.
    """
    release(person, to=to, by=by)
    person.is_active = False
    person.save(update_fields=["is_active"])
    log(person, "deactivate", by=by)
    return person
