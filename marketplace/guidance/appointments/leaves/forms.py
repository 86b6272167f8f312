"""Forms of times away: from when till when, and what becomes of each appointment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User
from marketplace.guidance.appointments.availability.forms import DAY_EXAMPLE, TIME_EXAMPLE, CoachChoiceForm
from marketplace.guidance.appointments.availability.slots import HELSINKI
from marketplace.guidance.appointments.forms import say
from marketplace.guidance.appointments.leaves.states import Fate
from marketplace.guidance.appointments.models import Appointment


class LeaveForm(CoachChoiceForm):
    """Away from a day to a day; times where it is not whole days."""

    first_on = forms.DateField(label=_("First day away"), help_text=DAY_EXAMPLE)
    last_on = forms.DateField(label=_("Last day away"), help_text=DAY_EXAMPLE)
    starts = forms.TimeField(label=_("From which time on the first day"), required=False, help_text=TIME_EXAMPLE)
    ends = forms.TimeField(label=_("Until which time on the last day"), required=False, help_text=TIME_EXAMPLE)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_coach(user)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        begin = dt.datetime.combine(data["first_on"], data["starts"] or dt.time(), tzinfo=HELSINKI)
        end_on = data["last_on"] if data["ends"] else data["last_on"] + dt.timedelta(days=1)
        end = dt.datetime.combine(end_on, data["ends"] or dt.time(), tzinfo=HELSINKI)
        if end <= begin:
            raise ValidationError({"last_on": _("The end is before the beginning. Check the times.")}, code="order")
        return {"starts_at": begin, "ends_at": end, **({"coach": data["coach"]} if "coach" in data else {})}


class SettleForm(forms.Form):
    """What becomes of each appointment in a time away: one question each."""

    def __init__(self, *args: Any, rows: Iterable[Appointment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in rows:
            label = f"{row.person.full_name}, {say(row.starts_at)}"
            self.fields[f"fate_{row.pk}"] = forms.ChoiceField(label=label, choices=Fate, widget=forms.RadioSelect)

    def fates(self) -> dict[int, str]:
        """Answers by the id of the appointment, without those that are left as they are."""
        said = {int(name.removeprefix("fate_")): fate for name, fate in self.cleaned_data.items()}
        return {pk: fate for pk, fate in said.items() if fate != Fate.KEEP}
