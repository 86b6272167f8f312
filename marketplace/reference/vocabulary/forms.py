"""A field to pick concepts by typing a word: works by buttons alone, quicker with htmx."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.access.pickers import MOST_FINDS, ListPicker, Options, Picked, as_list, refuse_unread
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.queries import find_concepts


def concepts_of(value: Any, kinds: Collection[str]) -> list[Concept]:
    """The concepts behind a field's value: what was picked, or the form's initial rows, ids or queryset."""
    ids = value.ids if isinstance(value, Picked) else [getattr(one, "pk", one) for one in as_list(value)]
    rows = Concept.objects.filter(kind__in=kinds).in_bulk([int(pk) for pk in ids])
    return [rows[int(pk)] for pk in ids if int(pk) in rows]


def finds(query: str, kinds: Collection[str], chosen: Iterable[Concept]) -> list[Concept]:
    """What a word finds, without what is ticked already."""
    ticked = {concept.pk for concept in chosen}
    return [concept for concept in find_concepts(query, kinds, MOST_FINDS) if concept.pk not in ticked]


class ConceptListPicker(ListPicker):
    """Check boxes for several concepts with a search box above them."""

    def __init__(self, kinds: Collection[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.kinds = tuple(kinds)

    def options(self, name: str, value: Any, html_id: str) -> Options:
        chosen = concepts_of(value, self.kinds)
        query = value.query if isinstance(value, Picked) else ""
        found = finds(query, self.kinds, chosen)
        return Options(name, self.input_type, chosen, found, query, html_id, self.is_required)

    def address(self) -> tuple[str, dict[str, list[str]]]:
        return "vocabulary:options", {"kind": list(self.kinds)}


class ConceptPicker(ConceptListPicker):
    """Radio buttons for one concept with a search box above them."""

    input_type = "radio"


class _ConceptFieldBase(forms.Field):
    """What both fields share: which kinds fit, and a word that was typed but not looked up is never lost."""

    picker: type[ConceptListPicker]
    default_error_messages = {
        "invalid_choice": _("One of the choices is not on the list any more. Choose again."),
    }

    def __init__(self, *, kinds: Collection[str], **kwargs: Any) -> None:
        self.kinds = tuple(kinds)
        super().__init__(widget=self.picker(self.kinds), **kwargs)

    def _concepts(self, value: Any) -> list[Concept]:
        refuse_unread(value)
        concepts = concepts_of(value, self.kinds)
        if isinstance(value, Picked) and len(concepts) != len(value.ids):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        if self.required and not concepts:
            raise ValidationError(self.error_messages["required"], code="required")
        return concepts

    def has_changed(self, initial: Any, data: Any) -> bool:
        return {one.pk for one in concepts_of(initial, self.kinds)} != {one.pk for one in concepts_of(data, self.kinds)}


class ConceptListField(_ConceptFieldBase):
    """Several concepts of the given kinds; cleans to a list in the order of ticking.

    `ConceptListField(kinds=[Kind.SKILL], label=…, required=False, most=20)`
    """

    picker = ConceptListPicker
    default_error_messages = {"too_many": _("Choose at most %(most)s.")}

    def __init__(self, *, kinds: Collection[str], most: int = 30, **kwargs: Any) -> None:
        super().__init__(kinds=kinds, **kwargs)
        self.most = most

    def clean(self, value: Any) -> list[Concept]:
        concepts = self._concepts(value)
        if len(concepts) > self.most:
            raise ValidationError(self.error_messages["too_many"], code="too_many", params={"most": self.most})
        return concepts


class ConceptField(_ConceptFieldBase):
    """One concept of the given kinds; cleans to it, or to None where the field may stay empty.

    `ConceptField(kinds=[Kind.OCCUPATION], label=…)`
    """

    picker = ConceptPicker

    def clean(self, value: Any) -> Concept | None:
        concepts = self._concepts(value)
        return concepts[0] if concepts else None


class Named(NamedTuple):
    """What somebody named: the concept that she picked, or words of her own."""

    concept: Concept | None
    words: str


class ConceptOrWordsField(_ConceptFieldBase):
    """One concept of the given kinds, or words of one's own once they were looked up; cleans to Named or None.

    The validators are asked of the words. The button of the search only looks.
    """

    picker = ConceptPicker
    default_error_messages = {
        "own_words": _("Tick what fits. If nothing does, go on with “Save”: your own words stay."),
    }

    def clean(self, value: Any) -> Named | None:
        words = value.query if isinstance(value, Picked) else ""
        concepts = concepts_of(value, self.kinds)
        if isinstance(value, Picked) and len(concepts) != len(value.ids):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        self.run_validators(words)
        is_new = not concepts and words != getattr(value, "shown", "")
        if getattr(value, "looks", False) or (is_new and finds(words, self.kinds, ())):
            raise ValidationError(self.error_messages["own_words"], code="own_words")
        if concepts:
            return Named(concepts[0], "")
        return Named(None, words) if words else None
