"""Forms of placements: what is agreed, how it ended, how things are later."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import HEARD, Outcome, Side, StopCause

DAY = _("For example 1.12.2026")


class PlacementForm(forms.ModelForm):
    """What the three agree on. Saved part by part; agreeing asks for what is missing."""

    starts_on = forms.DateField(label=_("First day"), required=False, help_text=DAY)
    ends_on = forms.DateField(label=_("Last day"), required=False, help_text=DAY)

    class Meta:
        model = Placement
        fields = (
            "goal", "guide_name", "guide_phone", "starts_on", "ends_on", "hours_per_day", "days_per_week",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hours_per_day"].localize = True
        self.fields["hours_per_day"].widget = forms.TextInput(attrs={"inputmode": "decimal"})
        self.fields["goal"].help_text = _("What do you want to find out or learn? Write it together.")

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first."""
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("The last day is before the first day."))
        return data

    def _post_clean(self) -> None:
        """The action writes and checks the row; the form leaves the instance alone."""


class EndForm(forms.Form):
    """The end and what came next."""

    ended_on = forms.DateField(label=_("Last day at work"), initial=timezone.localdate, help_text=DAY)
    outcome = forms.ChoiceField(label=_("What comes next?"), choices=Outcome, widget=forms.RadioSelect)
    outcome_note = forms.CharField(
        label=_("A word about it"),
        max_length=600,
        required=False,
        widget=forms.Textarea,
        validators=[refuse_personal_id],
    )

    def clean_ended_on(self) -> dt.date:
        """Not in the future."""
        day: dt.date = self.cleaned_data["ended_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."), code="future")
        return day


class StopTodayForm(forms.Form):
    """Stopping before the end, for the young person and the workplace: the cause and the last day, which is today."""

    cause = forms.ChoiceField(
        label=_("What is the cause?"), choices=StopCause, widget=forms.RadioSelect, initial=StopCause.OTHER,
        required=False,
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why?"), max_length=300, widget=forms.Textarea, validators=[refuse_personal_id],
        help_text=_("A sentence is enough. No health data, please."),
    )  # fmt: skip
    ended_on = forms.DateField(label=_("Last day at work"), initial=timezone.localdate, help_text=DAY)
    clean_ended_on = EndForm.clean_ended_on

    def clean_cause(self) -> str:
        """Another cause where none is chosen."""
        return self.cleaned_data["cause"] or StopCause.OTHER


class StopForm(EndForm, StopTodayForm):
    """The same for the coach, who also writes down who stopped it and what comes next."""

    side = forms.ChoiceField(label=_("Who stops?"), choices=Side, widget=forms.RadioSelect)
    field_order = ("side", "cause", "reason", "ended_on", "outcome", "outcome_note")


class CancelForm(forms.Form):
    """Why it never started."""

    reason = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea, validators=[refuse_personal_id])


class AnswerForm(forms.Form):
    """How things are now: two taps."""

    situation = forms.ChoiceField(label=_("How are things now?"), choices=Outcome, widget=forms.RadioSelect)


class HeardForm(AnswerForm):
    """How things are now, as the coach has heard it."""

    how_told = forms.ChoiceField(label=_("How did you hear it?"), choices=HEARD, widget=forms.RadioSelect)
