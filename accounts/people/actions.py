"""Verbs on people: add a young person, invite her, let her in, correct, change settings, close an account."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.rules import speaks_for_herself
from accounts.audit.transitions import create, lock, log, move
from accounts.holdings.actions import release
from accounts.people.limits import must_leave_an_administrator
from accounts.people.models import Invitation, User, new_code
from accounts.people.rules import has_own_way_in
from accounts.people.states import InvitationState, Role
from accounts.ratelimits.actions import consume

CODE_TRIES = 20
CHANNELS = ("phone", "wants_mail", "wants_sms")  # by which she hears of what was done as her


@transaction.atomic
def add_young(*, by: User, **facts: Any) -> User:
    """Make the account of a young person in the coach's authority. Nobody is told; the invitation tells."""
    person = User.objects.create_user(role=Role.YOUNG, authority=by.authority, **facts)
    log(person, "add", by=by)
    return person


@transaction.atomic
def invite(person: User, *, by: User) -> Invitation:
    """Make a fresh way in for a young person; older ones stop working.

    Returns the invitation, which knows its link and code this once. Raises ValidationError where she has a way in of
    her own: then only she asks for one.
    """
    consume("invitation", person=by)
    if has_own_way_in(by, lock(person)):
        words = _("%(name)s has a way in of her own. Let her in together: she opens “I have a code” on her phone.")
        raise ValidationError(words % {"name": person.short_name}, code="has_own_way")
    for older in Invitation.objects.filter(person=person, state=InvitationState.OPEN):
        move(older, "withdraw", by=by)
    invitation = Invitation.fresh(
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
            invitation.take_code(new_code())
    raise ValidationError(_("No free code was found. Please try again."), code="no_code")


@transaction.atomic
def accept(invitation: Invitation) -> User:
    """Use an invitation once. Returns the person to sign in.

    Raises TransitionRefusedError when it was used or withdrawn, ValidationError when it is too old or she has a way
    in of her own by now.
    """
    if invitation.expires_at <= timezone.now():
        raise ValidationError(_("This invitation is too old. Ask your coach for a new one."), code="expired")
    if has_own_way_in(None, lock(invitation.person)):
        raise ValidationError(_("You have a way in of your own. Log in with it."), code="has_own_way")
    move(invitation, "accept", by=invitation.person, used_at=timezone.now())
    return invitation.person


@transaction.atomic
def change_settings(person: User, *, by: User, **changes: Any) -> User:
    """Write a person's own settings.

    Raises ValidationError where somebody who was let in a moment ago would change how she is told of that.
    """
    changed = [name for name in CHANNELS if name in changes and changes[name] != getattr(person, name)]
    if changed and not speaks_for_herself(by):
        words = _("Your coach has just let you in. You can change how we reach you in an hour.")
        raise ValidationError(words, code="beside_coach")
    for name, value in changes.items():
        setattr(person, name, value)
    person.save(update_fields=list(changes))
    log(person, "change_settings", by=by)
    return person


@transaction.atomic
def note_own_way(person: User) -> None:
    """Write down that a young person has got a way in of her own, whoever held the phone: she is told of it."""
    log(person, "set_own_way", by=person)
    for older in Invitation.objects.filter(person=person, state=InvitationState.OPEN):
        move(older, "withdraw", by=person)


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
def choose_language(person: User, language: str) -> User:
    """Keep the language that a signed-in person has just chosen at the top of a page."""
    if person.language != language:
        person.language = language
        person.save(update_fields=["language"])
    return person


@transaction.atomic
def deactivate(person: User, *, by: User, to: User | None = None, reason: str = "") -> User:
    """Close a colleague's account; the sessions end with the next request, a colleague takes over what she held.

    Raises ValidationError with the list of it while nobody is named: nobody may be left without a coach, nor the
    service without an administrator.
    """
    must_leave_an_administrator(person)
    release(person, to=to, by=by)
    person.is_active = False
    person.save(update_fields=["is_active"])
    log(person, "deactivate", by=by, reason=reason)
    return person
