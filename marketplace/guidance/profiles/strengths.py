"""What a young person is good at: example words to tick, written into her text and read from it again."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from marketplace.guidance.profiles.forms import QuestionForm, text_area
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import Strength

MOST_STRENGTHS = 6
LONGEST_STRENGTHS = 600


@cache
def _strengths_by_words() -> dict[str, str]:
    """Every example word in each language, so that a text written in one is read in all."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found.update({str(one.label): one.value for one in Strength})
    return found


def read_strengths(text: str) -> tuple[list[str], str]:
    """The ticked examples of a text of strengths, and her own words."""
    first, _line_end, own = text.partition("\n")
    by_words = _strengths_by_words()
    sentences = [one.strip() for one in first.split(".") if one.strip()]
    if sentences and all(one in by_words for one in sentences):
        return [by_words[one] for one in sentences], own.strip()
    return [], text


class StrengthsForm(QuestionForm):
    """What she is good at: ticked examples become the first line of the text, her own words the rest."""

    ticked = forms.MultipleChoiceField(
        label=_("What are you good at?"),
        help_text=_("Tick up to six. What would a friend say about you?"),
        choices=Strength,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )
    own = text_area(_("In your own words"), LONGEST_STRENGTHS, _("For example: I baked for our whole class."))

    def answers(self, profile: Profile) -> dict[str, Any]:
        ticked, own = read_strengths(profile.strengths)
        return {"ticked": ticked, "own": own}

    def clean_ticked(self) -> list[str]:
        """Six at most: a short text is read."""
        ticked: list[str] = self.cleaned_data["ticked"]
        if len(ticked) > MOST_STRENGTHS:
            raise forms.ValidationError(_("Choose the six best."), code="too_many")
        return ticked

    def clean(self) -> dict[str, Any]:
        """Ticks and own words make one text."""
        data = super().clean() or {}
        first = " ".join(f"{Strength(one).label}." for one in data.get("ticked", []))
        self.text = f"{first}\n{data.get('own', '')}".strip()
        if len(self.text) > LONGEST_STRENGTHS:
            self.add_error("own", _("This is too long. Make it shorter or take a tick away."))
        return data

    def changes(self) -> dict[str, Any]:
        return {"strengths": self.text}
