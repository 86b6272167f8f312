"""Forms of introductions: the workplace's yes, its time to meet, its no."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.work.introductions.states import DeclineReason


class AcceptForm(forms.Form):
    """A yes, with a word if there is one."""

    greeting = forms.CharField(
        label=_("A word to the young person"),
        max_length=300,
        required=False,
        widget=forms.Textarea,
        validators=[refuse_personal_id],
    )


class DeclineForm(AcceptForm):
    """A no with one of the job-related reasons."""

    decline_reason = forms.ChoiceField(label=_("Why not?"), choices=DeclineReason, widget=forms.RadioSelect)
    field_order = ("decline_reason", "greeting")


def refuse_odd_time(when: dt.datetime) -> None:
    """Raise ValidationError unless the moment comes within half a year."""
    now = timezone.now()
    if not now < when <= now + dt.timedelta(days=183):
        raise forms.ValidationError(_("Choose a time within the next six months."), code="time")


class MeetForm(forms.Form):
    """When and where to meet."""

    meeting_at = forms.DateTimeField(
        label=_("When?"), help_text=_("For example 1.12.2026 14.30"), validators=[refuse_odd_time]
    )
    meeting_place = forms.CharField(label=_("Where?"), max_length=200, validators=[refuse_personal_id])


class CloseForm(forms.Form):
    """Why we end it from our side."""

    reason = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea, validators=[refuse_personal_id])
