"""Reasons of the ranking in the reader's words: code and parameters in, one short sentence out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from marketplace.skills.models import Concept
from matching.suggestions.models import Suggestion

Names = Mapping[str, str]
Facts = Mapping[str, Any]
Sentence = Callable[[Facts, Names], str]

SHIFTS = {
    "evenings": gettext_lazy("evening work"),
    "nights": gettext_lazy("night work"),
    "weekends": gettext_lazy("weekend work"),
}
SUBJECTS = {
    "skills": gettext_lazy("skills"),
    "experience": gettext_lazy("earlier work"),
    "language": gettext_lazy("languages"),
    "education": gettext_lazy("schooling"),
    "wish": gettext_lazy("wished work"),
    "commute": gettext_lazy("the way to work"),
    "kind": gettext_lazy("kind of place"),
    "hours": gettext_lazy("hours a week"),
    "shifts": gettext_lazy("times of day"),
    "employer": gettext_lazy("what comes afterwards"),
}


def _listed(codes: Iterable[str], names: Names) -> str:
    return ", ".join(names.get(code, code) for code in codes)


def _skills_met(facts: Facts, names: Names) -> str:
    return _("Knows already: %(skills)s.") % {"skills": _listed(facts["met"], names)}


def _skills_missing(facts: Facts, names: Names) -> str:
    if not facts["missing"]:
        return _skills_met(facts, names)
    return _("Not learnt yet: %(skills)s.") % {"skills": _listed(facts["missing"], names)}


def _experience(facts: Facts, names: Names) -> str:
    return _("Has done similar work: %(work)s.") % {"work": names.get(facts["occupation"], "")}


def _language_short(facts: Facts, names: Names) -> str:
    if not facts["short"]:
        return _("The language at work fits.")
    languages = _listed((one["language"] for one in facts["short"]), names)
    return _("The work asks for more of this language: %(language)s.") % {"language": languages}


def _cards(facts: Facts, names: Names) -> str:
    if facts["missing"]:
        return _("Must be got first: %(cards)s.") % {"cards": _listed(facts["missing"], names)}
    if facts["held"]:
        return _("Has the cards: %(cards)s.") % {"cards": _listed(facts["held"], names)}
    return _("No cards are needed.")


def _wish_near(facts: Facts, names: Names) -> str:
    work = {"work": names.get(facts["occupation"], "")}
    if facts["alike"] == "same":
        return _("Wishes just this work: %(work)s.") % work
    return _("Close to what is wished: %(work)s.") % work


def _wish_far(facts: Facts, names: Names) -> str:
    if facts["alike"] == "same":
        return _wish_near(facts, names)
    return _("Another kind of work is wished: %(work)s.") % {"work": names.get(facts["occupation"], "")}


def _keen(facts: Facts, names: Names) -> str:
    return _("Very keen: %(work)s.") % {"work": names.get(facts["occupation"], "")}


def _little_keen(facts: Facts, names: Names) -> str:
    return _("Only a little keen: %(work)s.") % {"work": names.get(facts["occupation"], "")}


def _near(facts: Facts, _names: Names) -> str:
    km = facts["km"] or 0
    return ngettext("About %(km)d km away.", "About %(km)d km away.", km) % {"km": km}


def _far(facts: Facts, _names: Names) -> str:
    km = facts["km"] or 0
    return ngettext("A long way: about %(km)d km.", "A long way: about %(km)d km.", km) % {"km": km}


def _hours_fit(facts: Facts, _names: Names) -> str:
    return _("%(hours)d hours a week fit.") % {"hours": facts["hours"] or 0}


def _hours_differ(facts: Facts, _names: Names) -> str:
    return _("%(hours)d hours a week, %(wished)d wished.") % {
        "hours": facts["hours"] or 0, "wished": facts["wished"] or 0,
    }  # fmt: skip


def _shifts_refused(facts: Facts, _names: Names) -> str:
    if not facts["refused"]:
        return _("The times of day are not easy.")
    return _("Does not suit: %(shifts)s.") % {"shifts": ", ".join(str(SHIFTS[one]) for one in facts["refused"])}


def _plain(text: Any) -> Sentence:
    """A sentence that names nothing."""
    return lambda _facts, _names: str(text)


HELPS: Mapping[str, Sentence] = {
    "skills": _skills_met,
    "experience": _experience,
    "language": _plain(gettext_lazy("The language at work fits.")),
    "education": _plain(gettext_lazy("The schooling fits.")),
    "certificates": _cards,
    "support": _plain(gettext_lazy("The workplace has named a guide.")),
    "wish": _wish_near,
    "interest": _keen,
    "commute": _near,
    "kind": _plain(gettext_lazy("The kind of place that is wished.")),
    "hours": _hours_fit,
    "shifts": _plain(gettext_lazy("The times of day fit.")),
    "employer": _plain(gettext_lazy("A job is likely afterwards.")),
}
HURTS: Mapping[str, Sentence] = {
    "skills": _skills_missing,
    "experience": _plain(gettext_lazy("Has not done this work before.")),
    "language": _language_short,
    "education": _plain(gettext_lazy("The place asks for more schooling.")),
    "certificates": _cards,
    "support": _plain(gettext_lazy("No guide has been named.")),
    "wish": _wish_far,
    "interest": _little_keen,
    "commute": _far,
    "kind": _plain(gettext_lazy("This kind of place is harder to get.")),
    "hours": _hours_differ,
    "shifts": _shifts_refused,
    "employer": _plain(gettext_lazy("A job is not likely afterwards.")),
}


def not_known(code: str, side: str) -> str:
    """What nobody has told yet, and who could: ``side`` is "seeker" or "opening"."""
    about = {"what": SUBJECTS.get(code, code)}
    if side == "seeker":
        return _("The young person has not told: %(what)s.") % about
    return _("The workplace has not told: %(what)s.") % about


def _codes(reasons: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    for reason in (*reasons.get("helps", ()), *reasons.get("hurts", ())):
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


def in_words(reasons: Mapping[str, Any], names: Names) -> dict[str, list[str]]:
    """Sentences for and against a pair, and what is not known, each a list."""
    return {
        "helps": [HELPS[one["code"]](one, names) for one in reasons.get("helps", ())],
        "hurts": [HURTS[one["code"]](one, names) for one in reasons.get("hurts", ())],
        "unknown": [not_known(one["code"], one["of"]) for one in reasons.get("unknown", ())],
    }


def with_words(suggestions: list[Suggestion]) -> list[Suggestion]:
    """Put the reasons of each suggestion beside it in the reader's language, as ``suggestion.words``."""
    names = names_for(one.reasons for one in suggestions)
    for one in suggestions:
        one.words = in_words(one.reasons, names)  # type: ignore[attr-defined]
    return suggestions
