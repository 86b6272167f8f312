"""Pages across authorities: open to everybody, or behind a secret link (changed by a button only, never cached)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.generic import TemplateView

from accounts.access.rules import anyone
from accounts.access.tenancy import across_authorities
from accounts.access.views import ReadOnlyMixin, RuleRequiredMixin


class AcrossAuthoritiesMixin:
    """A page for everybody about what is of every authority."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read across authorities; the answer is drawn before the scope closes."""
        with across_authorities():
            response: Any = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
            return response.render() if hasattr(response, "render") else response


class OpenPage(AcrossAuthoritiesMixin, RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """One that shows public facts only."""


class LinkPage(ReadOnlyMixin, TemplateView):
    """One object by its ``token``, without signing in; opening the page changes nothing, so that mail scanners cannot.

    It speaks the language of the mail that it came in. A page that takes an answer adds ``post``.
    """

    model: Any = None
    joined: tuple[str, ...] = ()
    rule = anyone

    def get_rows(self) -> Any:
        """Where the link may lead."""
        return self.model.objects.select_related(*self.joined)

    def find(self, token: str) -> Any:
        """The object by its secret."""
        return get_object_or_404(self.get_rows(), token=token)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the object by its secret; whatever is answered stays in no cache and names no referrer."""
        with across_authorities():
            self.obj = self.find(kwargs["token"])
            with translation.override(self.language()):
                response: Any = super().dispatch(request, *args, **kwargs)
                if hasattr(response, "render"):
                    response.render()
                response["Content-Language"] = translation.get_language()
            response["Referrer-Policy"] = "strict-origin"  # no-referrer would make the form's own Origin null
            response["Cache-Control"] = "no-store, private"
            return response

    def reader(self) -> Any:
        """To whose mailbox the link went."""
        raise NotImplementedError

    def language(self) -> str:
        """That of the mail, unless the visitor has chosen one here or is signed in with an own one."""
        has_chosen = settings.LANGUAGE_COOKIE_NAME in self.request.COOKIES or self.request.user.is_authenticated
        return (translation.get_language() if has_chosen else self.reader().language) or settings.LANGUAGE_CODE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"object": self.obj, **kwargs})
