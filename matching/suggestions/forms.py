"""Forms of suggestions: the coach's decision, the young person's answer, a proposal, the ranker's switch."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.profiles.models import Profile
from marketplace.work.introductions.actions import facts_to_release
from marketplace.work.introductions.states import Released
from marketplace.work.listings.models import Listing
from matching.suggestions.states import CoachReason, YoungReason

LONGEST_LOOK = 24 * 60 * 60


class SeenForm(forms.Form):
    """How the coach saw a suggestion: where on the screen, since when. Hidden, never required."""

    position = forms.IntegerField(required=False, min_value=1, max_value=1000, widget=forms.HiddenInput)
    shown_at = forms.FloatField(required=False, min_value=0, widget=forms.HiddenInput)

    def seen(self) -> dict[str, Any]:
        """The fields of the log of human decisions; what does not look true is left out."""
        shown_at = self.cleaned_data.get("shown_at")
        seconds = round(timezone.now().timestamp() - shown_at) if shown_at else None
        plausible = seconds is not None and 0 <= seconds <= LONGEST_LOOK
        return {
            "position_shown": self.cleaned_data.get("position"),
            "seconds_on_page": seconds if plausible else None,
        }


class DeclineForm(SeenForm):
    """The coach's no: one reason, and a word where it helps a colleague."""

    coach_reason = forms.ChoiceField(label=_("Why not?"), choices=CoachReason, widget=forms.RadioSelect)
    coach_note = forms.CharField(
        label=_("A word for yourself and your colleagues"),
        max_length=300,
        required=False,
        widget=forms.Textarea,
        validators=[refuse_personal_id],
    )


class ReleaseForm(forms.Form):
    """What the workplace may see besides the first name; only what there is can be ticked."""

    release = forms.MultipleChoiceField(
        label=_("What may the workplace see?"),
        help_text=_("It always sees your first name, your skills and what you wrote about your strengths."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        profile = Profile.objects.published().filter(person=person).first()
        there = facts_to_release(profile, Released.values) if profile else {}
        choosable = cast("forms.MultipleChoiceField", self.fields["release"])
        choosable.choices = [choice for choice in Released.choices if choice[0] in there]


class NoForm(forms.Form):
    """The young person's no: one tap."""

    young_reason = forms.ChoiceField(label=_("Why not?"), choices=YoungReason, widget=forms.RadioSelect)


def refuse_odd_day(day: dt.date) -> None:
    """Raise ValidationError unless the day comes within a year."""
    today = timezone.localdate()
    if not today < day <= today + dt.timedelta(days=365):
        raise forms.ValidationError(_("Choose a day within the next year."), code="day")


class LaterForm(forms.Form):
    """Not now: when to ask again."""

    later_until = forms.DateField(
        label=_("When may we ask again?"),
        help_text=_("For example 24.12.2026. Empty means in a month."),
        required=False,
        validators=[refuse_odd_day],
    )


class AskAgainForm(forms.Form):
    """Another place of the same employer."""

    listing = forms.ModelChoiceField(label=_("For which place?"), queryset=Listing.objects.none())

    def __init__(self, *args: Any, organisation_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["listing"]
        own = Listing.objects.open().filter(organisation=organisation_id)
        place.queryset = own.select_related("municipality").order_by("title")
        place.label_from_instance = lambda listing: f"{listing.title}, {listing.municipality}"


class SwitchForm(forms.Form):
    """The ranker's switch, always with a reason."""

    is_on = forms.TypedChoiceField(
        label=_("The ranker is"),
        choices=(("on", _("on")), ("off", _("off"))),
        coerce=lambda value: value == "on",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why?"), max_length=300, validators=[refuse_personal_id])
