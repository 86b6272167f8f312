"""Forms of agreements: the text, the coach's word, reasons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.access.typed_fields import AmountField
from accounts.people.forms import PhoneField
from accounts.people.validators import refuse_personal_id
from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.work.agreements.content import DECLARED, MUST, WRITTEN, typed
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.states import SIDES, Benefit, Party, Safety, Weekday
from marketplace.work.agreements.words import NAMES
from marketplace.work.listings.states import TRIAL_AIMS

DAY = _("For example 1.12.2026")
CLOCK = _("For example 8:00")
TICKS = [
    (name, format_lazy("{tick} ({needed})", tick=NAMES[name], needed=_("needed")) if name in MUST else NAMES[name])
    for name in DECLARED
]


def _text(field: str, length: int, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=NAMES[field], max_length=length, required=False, validators=[refuse_personal_id], **more
    )


def _phone(field: str) -> PhoneField:
    """Somebody else's number, so no browser fills in the coach's own."""
    return PhoneField(label=NAMES[field], widget=forms.TextInput(attrs={"inputmode": "tel"}))


def _day(field: str) -> forms.DateField:
    return forms.DateField(label=NAMES[field], required=False, help_text=DAY)


class AgreementForm(forms.Form):
    """The text of an agreement. Saved part by part; sending it out asks for what is missing."""

    aim = forms.ChoiceField(
        label=NAMES["aim"], choices=[(one.value, one.label) for one in TRIAL_AIMS], widget=forms.RadioSelect,
        required=False,
    )  # fmt: skip
    goals = _text("goals", 600, widget=forms.Textarea)
    tasks = _text("tasks", 2000, widget=forms.Textarea)
    starts_on = _day("starts_on")
    ends_on = _day("ends_on")
    hours_per_day = AmountField(
        label=NAMES["hours_per_day"], max_digits=3, decimal_places=1, min_value=0, required=False, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    weekdays = forms.MultipleChoiceField(
        label=NAMES["weekdays"], choices=Weekday, widget=forms.CheckboxSelectMultiple, required=False
    )
    from_time = forms.TimeField(label=NAMES["from_time"], required=False, help_text=CLOCK)
    until_time = forms.TimeField(label=NAMES["until_time"], required=False, help_text=CLOCK)
    street = _text("street", 150)
    town = _text("town", 60)
    guide_name = _text("guide_name", 100)
    guide_phone = _phone("guide_phone")
    contact_name = _text("contact_name", 150)
    contact_phone = _phone("contact_phone")
    host_form = forms.ChoiceField(label=NAMES["host_form"], choices=HostForm, required=False)
    benefit_payer = forms.ChoiceField(
        label=NAMES["benefit_payer"], choices=Benefit, widget=forms.RadioSelect, required=False
    )
    safety = forms.MultipleChoiceField(
        label=NAMES["safety"], choices=Safety, widget=forms.CheckboxSelectMultiple, required=False
    )
    ticked = forms.MultipleChoiceField(
        label=_("Made sure of"), choices=TICKS, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Each tick is kept with its day."),
    )  # fmt: skip
    elsewhere_first = _day("elsewhere_first")
    elsewhere_last = _day("elsewhere_last")

    def __init__(self, *args: Any, version: Agreement, **kwargs: Any) -> None:
        values = typed(version.content)
        initial = {name: values[name] for name in WRITTEN if name not in DECLARED}
        initial["ticked"] = [name for name in DECLARED if values[name]]
        super().__init__(*args, **{**kwargs, "initial": initial})
        field: Any
        for name, field in self.fields.items():
            field.is_needed = name in MUST

    def clean(self) -> dict[str, Any]:
        """Days and times in order; a trial elsewhere has both its days."""
        data = super().clean() or {}
        first, last = data.get("elsewhere_first"), data.get("elsewhere_last")
        if bool(first) != bool(last):
            self.add_error("elsewhere_last", _("Give both days, or neither."))
        pairs = (("starts_on", "ends_on"), ("from_time", "until_time"), ("elsewhere_first", "elsewhere_last"))
        for early, late in pairs:
            if data.get(early) and data.get(late) and data[late] < data[early]:
                self.add_error(late, _("The last day is before the first day. Check the days."))
        self._compare_hours(data)
        return data

    def _compare_hours(self, data: dict[str, Any]) -> None:
        """A day's work takes place between its first and its last hour; a break may shorten it."""
        hours, first, last = data.get("hours_per_day"), data.get("from_time"), data.get("until_time")
        if hours is None or first is None or last is None or last <= first:
            return
        longest = (last.hour - first.hour) * 60 + last.minute - first.minute
        if hours * 60 > longest:
            self.add_error("hours_per_day", _("So many hours do not fit between the beginning and the end of the day."))


class CheckForm(forms.Form):
    """The coach's word where something is not known."""

    word = forms.CharField(
        label=_("How have you checked what the service does not know?"), max_length=1000, required=False,
        widget=forms.Textarea, validators=[refuse_personal_id],
        help_text=_("Kept with your name in the agreement. No health data, please."),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why a version is taken back."""

    reason = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea, validators=[refuse_personal_id])


class ResendForm(forms.Form):
    party = forms.ChoiceField(
        label=_("To whom?"), choices=[(one.value, Party(one).label) for one in SIDES], widget=forms.RadioSelect
    )


class RenewForm(forms.Form):
    """The days of going on."""

    starts_on = forms.DateField(label=NAMES["starts_on"], help_text=DAY)
    ends_on = forms.DateField(label=NAMES["ends_on"], help_text=DAY)

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first."""
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("The last day is before the first day."))
        return data
