"""Limits at the front of every page: guessing, and the page of whoever did something too often."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.ratelimits.actions import RateLimitedError, consume, give_back

# Pages of allauth on which a code or a password can be guessed.
GUESSED = {
    "account_login", "account_confirm_login_code", "account_email_verification_sent", "account_reauthenticate",
    "mfa_authenticate", "mfa_reauthenticate",
}  # fmt: skip


class RateLimitMiddleware:
    """Takes a try for every guess; a proof of who somebody is (``count_as_right``) gives it back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Count the guess before anything is looked up."""
        match = request.resolver_match
        if request.method != "POST" or match is None or match.view_name not in GUESSED:
            return None
        try:
            request.guess = consume("guess", request=request)  # type: ignore[attr-defined]
        except RateLimitedError as refusal:
            return too_many(request, refusal)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of too many tries, for views that have no form to show it at."""
        return too_many(request, error) if isinstance(error, RateLimitedError) else None


def too_many(request: HttpRequest, refusal: RateLimitedError) -> HttpResponse:
    """Say when the next try passes; nothing is stored, no session either."""
    answer = render(request, "429.html", {"said": refusal.message}, status=HTTPStatus.TOO_MANY_REQUESTS)
    answer["Retry-After"] = str(refusal.retry_after)
    return answer


def count_as_right(request: HttpRequest, **_kwargs: Any) -> None:
    """A right code or password costs no try."""
    taken = getattr(request, "guess", None)
    if taken is not None:
        give_back(taken)
