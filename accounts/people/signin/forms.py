"""Forms of allauth: a password where somebody has one, and three mails an hour to one address from all forms."""

from __future__ import annotations

from allauth.account import forms
from allauth.core import context
from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from accounts.people.signin.devices import tries_key
from accounts.ratelimits.actions import consume


class LimitedMailMixin:
    """Counts a mail before anybody looks whether the address is known, so that the answer tells nothing."""

    def clean_email(self) -> str:
        """The address. Raises RateLimitedError, shown at the field."""
        email: str = super().clean_email()  # type: ignore[misc]
        consume("login_mail", key=tries_key(context.request, email))
        return email


class LoginForm(forms.LoginForm):
    """Signing in with a password, which nobody has to have: allauth leaves the field out where signing up asks none."""

    def _setup_password_field(self) -> None:
        """The field stays."""


class RequestLoginCodeForm(LimitedMailMixin, forms.RequestLoginCodeForm):
    """A code to sign in with."""


class ResetPasswordForm(LimitedMailMixin, forms.ResetPasswordForm):
    """A new password."""


class ProofForm(django_forms.Form):
    """The six digits of the mail."""

    code = django_forms.CharField(
        label=_("Code"), max_length=10,
        widget=django_forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        """Digits, however they are grouped."""
        return "".join(self.cleaned_data["code"].split())
