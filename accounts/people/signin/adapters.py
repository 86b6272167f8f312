"""How allauth behaves here: who may sign up, from where somebody comes, and what a login code proves."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.flows.signup import prevent_enumeration
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.keyring.sealing import key_name, seal, unseal
from accounts.people.actions import mark_reached
from accounts.people.models import User
from accounts.people.signin.devices import tries_key
from accounts.people.signin.queries import PURPOSE
from accounts.people.states import Role
from accounts.people.words import footer_of_code
from accounts.ratelimits.actions import RateLimitedError, consume

NO_ADDRESS = "0.0.0.0"  # noqa: S104 - counted by, never listened on: all of whom nothing is known share their tries


class AccountAdapter(DefaultAccountAdapter):
    """Employers sign up by themselves; young people come by invitation, staff are added by an administrator."""

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Home, where no other way back is known: the page of passwords would ask for the new one at once."""
        return reverse("home")

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's address; one that our own proxies cannot have written counts as that of the connection."""
        try:
            return super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            return request.META.get("REMOTE_ADDR") or NO_ADDRESS

    def is_safe_url(self, url: str | None) -> bool:
        """Whether to go on there after signing in; what is no address at all ("http://[::1") is not safe either."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return tries_key(request, credentials.get("email", ""))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Staff prove themselves by their second factor; others also by a code to the address of now, if it is proven.

        An address that a coach has typed and nobody has used proves nothing.
        """
        methods = super().get_reauthentication_methods(user)
        if not user.is_authenticated:
            return methods
        if user.has_staff_role:
            return [one for one in methods if one["id"].startswith("mfa")]
        by_code = {"id": "code", "description": _("Use a code from your e-mail"), "url": reverse("people:prove")}
        is_proven = EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists()
        return [*methods, by_code] if is_proven else methods

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Anybody may open an employer's account; it can do nothing until a coach has checked the employer."""
        return True

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002
        """A signed-up person is an employer's person."""
        user.role = Role.EMPLOYER
        user.given_name = form.cleaned_data["given_name"]
        user.family_name = form.cleaned_data["family_name"]
        user.language = translation.get_language() or "fi"
        try:
            with transaction.atomic():
                return super().save_user(request, user, form, commit=commit)
        except IntegrityError as clash:  # the same address a moment ago: the answer that a known address gets
            raise ImmediateHttpResponse(prevent_enumeration(request, email=user.email)) from clash

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a code; where the mail server does not answer, say so on the page instead of failing."""
        try:
            consume("account_mail", key=email.lower())
            super().send_mail(template_prefix, email, context)
        except RateLimitedError as refusal:
            messages.error(self.request, refusal.message)
        except OSError:
            messages.error(self.request, _("The mail could not be sent now. Wait a while and ask for a new one."))

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """A mail of signing in says how long it works and who sends it; no machine answers it (RFC 3834)."""
        is_login = template_prefix.endswith("login_code")
        lasts = app_settings.LOGIN_BY_CODE_TIMEOUT if is_login else app_settings.EMAIL_VERIFICATION_BY_CODE_TIMEOUT
        told = {**context, "minutes": lasts // 60, "hours": settings.PASSWORD_RESET_TIMEOUT // 3600}
        if "password_reset_url" in context:  # allauth writes the host of the request into it
            told["password_reset_url"] = f"{settings.SITE_URL}{urlsplit(context['password_reset_url']).path}"
        automatic = {"Auto-Submitted": "auto-generated", **(headers or {})}
        mail = super().render_mail(template_prefix, email, told, automatic)
        mail.body = f"{mail.body}\n\n{footer_of_code(User.objects.filter(email__iexact=email).first())}"
        return mail


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors lie sealed in the table; those from before are read as they are."""

    def encrypt(self, text: str) -> str:
        return seal(PURPOSE, text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(PURPOSE, encrypted_text) if key_name(encrypted_text) else encrypted_text


def keep_proven_address(user: Any, method: str, email: str | None = None, **_kwargs: Any) -> None:
    """Whoever types the code of a mail has the mail box: that address needs no second proof.

    Accounts that a coach, a colleague or the support desk opened have no row of allauth's own yet.
    """
    if method == "code" and email:
        mark_reached(user)
        has_one = EmailAddress.objects.filter(user=user, primary=True).exists()
        EmailAddress.objects.get_or_create(user=user, email=email, defaults={"primary": not has_one})


def count_new_second_step(request: HttpRequest, user: Any, authenticator: Any, **_kwargs: Any) -> None:
    """Whoever has just set a second step up has proved it: the recovery codes are shown without asking for it again."""
    proof = {"method": "mfa", "type": authenticator.type, "at": time.time(), "reauthenticated": True}
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [*get_authentication_records(request, user), proof]
