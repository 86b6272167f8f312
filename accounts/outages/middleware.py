"""The page of whoever comes while the database or the disk is out: words and a time to come back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import structlog
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation

from accounts.outages.causes import Trouble, trouble_of
from accounts.outages.words import said_of

log = structlog.get_logger(__name__)
STATUS = {
    Trouble.AWAY: HTTPStatus.SERVICE_UNAVAILABLE,
    Trouble.FULL: HTTPStatus.SERVICE_UNAVAILABLE,
    Trouble.TAKEN: HTTPStatus.CONFLICT,
}
RETRY_SECONDS = {Trouble.AWAY: 30, Trouble.FULL: 600}


class OutageMiddleware:
    """Answers in the place of "something broke", also where the session, the person or another middleware failed.

    Stands outside of everything that asks the database. Its own page asks for nothing: no session, no person.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        got_request_exception.connect(_remember)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or the page of the outage."""
        response = self.get_response(request)
        trouble = getattr(request, "trouble", None)
        if trouble is None or response.status_code != HTTPStatus.INTERNAL_SERVER_ERROR:
            return response
        log.error("outage", trouble=str(trouble))
        with translation.override(translation.get_language_from_request(request)):
            answer = _page(request, trouble)
        answer["Cache-Control"] = "no-store"
        if trouble in RETRY_SECONDS:
            answer["Retry-After"] = str(RETRY_SECONDS[trouble])
        return answer


def _remember(request: HttpRequest | None = None, **_kwargs: Any) -> None:
    """Django tells of an exception before it makes the page "something broke" of it."""
    if request is not None:
        request.trouble = trouble_of(sys.exc_info()[1])  # type: ignore[attr-defined]


def _page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    said, status = said_of(trouble), STATUS[trouble]
    if request.path.startswith("/api/"):
        return JsonResponse({"errors": {"": [said]}}, status=status)
    again = request.get_full_path() if request.method == "GET" else ""
    page = {"said": said, "again": again, "alone": True}
    typed = getattr(request, "unsent", None)
    if typed is not None and typed.areas:  # sent again from that page by a press, with the token of the form as it came
        page |= {"typed": typed, "again": request.get_full_path(), "token": request.POST.get("csrfmiddlewaretoken", "")}
    return HttpResponse(render_to_string("503.html", page), status=status)
