"""The form of the calculator of a job's cost."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access.typed_fields import AmountField
from marketplace.reference.eligibility.basis.facts import HostForm


class CostForm(forms.Form):
    """What the calculator needs; sent by GET, so that a result can be shared."""

    euros_an_hour = AmountField(
        label=_("Pay, euros an hour"), min_value=Decimal("0.01"), max_value=500, max_digits=6, decimal_places=2,
        localize=True,
    )  # fmt: skip
    hours_a_week = AmountField(
        label=_("Hours a week"), min_value=1, max_value=60, max_digits=3, decimal_places=1, localize=True
    )
    months = forms.IntegerField(label=_("For how many months?"), min_value=1, max_value=24)
    host = forms.ChoiceField(label=_("What kind of employer is it?"), choices=HostForm)
