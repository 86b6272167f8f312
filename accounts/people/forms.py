"""Forms of people: signing up, joining with a code, own settings."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import phonenumbers
from allauth.core import context
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.holdings.queries import Held, in_words
from accounts.people.models import User
from accounts.people.states import Role
from accounts.people.validators import refuse_no_name, refuse_personal_id
from accounts.ratelimits.actions import consume

SIX_DIGITS = re.compile(r"[0-9]{6}")
HOME = "FI"


class NameField(forms.CharField):
    """A name as its owner writes it; letters that were typed in parts (A and a ring) are put together (Å)."""

    def to_python(self, value: Any) -> str:
        """The name in Unicode's composed form."""
        return unicodedata.normalize("NFC", super().to_python(value) or "")


class MailedNameField(NameField):
    """A name that stands in mails to strangers, where nobody has checked who writes it: no call and no address."""

    default_validators = [refuse_no_name]


class SignupForm(forms.Form):
    """What allauth asks of a new employer's person besides the e-mail address."""

    given_name = MailedNameField(label=_("First name"), max_length=100)
    family_name = MailedNameField(label=_("Last name"), max_length=100)

    def clean(self) -> dict[str, Any]:
        """Count accounts opened from one network, once the form is right."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            consume("signup", request=context.request)
        return cleaned

    def signup(self, request: Any, user: Any) -> None:
        """Nothing more to do: the adapter has saved the names."""


class PhoneField(forms.CharField):
    """A phone number as people write it, cleaned to the international form (+358401234567)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}))
        super().__init__(**{"label": _("Phone"), "max_length": 30, "required": False, **kwargs})

    def clean(self, value: Any) -> str:
        """The number in the international form, empty where there is none."""
        text = super().clean(value)
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text, HOME)
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise forms.ValidationError(_("Check the phone number. It looks like 040 123 4567."), code="phone")
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def six_digits(typed: str) -> str:
    """The digits of a code without what stands between them. Raises ValidationError."""
    code = re.sub(r"[\s.-]", "", typed)
    if not SIX_DIGITS.fullmatch(code):
        raise forms.ValidationError(_("Write six digits, for example 012345."), code="digits")
    return code


class JoinForm(forms.Form):
    """The six digits; spaces and dashes between them do not matter."""

    code = forms.CharField(
        label=_("What is your code?"),
        help_text=_("Six digits. You got them from your coach."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        return six_digits(self.cleaned_data["code"])


class SettingsForm(forms.Form):
    """A person's own settings. Who has no use for one does not see it."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    phone = PhoneField(help_text=_("A workplace sees it only if you tick it."))
    wants_mail = forms.BooleanField(label=_("Send me messages by e-mail"), required=False)
    wants_sms = forms.BooleanField(label=_("Send me text messages about meetings"), required=False)
    wants_ranking = forms.BooleanField(label=_("The computer may put places in order for me"), required=False)
    wants_first_steps = forms.BooleanField(label=_("Show my first steps at home"), required=False)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {name: getattr(person, name) for name in self.fields}
        if person.role != Role.YOUNG:
            del self.fields["wants_ranking"]
            self.fields["phone"].help_text = ""
        if person.wants_first_steps:
            del self.fields["wants_first_steps"]  # they are put aside where they stand
        if not person.email:
            del self.fields["wants_mail"]


class TakerForm(forms.Form):
    """Who takes over what somebody holds; nothing is asked where there is nothing."""

    to = forms.ModelChoiceField(label=_("Who takes over?"), queryset=User.objects.none())

    def __init__(self, *args: Any, held: list[Held], takers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not held:
            del self.fields["to"]
            return
        field: Any = self.fields["to"]
        self.takers = takers
        field.queryset, field.help_text = takers, ", ".join(in_words(held))
        if not takers.exists():
            nobody = _("Nobody can take over yet: a colleague has to log in first.")
            field.help_text = f"{field.help_text}. {nobody}"


class WhyForm(forms.Form):
    """Why something is done to an account; the trail keeps it."""

    reason = forms.CharField(
        label=_("Why?"), max_length=300, help_text=_("It is kept in the log."),
        widget=forms.Textarea(attrs={"rows": 3}), validators=[refuse_personal_id],
    )  # fmt: skip


class CloseAccountForm(TakerForm, WhyForm):
    """Why an account is closed, and who takes over."""

    field_order = ("to", "reason")
