"""The shapes of sentences about a pair: each takes its words and makes a sentence of a reason's parameters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.guidance.profiles.states import Interest
from marketplace.work.listings.states import ListingKind

Names = Mapping[str, str]
Facts = Mapping[str, Any]
Sentence = Callable[[Facts, Names], str]

MOST_WORDS = 12
SHIFTS = {
    "evenings": gettext_lazy("evening work"),
    "nights": gettext_lazy("night work"),
    "weekends": gettext_lazy("weekend work"),
}
CLOSE_WISHES = ("same", "close")


def naming(sentence: Any, key: str, codes: Iterable[str], names: Names) -> str:
    """The sentence with as many of the names as its words allow (bars.md M6), at least one; … stands for the rest."""
    told = [names.get(code, code) for code in codes]
    text = sentence % {key: ", ".join(told)}
    while len(text.split()) > MOST_WORDS and len(told) > 1:
        told.pop()
        text = sentence % {key: ", ".join(told) + "…"}
    return text


def plain(text: Any) -> Sentence:
    """A sentence that names nothing."""
    return lambda _facts, _names: str(text)


def kind(text: Any) -> Sentence:
    """A sentence that names the kind of place."""
    labels: Mapping[str, Any] = dict(ListingKind.choices)
    return lambda facts, _names: text % {"kind": labels.get(facts["kind"], facts["kind"])}


def work(text: Any) -> Sentence:
    """A sentence that names the occupation."""
    return lambda facts, names: text % {"work": names.get(facts["occupation"], "")}


def skills_met(text: Any) -> Sentence:
    return lambda facts, names: naming(text, "skills", facts["met"], names)


def skills_missing(missing: Any, met: Any) -> Sentence:
    """What is still to be learnt; where nothing of it has a name, what is known so far."""

    def sentence(facts: Facts, names: Names) -> str:
        if facts["missing"]:
            return naming(missing, "skills", facts["missing"], names)
        if facts["met"]:
            return naming(met, "skills", facts["met"], names)
        return _("The skills that help are still to be learnt.")

    return sentence


def cards(held: Any) -> Sentence:
    """The cards that are missing, else those that are held."""

    def sentence(facts: Facts, names: Names) -> str:
        if facts["missing"]:
            return naming(_("Must be got first: %(cards)s."), "cards", facts["missing"], names)
        return naming(held, "cards", facts["held"], names) if facts["held"] else _("No cards are needed.")

    return sentence


def wish_near(same: Any, close: Any) -> Sentence:
    """The wished work for which a pair counts."""
    return lambda facts, names: work(same if facts["alike"] == "same" else close)(facts, names)


def wish_far(near: Sentence, other: Any) -> Sentence:
    """The wished work that is not this one; where it nearly is, the sentence for that."""
    return lambda facts, names: (near if facts["alike"] in CLOSE_WISHES else work(other))(facts, names)


def keenness(keen: Any, interested: Any, little: Any) -> Sentence:
    """How much the wished work interests."""

    def sentence(facts: Facts, names: Names) -> str:
        interest = facts["interest"] or 0
        text = keen if interest >= Interest.KEEN else interested if interest == Interest.INTERESTED else little
        return work(text)(facts, names)

    return sentence


def interest_near(how: Sentence, fits: Any) -> Sentence:
    """Interest in this very work, else that the answers about interests fit."""
    return lambda facts, names: how(facts, names) if _is_keen(facts) else str(fits)


def interest_far(how: Sentence, differs: Any) -> Sentence:
    """Little interest in this very work, else that the answers about interests point elsewhere."""
    is_told = {True: plain(differs), False: how}
    return lambda facts, names: is_told[facts["interest"] is None or _is_keen(facts)](facts, names)


def _is_keen(facts: Facts) -> bool:
    return facts["interest"] is not None and facts["interest"] >= Interest.INTERESTED


def hours_differ(text: Any) -> Sentence:
    return lambda facts, _names: text % {"hours": facts["hours"] or 0, "wished": facts["wished"] or 0}


def shifts_refused(text: Any) -> Sentence:
    """The times of day that do not suit."""

    def sentence(facts: Facts, _names: Names) -> str:
        if not facts["refused"]:
            return _("The times of day are not easy.")
        return text % {"shifts": in_shifts(facts["refused"])}

    return sentence


def in_shifts(codes: Iterable[str]) -> str:
    """Names of times of day, one after the other."""
    return ", ".join(str(SHIFTS.get(one, one)) for one in codes)


def start(facts: Facts, _names: Names) -> str:
    """That the start fits, or can be made to."""
    if not facts["starts_on"]:
        return _("The start is by agreement.")
    if facts["free_from"] and facts["starts_on"] < facts["free_from"]:
        return _("The start can move to %(free)s.") % {"free": _day(facts["free_from"])}
    return _("The start fits.")


def starts_early(text: Any) -> Sentence:
    """The first day of the place beside the first free day; where they fit, that they do."""

    def sentence(facts: Facts, names: Names) -> str:
        if not starts_too_early(facts):
            return start(facts, names)
        return text % {"start": _day(facts["starts_on"]), "free": _day(facts["free_from"])}

    return sentence


def starts_too_early(facts: Facts) -> bool:
    """Whether the place begins before she is free, however much its start may move."""
    if not facts["starts_on"] or not facts["free_from"]:
        return False
    latest = dt.date.fromisoformat(facts["starts_on"]) + dt.timedelta(weeks=facts["moves_weeks"])
    return latest < dt.date.fromisoformat(facts["free_from"])


def _day(text: str) -> str:
    return date_format(dt.date.fromisoformat(text), "SHORT_DATE_FORMAT")
