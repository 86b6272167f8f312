"""The page of whoever asks for something sealed while its key is away: words instead of a broken page."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.keyring.ring import KeyringError
from accounts.keyring.sealing import BrokenSealError

log = structlog.get_logger(__name__)
RETRY_SECONDS = 600


class KeyringMiddleware:
    """Answers 503 where a key is missing or a seal is broken, and tells the log which."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page, or in the API its sentence."""
        if not isinstance(error, KeyringError):
            return None
        log.error("cannot_be_opened", error=type(error).__name__, said=str(error))
        answer = self._answer(request, _words(error))
        answer["Retry-After"] = str(RETRY_SECONDS)
        return answer

    def _answer(self, request: HttpRequest, said: str) -> HttpResponse:
        if request.path.startswith("/api/"):
            return JsonResponse({"detail": said}, status=HTTPStatus.SERVICE_UNAVAILABLE)
        return render(request, "503.html", {"said": said}, status=HTTPStatus.SERVICE_UNAVAILABLE)


def _words(error: KeyringError) -> str:
    if isinstance(error, BrokenSealError):
        return _("What is kept here was changed from outside, so we do not show it. Tell us, and we look into it.")
    return _("What is kept here is locked, and the service does not find the key just now. Nothing is lost.")
