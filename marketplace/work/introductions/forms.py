"""Forms of introductions: the workplace's yes, its time to meet, its no; what it said on the phone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.typed_fields import MomentField
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import answers_by_phone, speakers_of
from marketplace.work.introductions.states import DeclineReason, PhoneAnswer

MOMENT_HINT = _("Pick from the calendar or write, for example 1.12.2026 14.30.")


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

    meeting_at = MomentField(label=_("When?"), help_text=MOMENT_HINT, validators=[refuse_odd_time])
    meeting_place = forms.CharField(label=_("Where?"), max_length=200, validators=[refuse_personal_id])


class RecordAnswerForm(forms.Form):
    """What somebody of the workplace said on the phone. What each answer needs is for the action to say."""

    said = forms.ChoiceField(label=_("What did they say?"), choices=PhoneAnswer, widget=forms.RadioSelect)
    decline_reason = forms.ChoiceField(
        label=_("If no: why not?"), choices=DeclineReason, required=False, widget=forms.RadioSelect
    )
    meeting_at = MomentField(
        label=_("If you meet: when?"), required=False, help_text=MOMENT_HINT, validators=[refuse_odd_time]
    )
    meeting_place = forms.CharField(
        label=_("If you meet: where?"), max_length=200, required=False, validators=[refuse_personal_id]
    )
    greeting = forms.CharField(
        label=_("If yes or no: a word to the young person"), max_length=300, required=False, widget=forms.Textarea,
        validators=[refuse_personal_id],
    )  # fmt: skip
    call_again_on = forms.DateField(
        label=_("If you call again: on which day?"), required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip
    said_by = forms.ModelChoiceField(label=_("Who said it?"), queryset=User.objects.none(), required=False)

    def __init__(self, *args: Any, introduction: Introduction, **kwargs: Any) -> None:
        """Only what the workplace could answer now; where one person alone acts for it, it was she.

        Then a plain yes needs nothing else: it has a button of its own, and is not among what is chosen.
        """
        super().__init__(*args, **kwargs)
        said: Any = self.fields["said"]
        possible = list(answers_by_phone(introduction) or PhoneAnswer)  # a page too old is told who was first
        speakers = speakers_of(introduction)
        self.has_yes_button = PhoneAnswer.YES in possible and len(speakers) <= 1
        if self.has_yes_button:
            possible.remove(PhoneAnswer.YES)
        said.widget.choices = [(one.value, one.label) for one in possible]
        who: Any = self.fields["said_by"]
        who.queryset, who.initial, who.empty_label = speakers, introduction.listing.contact_id, None
        if len(speakers) <= 1:
            del self.fields["said_by"]


class CloseForm(forms.Form):
    """Why we end it from our side."""

    reason = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea, validators=[refuse_personal_id])
