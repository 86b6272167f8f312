"""Verbs of requests for a call: ask, take, put back, say how the call went, welcome, take back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.models import Authority
from accounts.audit.transitions import create, lock_for_transition, move
from accounts.caseloads.actions import welcome as open_account
from accounts.people.models import Invitation, User
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.callrequests.queries import call_promised_on, tried_again_on
from marketplace.services.callrequests.states import MOST_TRIES


@transaction.atomic
def ask(authority: Authority, *, by: User, **facts: Any) -> CallRequest:
    """Somebody without an account asks for a call; the day of the promise is counted now."""
    day = call_promised_on(timezone.localdate())
    return create(CallRequest(authority=authority, promised_on=day, **facts), "ask", by=by)


@transaction.atomic
def take(call_request: CallRequest, *, by: User) -> CallRequest:
    """A coach calls this one; who comes second reads who was first."""
    move(call_request, "take", by=by, taken_by=by)
    return call_request


@transaction.atomic
def put_back(call_request: CallRequest, *, by: User) -> CallRequest:
    """Another coach calls; the promised day stays."""
    move(call_request, "put_back", by=by, taken_by=None)
    return call_request


@transaction.atomic
def miss_call(call_request: CallRequest, *, by: User) -> CallRequest:
    """Nobody answered: it is tried again on another working day, after the third time the request is closed."""
    _lock_own(call_request, "miss_call", by)
    tries = call_request.tries + 1
    if tries >= MOST_TRIES:
        return give_up(call_request, by=by)
    day = tried_again_on(timezone.localdate(), call_request.promised_on)
    move(call_request, "miss_call", by=by, tries=tries, promised_on=day)
    return call_request


@transaction.atomic
def give_up(call_request: CallRequest, *, by: User) -> CallRequest:
    """The last try found nobody either."""
    move(call_request, "give_up", by=by, tries=MOST_TRIES)
    return call_request


@transaction.atomic
def mark_wrong_number(call_request: CallRequest, *, by: User) -> CallRequest:
    """The number is somebody else's, or nobody's."""
    return _move_own(call_request, "mark_wrong_number", by)


@transaction.atomic
def reach(call_request: CallRequest, *, by: User) -> CallRequest:
    """They have talked."""
    return _move_own(call_request, "reach", by)


@transaction.atomic
def finish(call_request: CallRequest, *, by: User) -> CallRequest:
    """What was asked is answered; nobody becomes a client."""
    return _move_own(call_request, "finish", by)


@transaction.atomic
def welcome(call_request: CallRequest, *, by: User, **facts: Any) -> Invitation:
    """Open the account of whoever asked and make the way in. Returns the invitation."""
    _lock_own(call_request, "welcome", by)
    invitation = open_account(by=by, **facts)
    move(call_request, "welcome", by=by, person=invitation.person)
    return invitation


@transaction.atomic
def withdraw(call_request: CallRequest, *, by: User) -> CallRequest:
    """Whoever asked needs no call any more: name, number and words go at once."""
    move(call_request, "withdraw", by=by, given_name="", phone="", note="")
    return call_request


def _move_own(call_request: CallRequest, verb: str, by: User) -> CallRequest:
    _lock_own(call_request, verb, by)
    move(call_request, verb, by=by)
    return call_request


def _lock_own(call_request: CallRequest, verb: str, by: User) -> None:
    """Raises ValidationError where another coach calls by now: the rule was asked before the lock."""
    lock_for_transition(call_request, verb, by)
    if call_request.taken_by_id != by.pk:
        raise ValidationError(_("Another coach calls this person now."), code="not_yours")
