"""Forms of extra protection: why, until when, and why no more."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from accounts.privacy.protections.states import ProtectionKind

HALF_A_YEAR = dt.timedelta(days=182)
DAY = forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


def in_half_a_year() -> dt.date:
    """What is proposed for the next look."""
    return timezone.localdate() + HALF_A_YEAR


def review_field() -> forms.DateField:
    """The day on which somebody looks again."""
    return forms.DateField(
        label=_("When do you look at it again?"), initial=in_half_a_year, widget=DAY,
        help_text=_("You are reminded on that day. The protection goes on until somebody switches it off."),
    )  # fmt: skip


def reason_field(label: Any) -> forms.CharField:
    """Some words that she reads in her trail."""
    return forms.CharField(
        label=label, help_text=_("She can read this."), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_personal_id],
    )  # fmt: skip


class ProtectForm(forms.Form):
    """By what right, in own words, and the day of the next look."""

    kind = forms.ChoiceField(label=_("Why?"), choices=ProtectionKind.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your own words"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only what is needed. She reads it, and whoever is her coach; it is deleted when protection ends."),
        validators=[refuse_personal_id],
    )  # fmt: skip
    review_on = review_field()


class RenewForm(forms.Form):
    """Why it goes on, and until when."""

    reason = reason_field(_("Why does she still need it?"))
    review_on = review_field()


class UnprotectForm(forms.Form):
    """Why it ends."""

    reason = reason_field(_("Why does she need it no more?"))
