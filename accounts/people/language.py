"""Middleware: a signed-in person's own language wins over the browser's, and a new choice stays with the account."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from accounts.people.actions import choose_language


class OwnLanguageMiddleware:
    """Switches to the language that the person has chosen for the account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Activate the language for this request; Django's own middleware resets it for the next.

        Django's ``set_language`` checks the choice and answers with the language cookie; that cookie is also the
        sign that a signed-in person has just chosen.
        """
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        response = self.get_response(request)
        chosen = response.cookies.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen is not None and request.user.is_authenticated:
            choose_language(request.user, chosen.value)
        return response
