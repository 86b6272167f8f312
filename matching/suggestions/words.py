"""Reasons of the ranking in the reader's words: about the young person, or to herself where she reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from marketplace.reference.vocabulary.models import Concept
from marketplace.work.introductions.states import Released
from matching.ranking.occupations import is_other_work
from matching.suggestions.models import Suggestion
from matching.suggestions.sentences.about_her import CHANGES, FALLS_SHORT, HELPS, HURTS, NAMED, SUBJECTS
from matching.suggestions.sentences.shapes import Facts, Names, Sentence
from matching.suggestions.sentences.to_her import HELPS_HER, HURTS_HER
from matching.suggestions.states import Source


@dataclass(frozen=True)
class Voice:
    """The sentences for one kind of reader."""

    helps: Mapping[str, Sentence]
    hurts: Mapping[str, Sentence]
    untold: str  # what the young person has not told


ABOUT_HER = Voice(HELPS, HURTS, gettext_noop("The young person has not told: %(what)s."))
TO_HER = Voice(HELPS_HER, HURTS_HER, gettext_noop("You have not told yet: %(what)s."))


def _not_known(code: str, side: str, voice: Voice) -> str:
    """What nobody has told yet, and who could: ``side`` is "seeker" or "opening"."""
    text = _(voice.untold) if side == "seeker" else _("The workplace has not told: %(what)s.")
    return text % {"what": SUBJECTS.get(code, code)}


def _never(_facts: Facts) -> bool:
    return False


def _codes(reasons: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    for reason in (*reasons.get("helps", ()), *reasons.get("hurts", ()), *reasons.get("changes", ())):
        for value in reason.values():
            if isinstance(value, str):
                found.add(value)
            elif isinstance(value, list):
                found.update(one["language"] if isinstance(one, dict) else one for one in value)
    return found


def names_for(all_reasons: Iterable[Mapping[str, Any]]) -> Names:
    """Names, in the reader's language, of every concept that the reasons speak of; one query."""
    codes: set[str] = set().union(*(_codes(reasons) for reasons in all_reasons))
    return {concept.code: concept.name for concept in Concept.objects.filter(code__in=codes)}


def in_words(reasons: Mapping[str, Any], names: Names, voice: Voice = ABOUT_HER) -> dict[str, list[str]]:
    """Sentences for and against a pair, and what is not known, each a list.

    A reason that these words do not know, from an older or a newer ranker, is left out.
    """
    known = [one for one in reasons.get("helps", ()) if one["code"] in voice.helps]
    short = [one for one in known if FALLS_SHORT.get(one["code"], _never)(one)]
    against = [*reasons.get("hurts", ()), *short]
    return {
        "helps": [voice.helps[one["code"]](one, names) for one in known if one not in short],
        "hurts": [voice.hurts[one["code"]](one, names) for one in against if one["code"] in voice.hurts],
        "unknown": [_not_known(one["code"], one["of"], voice) for one in reasons.get("unknown", ())],
    }


def what_would_help(reasons: Mapping[str, Any], names: Names) -> list[str]:
    """Sentences about what would make the place fit better; a change that names nothing is left out."""
    named = (one for one in reasons.get("changes", ()) if one["code"] in CHANGES and one.get(NAMED[one["code"]]))
    return [CHANGES[one["code"]](one, names) for one in named]


def voice_for(reader: Any, suggestion: Suggestion) -> Voice:
    """How a reader is spoken to: the young person as herself."""
    return TO_HER if reader.pk == suggestion.person_id else ABOUT_HER


def with_words(suggestions: list[Suggestion], reader: Any) -> list[Suggestion]:
    """Put the reasons of each suggestion beside it in the reader's words and language, as ``suggestion.words``."""
    names = names_for(one.reasons for one in suggestions)
    for one in suggestions:
        one.words = in_words(one.reasons, names, voice_for(reader, one))  # type: ignore[attr-defined]
        one.changes = what_would_help(one.reasons, names)  # type: ignore[attr-defined]
        one.widens = widens(one)  # type: ignore[attr-defined]
    return suggestions


def widens(suggestion: Suggestion) -> bool:
    """Whether the ranker goes beyond the work that she wishes for, and what is related to it, with this place."""
    return suggestion.source == Source.RANKER and is_other_work(suggestion.features.get("wish_similarity"))


def why(suggestion: Suggestion) -> str:
    """The reasons of one suggestion as a text, for whoever reads everything about herself."""
    said = in_words(suggestion.reasons, names_for([suggestion.reasons]), TO_HER)
    return " ".join([*said["helps"], *said["hurts"], *said["unknown"]])


def may_be_shown(suggestion: Suggestion) -> str:
    """What she ticked for the workplace."""
    labels = dict(Released.choices)
    return ", ".join(str(labels.get(one, one)) for one in suggestion.release)
