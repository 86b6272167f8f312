"""Forms of oversight: a reason for a roll-back or a refusal, and the numbers of the ranker."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from matching.oversight.models import Number
from matching.oversight.states import MOST, NumberKey


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why?"), max_length=300, validators=[refuse_personal_id])


class NumberForm(ReasonForm):
    """One number and why it changes."""

    key = forms.ChoiceField(label=_("Which number?"), choices=NumberKey, widget=forms.RadioSelect)
    value = forms.FloatField(label=_("New value"), min_value=0, max_value=max(MOST.values()))
    field_order = ("key", "value", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = [(key.value, f"{key.label}: {Number.now(key):g}") for key in NumberKey]
        self.fields["key"].choices = now  # type: ignore[attr-defined]
