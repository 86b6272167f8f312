"""Forms of the diary: one tap, and a line with a picture for those who want."""

from __future__ import annotations

from django import forms
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.guidance.profiles.photos import make_picture
from marketplace.work.diaries.states import TAPS


class TapForm(forms.Form):
    """How the day was; today, where no day is named."""

    tap = forms.ChoiceField(label=_("How was the day?"), choices=TAPS, widget=forms.RadioSelect)
    day = forms.DateField(label=_("Which day?"), required=False, help_text=_("For example 1.12.2026"))


class AddForm(forms.Form):
    """A line and a picture."""

    line = forms.CharField(
        label=_("A line about the day"), max_length=300, required=False, widget=forms.Textarea,
        validators=[refuse_personal_id],
    )  # fmt: skip
    picture = forms.FileField(
        label=_("A picture of the day"),
        help_text=_("Do not picture other people, or ask them first. The workplace never sees your diary."),
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean_picture(self) -> ContentFile | None:
        """The picture drawn anew, None where none was sent."""
        sent = self.cleaned_data["picture"]
        return make_picture(sent) if sent else None
