"""Pages of what was not sent: keeping while somebody types, throwing away, the pages of forgeries and of our faults."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE, get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from accounts.access.rules import signed_in
from accounts.access.views import ActPage, RuleRequiredMixin
from accounts.unsent import actions, rules
from accounts.unsent.middleware import is_own, keep_what_came
from accounts.unsent.models import UnsentText


class Keep(RuleRequiredMixin, View):
    """A script of the page sends here what was typed so far; the middleware has kept it by now."""

    rule = signed_in
    http_method_names = ("post",)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """When it was kept, in the reader's way of writing times."""
        if request.unsent_until is None:
            return JsonResponse({"at": ""}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return JsonResponse({"at": date_format(timezone.localtime(), "TIME_FORMAT")})


class Discard(ActPage):
    """Throw a kept text away."""

    model = UnsentText
    rule = rules.can_discard
    question = gettext_lazy("Throw the unsent text away?")
    submit_label = gettext_lazy("Throw it away")
    template_name = "accounts/unsent/discard.html"
    success_message = gettext_lazy("The unsent text is thrown away.")
    danger = True

    def get_success_url(self) -> str:
        """The form, empty again."""
        return self.obj.page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What would be gone."""
        told = self.obj.told
        return super().get_context_data(words=told["values"].get(told["area"], []), label=told["label"], **kwargs)

    def act(self, form: Any) -> None:
        actions.discard(self.obj, by=self.request.user)


def csrf_failure(request: Any, reason: str = "") -> HttpResponse:
    """A form whose page and browser do not fit together any more: nothing was done, and nothing that was typed is lost.

    Who has no account sends it again from here, with a fresh token, by a press: what is sent by nobody's account can be
    sent by anybody anyway.
    """
    until, typed = keep_what_came(request), request.unsent
    is_nobodys = typed is not None and typed.mark.person is None and not request.user.is_authenticated
    page = {
        "said": _csrf_words(request, reason, is_kept=until is not None),
        "back": typed.mark.page if typed is not None else _came_from(request),
        "kept_until": until,
        "needs_login": until is not None and not request.user.is_authenticated,
        "again": request.get_full_path() if is_nobodys and typed.areas else "",
        "token": get_token(request),
    }
    return render(request, "accounts/unsent/not_sent.html", page, status=HTTPStatus.FORBIDDEN)


def _csrf_words(request: Any, reason: str, *, is_kept: bool) -> str:
    typed = request.unsent
    if is_kept and request.user.is_authenticated and not is_own(request, typed):
        return _("This browser is logged in as somebody else by now. The text waits for whoever wrote it.")
    if reason == REASON_NO_CSRF_COOKIE:
        return _("Your browser did not take our cookie, and without it nothing can be sent. Allow cookies here.")
    return _("The page was open for long, or somebody logged in or out in another tab. So we did not take the form.")


def _came_from(request: HttpRequest) -> str:
    came = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return urlsplit(came).path if ours else reverse("home")


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours, on a page that asks for nothing that may be broken; what was typed stands on it."""
    page = {"typed": getattr(request, "unsent", None)}
    return HttpResponseServerError(render_to_string("500.html", page))
