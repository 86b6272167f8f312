"""Forms of times: opening hours of a weekday, their last day, a closed day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User
from accounts.people.states import Role
from marketplace.guidance.appointments.availability.models import ClosedDay, OpeningHours

DAY_EXAMPLE = _("For example 1.12.2026")
TIME_EXAMPLE = _("For example 10:00")


class CoachChoiceForm(forms.Form):
    """A coordinator says whose times they are; a coach's are her own."""

    def choose_coach(self, user: User) -> None:
        """Add the field where it is needed."""
        self.user = user
        if user.role == Role.COORDINATOR:
            rows = User.objects.coaches().filter(authority=user.authority_id)
            field = forms.ModelChoiceField(label=_("Coach"), queryset=rows)
            self.fields = {"coach": field, **self.fields}

    def whose(self) -> User:
        """The coach whose times they are."""
        return self.cleaned_data.pop("coach", None) or self.user


class HoursForm(CoachChoiceForm, forms.ModelForm):
    """Opening hours of one weekday."""

    link = forms.URLField(label=_("Link of the video meeting"), max_length=190, required=False, assume_scheme="https")

    class Meta:
        model = OpeningHours
        fields = (
            "weekday", "starts", "ends", "every", "valid_from", "valid_until", "minutes", "way", "place", "link",
        )  # fmt: skip
        help_texts = {"starts": TIME_EXAMPLE, "ends": TIME_EXAMPLE, "valid_from": DAY_EXAMPLE}
        field_classes = {"valid_from": forms.DateField, "valid_until": forms.DateField}
        widgets = {"valid_from": forms.DateInput, "valid_until": forms.DateInput}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_coach(user)


class EndHoursForm(forms.Form):
    """The last day of opening hours."""

    last_on = forms.DateField(label=_("The last day"), help_text=DAY_EXAMPLE, initial=timezone.localdate)


class ClosedDayForm(forms.ModelForm):
    """An eve of every year, or one single day."""

    class Meta:
        model = ClosedDay
        fields = ("eve", "day", "closes", "valid_from", "source")
        help_texts = {
            "day": DAY_EXAMPLE,
            "closes": _("Leave empty if the whole day is closed."),
            "valid_from": _("Empty where it has always been so."),
            "source": _("Where it is said: the collective agreement, a decision of the city."),
        }
        widgets = {"day": forms.DateInput, "valid_from": forms.DateInput}
