"""Middleware at the front door: second factor for staff, tenant scope, what a browser may do and keep."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_cache_control

from accounts.access.tenancy import across_authorities, within_authority, within_organisations, without_scope
from accounts.people.actions import choose_language
from accounts.people.demo import DEMO_SESSION
from accounts.people.signin.devices import beside_coach_until, remember_device
from accounts.people.signin.reauthentication import PROVEN_PAGES, is_due, is_locked, note_presence
from accounts.people.states import Role

# What it takes to set a factor up, to prove who one is while doing so, and to leave again.
OPEN_WITHOUT_SECOND_FACTOR = (
    "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/", "/account/2fa/reauthenticate/",
    "/account/2fa/webauthn/reauthenticate/", "/account/reauthenticate/", "/account/login/", "/account/logout/",
    "/account/confirm-email/", "/static/", "/language/",
)  # fmt: skip
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
REMOVALS = ("mfa_deactivate_totp", "mfa_remove_webauthn")
PERMISSIONS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"
Answer = Callable[[HttpRequest], HttpResponse]


# Where a locked session may go: to the proof, out, and to another language.
UNLOCKED = {
    "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_reauthenticate", "account_logout", "set_language",
}  # fmt: skip
LOCKED = 423


class ProofMiddleware:
    """Lets pages ask whether a proof is due, asks for it before the ways in are changed, and locks who was away."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.proof_is_due = lambda: is_due(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """The page of the proof, from which allauth comes back with what was sent."""
        match = request.resolver_match
        name = match.view_name if match else ""
        if name not in UNLOCKED and is_locked(request):
            return self._locked(request)
        note_presence(request)
        return self._to_proof(request) if name in PROVEN_PAGES and is_due(request) else None

    def _locked(self, request: HttpRequest) -> HttpResponse:
        """Programs and parts of pages are told; a page, and a form that is sent, waits behind the proof."""
        wants_json = request.get_preferred_type(["text/html", "application/json"]) == "application/json"
        if wants_json or request.headers.get("HX-Request") or request.path.startswith("/api/"):
            return HttpResponse(status=LOCKED, headers={"HX-Refresh": "true"})
        return self._to_proof(request)

    def _to_proof(self, request: HttpRequest) -> HttpResponse:
        return suspend_request(request, get_adapter(request).get_reauthentication_methods(request.user)[0]["url"])


class SecondFactorMiddleware:
    """Coaches, coordinators and administrators set up a second factor before they see anything."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Send staff without a factor to the page where it is set up."""
        if self._is_due(request):
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        """Staff may exchange a factor, never take the last one away."""
        match = request.resolver_match
        if match is None or match.url_name not in REMOVALS or not getattr(request.user, "has_staff_role", False):
            return
        if Authenticator.objects.filter(user=request.user, type__in=FACTORS).count() < 2:
            raise PermissionDenied

    def _is_due(self, request: HttpRequest) -> bool:
        user = request.user
        if not user.is_authenticated or not user.has_staff_role:
            return False
        if request.path.startswith(OPEN_WITHOUT_SECOND_FACTOR):
            return False
        if settings.DEMO and request.session.get(DEMO_SESSION):
            return False
        return not is_mfa_enabled(user)


class KnownDeviceMiddleware:
    """Lets a device be known from which somebody has just signed in."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        signed_in = getattr(request, "signed_in", None)
        if signed_in is not None:
            remember_device(request, response, signed_in)
        return response


class BesideCoachMiddleware:
    """Tells the rules of somebody whom a coach has let in within the last hour."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        until = beside_coach_until(request)
        if until is not None and request.user.is_authenticated:
            request.user.beside_coach_until = until  # type: ignore[attr-defined]
        return self.get_response(request)


class TenantMiddleware:
    """Every request works within the authority of its user, an employer's within its own dealings."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Open the scope for as long as the request lasts."""
        with scope_of(request.user):
            return self.get_response(request)


def scope_of(user: Any) -> AbstractContextManager:
    """The tenant scope in which a person works."""
    if not user.is_authenticated:
        return without_scope()
    if user.role == Role.ADMINISTRATOR:
        return across_authorities()
    if user.role == Role.EMPLOYER:
        return within_organisations(
            user.memberships.filter(ended_on__isnull=True).values_list("organisation", flat=True)
        )
    return within_authority(user.authority_id)


class PrivateCacheMiddleware:
    """Pages of signed-in people are kept by no cache and no back button of a shared machine."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            patch_cache_control(response, no_store=True, private=True)
        return response


class BrowserMiddleware:
    """Tells browsers what Django has no setting for: nobody else's page may load ours, pages need no sensors."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"  # also where a package's view wants less
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


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
