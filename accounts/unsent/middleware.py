"""Every form with a mark that comes in: what was typed is kept before anything is done, and forgotten once it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

import structlog
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.keyring.ring import KeyringError
from accounts.unsent.actions import forget, keep, keep_by_mark
from accounts.unsent.marks import Typed, typed_in

log = structlog.get_logger(__name__)
# Pages on which somebody shows who she is: a form that ends there was not sent.
DOORS = (
    "account_login", "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
    "mfa_activate_totp", "people:prove",
)  # fmt: skip


class UnsentTextMiddleware:
    """Stands outside of whatever may send a form away: the lock, the second step, the rules, the page itself.

    A page's own person keeps her text as soon as the form has passed the look for forgeries. What comes with a mark of
    somebody who is not signed in is kept for her when it turns out that it was not sent.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """The answer, at a door by way of the form's own page."""
        typed = None if request.path.startswith("/api/") else typed_in(request)
        request.unsent, request.unsent_until = typed, None
        response = self.get_response(request)
        if typed is None or request.path == reverse("unsent:keep"):
            return response
        if leads_to_door(response):
            keep_what_came(request)
            return _at_the_door(request, typed, response)
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            keep_what_came(request)
        else:
            _safely(lambda: forget(typed.mark, by=request.user))
        return response

    def process_view(self, request: Any, _view: Any, _args: Any, _kwargs: Any) -> None:
        """Before the page does anything: then a server that stops in between has lost nothing."""
        typed = getattr(request, "unsent", None)
        if typed is not None and is_own(request, typed):
            kept = _safely(lambda: keep(typed, by=request.user))
            request.unsent_until = kept.until if kept else None


def is_own(request: HttpRequest, typed: Typed) -> bool:
    """Whether whoever sends a form is the one for whom it was drawn."""
    return typed.mark.person is not None and typed.mark.person == getattr(request.user, "pk", None)


def keep_what_came(request: Any) -> dt.datetime | None:
    """Keep, once, what came with a mark and was not sent. Until when it is kept, None where it is not."""
    typed = request.unsent
    if typed is not None and request.unsent_until is None:
        kept = _safely(lambda: keep_by_mark(typed, request=request))
        request.unsent_until = kept.until if kept else None
    until: dt.datetime | None = request.unsent_until
    return until


def leads_to_door(response: HttpResponse) -> bool:
    """Whether an answer leads to a page on which somebody shows who she is."""
    if response.status_code != HTTPStatus.FOUND:
        return False
    return urlsplit(response["Location"]).path in {reverse(name) for name in DOORS}


def _at_the_door(request: Any, typed: Typed, response: HttpResponse) -> HttpResponse:
    """From the door she comes back to her form; where its text could not be kept, it is shown instead of the door."""
    if not typed.areas:
        return response
    request.session.pop(STATE_SESSION_KEY, None)  # allauth would keep it there in plain, and send it by itself
    until = request.unsent_until
    if until is None:
        page = {"said": _("You are not logged in any more, and the text could not be kept."), "back": typed.mark.page}
        return render(request, "accounts/unsent/not_sent.html", page, status=HTTPStatus.FORBIDDEN)
    said = _("Your text is not sent yet. We keep it until %(time)s: log in or show that it is you, then send it.")
    messages.info(request, said % {"time": date_format(timezone.localtime(until), "TIME_FORMAT")})
    door = urlsplit(response["Location"]).path
    return HttpResponseRedirect(f"{door}?{urlencode({'next': typed.mark.page})}")


def _safely(act: Callable[[], Any]) -> Any:
    """What ``act`` returns; None where it cannot be kept: that stops nobody from sending it."""
    try:
        return act()
    except (ValidationError, KeyringError, Error) as failure:
        log.warning("unsent_text_not_kept", failure=type(failure).__name__)
        return None
