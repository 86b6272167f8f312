"""The form in which a coach types the code that she sees on the young person's phone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.arrivals.models import Arrival
from accounts.people.arrivals.queries import arrival_by_code
from accounts.people.forms import six_digits
from accounts.people.models import User
from accounts.ratelimits.actions import consume


class LetInForm(forms.Form):
    """The six digits; each try counts for the coach, so that nobody looks for open codes by guessing."""

    code = forms.CharField(
        label=_("Code on her phone"),
        help_text=_("She opens “I have a code” on her own phone and presses “I am with my coach”."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, coach: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.coach = coach

    def clean_code(self) -> Arrival:
        """The device that shows this code."""
        code = six_digits(self.cleaned_data["code"])
        consume("let_in", person=self.coach)
        found = arrival_by_code(code)
        if found is None:
            words = _("This code does not work. Check the digits, or ask for a new one on the phone.")
            raise forms.ValidationError(words, code="unknown")
        return found
