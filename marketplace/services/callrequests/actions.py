"""Verbs of requests for a call: ask, take, put back, say how the call went, welcome, take back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.models import Municipality
from accounts.audit.transitions import create, lock_for_transition, move
from accounts.caseloads.actions import welcome as open_account
from accounts.people.models import Invitation, User
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.callrequests.queries import call_promised_on
from marketplace.services.callrequests.states import MOST_TRIES


@transaction.atomic
def ask(municipality: Municipality, *, by: User, **facts: Any) -> CallRequest:
    """Somebody without an account asks for a call; the day of the promise is counted now."""
    day = call_promised_on(timezone.localdate())
    asked = CallRequest(authority_id=municipality.authority_id, promised_on=day, **facts)
    return create(asked, "ask", by=by)


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
    """Nobody answered: it is tried again on another day, the third time the request is closed."""
    lock_for_transition(call_request, "try_again", by)
    tries = call_request.tries + 1
    move(call_request, "give_up" if tries >= MOST_TRIES else "try_again", by=by, tries=tries)
    return call_request


@transaction.atomic
def mark_wrong_number(call_request: CallRequest, *, by: User) -> CallRequest:
    """The number is somebody else's, or nobody's."""
    move(call_request, "mark_wrong_number", by=by)
    return call_request


@transaction.atomic
def reach(call_request: CallRequest, *, by: User) -> CallRequest:
    """They have talked."""
    move(call_request, "reach", by=by)
    return call_request


@transaction.atomic
def finish(call_request: CallRequest, *, by: User) -> CallRequest:
    """What was asked is answered; nobody becomes a client."""
    move(call_request, "finish", by=by)
    return call_request


@transaction.atomic
def welcome(call_request: CallRequest, *, by: User, **facts: Any) -> Invitation:
    """Open the account of whoever asked and make the way in. Returns the invitation.

    Raises ValidationError where somebody else has talked with whoever asked.
    """
    lock_for_transition(call_request, "welcome", by)
    if call_request.taken_by_id != by.pk:
        raise ValidationError(_("Another coach has talked with this person."), code="not_yours")
    invitation = open_account(by=by, **facts)
    move(call_request, "welcome", by=by, person=invitation.person)
    return invitation


@transaction.atomic
def withdraw(call_request: CallRequest, *, by: User) -> CallRequest:
    """Whoever asked needs no call any more: name, number and words go at once."""
    move(call_request, "withdraw", by=by, given_name="", phone="", note="")
    return call_request
