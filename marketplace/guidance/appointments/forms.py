"""Forms of appointments: choose a time, offer times, move, hand over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User
from marketplace.guidance.appointments.availability.forms import DAY_EXAMPLE, TIME_EXAMPLE
from marketplace.guidance.appointments.availability.models import LONGEST, SHORTEST, Leave
from marketplace.guidance.appointments.availability.queries import (
    closing_times,
    find_slot,
    names_of,
    open_slots,
)
from marketplace.guidance.appointments.availability.slots import HELSINKI, Slot, overlaps
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import Way

SHOWN, LOOKED_AHEAD = 24, 42
AT_ONCE = 3


def slot_choices(slots: Iterable[Slot]) -> list[tuple[str, str]]:
    """Keys and words of slots: day, time, with whom."""
    rows = list(slots)
    names = names_of(rows)
    return [(slot.key, f"{say(slot.starts_at)}, {names[slot.coach_id]}") for slot in rows]


def say(moment: dt.datetime) -> str:
    """Day of the week, day and time, as the reader writes them."""
    local = timezone.localtime(moment)
    facts = {"day": f"{date_format(local, 'l')} {date_format(local, 'SHORT_DATE_FORMAT')}"}
    return gettext("%(day)s at %(time)s") % {**facts, "time": date_format(local, "TIME_FORMAT")}


class SlotForm(forms.Form):
    """One of the times that are free for her."""

    slot = forms.ChoiceField(label=_("Choose a time"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, slots: list[Slot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slots = slots
        field: Any = self.fields["slot"]
        field.choices = slot_choices(slots[:SHOWN])
        field.error_messages["invalid_choice"] = _("This time is taken. Choose another time.")

    def clean_slot(self) -> Slot | None:
        found = find_slot(self.slots, self.cleaned_data["slot"])
        if found is None:
            raise ValidationError(_("This time is taken. Choose another time."), code="slot_taken")
        return found


class TakeForm(forms.Form):
    """The time that was pressed. Whether it is still free is for the action to say."""

    slot = forms.CharField(max_length=40, widget=forms.HiddenInput)


class OwnTimeMixin(forms.Form):
    """A time outside the opening hours, on which coach and young person agree."""

    day = forms.DateField(label=_("Or another day"), required=False, help_text=DAY_EXAMPLE, widget=forms.DateInput)
    time = forms.TimeField(label=_("Time"), required=False, help_text=TIME_EXAMPLE, widget=forms.TimeInput)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=SHORTEST, max_value=LONGEST, initial=45, required=False)
    way = forms.ChoiceField(label=_("How you meet"), choices=Way, initial=Way.PLACE, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    link = forms.URLField(label=_("Link of the video meeting"), max_length=190, required=False, assume_scheme="https")
    anyway = forms.BooleanField(label=_("This time, though I am away or the office is closed"), required=False)
    coach: User

    def own_time(self) -> Slot | None:
        """The time that was typed, None where there is none.

        Raises ValidationError for half a time, and for a day on which nobody would be there unless that is meant.
        """
        data = self.cleaned_data
        if not data.get("day") and not data.get("time"):
            return None
        if not data.get("day") or not data.get("time"):
            raise ValidationError({"time": _("Write both a day and a time.")}, code="half")
        starts_at = dt.datetime.combine(data["day"], data["time"], tzinfo=HELSINKI)
        ends_at = starts_at + dt.timedelta(minutes=data.get("minutes") or 45)
        if not data.get("anyway") and self._nobody_is_there(starts_at, ends_at):
            text = _("You are away or the office is closed then. Tick the box if you mean it.")
            raise ValidationError({"anyway": text}, code="away")
        return Slot(starts_at, ends_at, self.coach.pk, data.get("way") or Way.PLACE, data["place"], data["link"])

    def _nobody_is_there(self, starts_at: dt.datetime, ends_at: dt.datetime) -> bool:
        closes = closing_times()(starts_at.date())
        leaves = Leave.objects.filter(coach=self.coach).meeting(starts_at, ends_at)
        away = overlaps(starts_at, ends_at, leaves.values_list("starts_at", "ends_at"))
        return away or (closes is not None and starts_at.time() >= closes)


class OfferForm(OwnTimeMixin):
    """Up to three times for one young person, of the coach's free ones or another one."""

    slots = forms.MultipleChoiceField(
        label=_("Your free times"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose one, two or three."),
    )  # fmt: skip
    field_order = ("slots",)

    def __init__(self, *args: Any, coach: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.coach = coach
        self.free = open_slots([coach.pk], timezone.now(), LOOKED_AHEAD)
        field: Any = self.fields["slots"]
        field.choices = slot_choices(self.free[:SHOWN])

    def one_a_day(self) -> list[tuple[str, str]]:
        """The first free time of each of the next days, to be offered by one press: key and words."""
        first = {slot.starts_at.date(): slot for slot in reversed(self.free)}
        return [(first[day].key, say(first[day].starts_at)) for day in sorted(first)[:AT_ONCE]]

    def clean(self) -> dict[str, Any]:
        """The times as slots."""
        data = super().clean() or {}
        if self.errors:
            return data
        chosen = [slot for slot in self.free if slot.key in data["slots"]]
        own = self.own_time()
        data["chosen"] = [*chosen, *([own] if own else [])]
        if not data["chosen"]:
            raise ValidationError(_("Offer one, two or three times."), code="how_many")
        return data


class MoveForm(OwnTimeMixin, SlotForm):
    """Another time, as the coach agrees on it."""

    field_order = ("slot",)

    def __init__(self, *args: Any, coach: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.coach = coach
        self.fields["slot"].required = False

    def clean_slot(self) -> Slot | None:
        """The slot, where one was chosen."""
        return find_slot(self.slots, self.cleaned_data["slot"])

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data = super().clean() or {}
        if not self.errors:
            data["slot"] = self.own_time() or data["slot"]
            if data["slot"] is None:
                raise ValidationError(_("Choose a time."), code="required")
        return data


class HandForm(forms.Form):
    """Who meets her instead."""

    to = forms.ModelChoiceField(label=_("Who meets the young person?"), queryset=User.objects.none())

    def __init__(self, *args: Any, appointment: Appointment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        rows = User.objects.coaches().filter(authority=appointment.authority_id)
        to.queryset = rows.exclude(pk=appointment.coach_id)
