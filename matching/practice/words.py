"""The facts of a made-up pair in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from marketplace.reference.vocabulary.models import Concept
from matching.suggestions.sentences.shapes import SHIFTS
from matching.suggestions.words import in_words, names_for

Names = Mapping[str, str]
FLAWS = {
    "far": gettext_lazy("the place is much farther away than the young person goes"),
    "night": gettext_lazy("the place asks for night work, which does not suit"),
    "licence": gettext_lazy("the place asks for a driving licence, and there is none"),
    "language": gettext_lazy("the place asks for much more Finnish"),
}


@dataclass(frozen=True)
class Topic:
    """One row of the table: what both sides say of the same thing."""

    label: str
    hers: str
    its: str


@dataclass(frozen=True)
class Pair:
    """A made-up pair as a coach reads it."""

    topics: list[Topic]
    helps: list[str]
    hurts: list[str]
    band: str


def pair_in_words(pair: Mapping[str, Any]) -> Pair:
    """Everything that the page of one pair shows; two queries."""
    names, reasons = _names(pair), pair["reasons"]
    said = in_words(reasons, names_for([reasons])) if pair.get("told", True) else {"helps": [], "hurts": []}
    topics = [Topic(label, tell(pair["hers"], names), tell(pair["its"], names)) for label, tell in _topics().items()]
    return Pair(topics, said["helps"], said["hurts"], pair["band"])


def _topics() -> dict[str, Callable[[Mapping[str, Any], Names], str]]:
    return {
        _("Work"): lambda side, names: names.get(side["work"], side["work"]),
        _("Skills"): lambda side, names: _listed(names.get(code, code) for code in side["skills"]),
        _("Languages"): lambda side, names: _listed(f"{names.get(k, k)} {v}" for k, v in side["languages"].items()),
        _("Way to work"): lambda side, _names: "–" if side["km"] is None else _("%(km)d km") % {"km": side["km"]},
        _("Times of day"): lambda side, _names: _listed(str(SHIFTS[shift]) for shift in side["shifts"]),
        _("Driving licence"): lambda side, _names: (
            pgettext("driving licence", "yes") if side["licence"] else pgettext("driving licence", "no")
        ),
    }


def _listed(words: Any) -> str:
    return ", ".join(words) or "–"


def _names(pair: Mapping[str, Any]) -> Names:
    sides = (pair["hers"], pair["its"])
    codes = {code for side in sides for code in (side["work"], *side["skills"], *side["languages"])}
    return {concept.code: concept.name for concept in Concept.objects.filter(code__in=codes)}
