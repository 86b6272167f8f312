"""The form of a new dated row of a limit."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access.typed_fields import AmountField


class LimitForm(forms.Form):
    """What the law says from a day on, and where it says so."""

    value = AmountField(label=_("Value"), max_digits=10, decimal_places=2, min_value=0)
    valid_from = forms.DateField(
        label=_("Valid from"),
        help_text=_("The old number stays in the history and holds until the day before."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    section = forms.CharField(label=_("Section of law"), max_length=120, help_text=_("For example 380/2023 § 55."))
    is_verified = forms.BooleanField(label=_("I have read it in the law myself"), required=False)
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)
