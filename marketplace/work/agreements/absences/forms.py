"""The form of a day away."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.work.agreements.forms import DAY


class AbsenceForm(forms.Form):
    """A day away."""

    day = forms.DateField(label=_("Which day?"), initial=timezone.localdate, help_text=DAY)
    was_announced = forms.TypedChoiceField(
        label=_("Did the young person tell beforehand, or have permission?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )

    def clean_day(self) -> dt.date:
        """Not in the future."""
        day: dt.date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."), code="future")
        return day
