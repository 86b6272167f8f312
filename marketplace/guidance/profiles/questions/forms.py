"""Forms of the questions with rows: how well, how much; and of what she is good at and tells in her own words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from marketplace.guidance.profiles.forms import QuestionForm, text_area
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import Interest, SkillLevel, Strength
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import LanguageLevel

MOST_STRENGTHS = 6
LONGEST_STRENGTHS = 600


FIRST_LANGUAGES = ("fi", "sv", "en")


class RowsForm(QuestionForm):
    """One choice per concept: how well, or how much. The fields are named by the concepts' keys."""

    choices: Any
    prefix_of_names = "of"

    def rows(self, profile: Profile) -> Iterator[tuple[Concept, Any]]:
        """The concepts asked about, each with its present answer."""
        raise NotImplementedError

    def answers(self, profile: Profile) -> dict[str, Any]:
        self.concepts = dict(self.rows(profile))
        return {self.name_of(concept): answer for concept, answer in self.concepts.items()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for concept in self.concepts:
            self.fields[self.name_of(concept)] = self.field_of(concept)

    def name_of(self, concept: Concept) -> str:
        """The name of a concept's field."""
        return f"{self.prefix_of_names}_{concept.pk}"

    def field_of(self, concept: Concept) -> forms.Field:
        """The choice for one concept."""
        return forms.TypedChoiceField(label=concept.name, choices=self.choices, coerce=int)

    def chosen(self) -> dict[Concept, Any]:
        """Concepts with an answer."""
        answers = {concept: self.cleaned_data[self.name_of(concept)] for concept in self.concepts}
        return {concept: answer for concept, answer in answers.items() if answer}


class LevelsForm(RowsForm):
    """How well she can do each thing."""

    choices = SkillLevel.choices

    def rows(self, profile: Profile) -> Iterator[tuple[Concept, Any]]:
        return ((row.skill, row.level) for row in profile.skill_rows.select_related("skill"))

    def changes(self) -> dict[str, Any]:
        return {"levels": self.chosen()}


class InterestsForm(RowsForm):
    """How much each occupation interests."""

    choices = tuple(reversed(Interest.choices))

    def rows(self, profile: Profile) -> Iterator[tuple[Concept, Any]]:
        return ((row.occupation, row.interest) for row in profile.wish_rows.select_related("occupation"))

    def changes(self) -> dict[str, Any]:
        return {"interests": self.chosen()}


class LanguagesForm(RowsForm):
    """Which languages, how well: the three of the country's services first, then her others, then all."""

    def rows(self, profile: Profile) -> Iterator[tuple[Concept, Any]]:
        levels = dict(profile.language_rows.values_list("language", "level"))
        known = sorted(
            Concept.objects.languages(),
            key=lambda one: (one.code not in FIRST_LANGUAGES, one.pk not in levels, one.name),
        )
        return ((one, levels.get(one.pk, "")) for one in known)

    def field_of(self, concept: Concept) -> forms.Field:
        choices = [("", _("not at all")), *LanguageLevel.choices]
        return forms.ChoiceField(label=concept.name, choices=choices, required=False)

    def shown(self) -> list[forms.BoundField]:
        """The first three and those that have a level."""
        return [field for concept, field in self._bound() if concept.code in FIRST_LANGUAGES or field.value()]

    def folded(self) -> list[forms.BoundField]:
        return [field for concept, field in self._bound() if concept.code not in FIRST_LANGUAGES and not field.value()]

    def _bound(self) -> list[tuple[Concept, forms.BoundField]]:
        return [(concept, self[self.name_of(concept)]) for concept in self.concepts]

    def changes(self) -> dict[str, Any]:
        return {"levels": self.chosen()}


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


class StoryForm(QuestionForm):
    """Two short texts, both optional."""

    story = text_area(
        _("Would you like to tell more about yourself?"),
        1000,
        _("What you have done and what you like, in your own words. A few lines are enough."),
    )
    wish = text_area(_("What would you like to do next?"), 600)
