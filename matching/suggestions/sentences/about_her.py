"""Sentences of the reasons, about the young person: a code and its parameters in, one short sentence out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from marketplace.guidance.profiles.states import Interest

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
    "availability": gettext_lazy("the first free day"),
}


def naming(sentence: str, key: str, codes: Iterable[str], names: Names) -> str:
    """The sentence with as many of the names as its words allow (bars.md M6), at least one; … stands for the rest."""
    told = [names.get(code, code) for code in codes]
    text = sentence % {key: ", ".join(told)}
    while len(text.split()) > MOST_WORDS and len(told) > 1:
        told.pop()
        text = sentence % {key: ", ".join(told) + "…"}
    return text


def _skills_met(facts: Facts, names: Names) -> str:
    return naming(_("Knows already: %(skills)s."), "skills", facts["met"], names)


def _skills_missing(facts: Facts, names: Names) -> str:
    if facts["missing"]:
        return naming(_("Not learnt yet: %(skills)s."), "skills", facts["missing"], names)
    if facts["met"]:
        return naming(_("Knows so far: %(skills)s."), "skills", facts["met"], names)
    return _("The skills that help are still to be learnt.")


def _experience(facts: Facts, names: Names) -> str:
    return _("Has done similar work: %(work)s.") % {"work": names.get(facts["occupation"], "")}


def _language_short(facts: Facts, names: Names) -> str:
    if not facts["short"]:
        return _("The language at work fits.")
    languages = [one["language"] for one in facts["short"]]
    return naming(_("The work asks for more of this language: %(language)s."), "language", languages, names)


def _cards(facts: Facts, names: Names) -> str:
    if facts["missing"]:
        return naming(_("Must be got first: %(cards)s."), "cards", facts["missing"], names)
    if facts["held"]:
        return naming(_("Has the cards: %(cards)s."), "cards", facts["held"], names)
    return _("No cards are needed.")


def _wish_near(facts: Facts, names: Names) -> str:
    work = {"work": names.get(facts["occupation"], "")}
    if facts["alike"] == "same":
        return _("Wishes just this work: %(work)s.") % work
    return _("Close to what is wished: %(work)s.") % work


def _wish_far(facts: Facts, names: Names) -> str:
    if facts["alike"] in CLOSE_WISHES:
        return _wish_near(facts, names)
    return _("Another kind of work is wished: %(work)s.") % {"work": names.get(facts["occupation"], "")}


def _interest_near(facts: Facts, names: Names) -> str:
    if facts["interest"] is None or facts["interest"] < Interest.INTERESTED:
        return _("The answers about interests fit this work.")
    return _interest(facts, names)


def _interest_far(facts: Facts, names: Names) -> str:
    if facts["interest"] is None or facts["interest"] >= Interest.INTERESTED:
        return _("The answers about interests point to other work.")
    return _interest(facts, names)


def _interest(facts: Facts, names: Names) -> str:
    work, interest = {"work": names.get(facts["occupation"], "")}, facts["interest"] or 0
    if interest >= Interest.KEEN:
        return _("Very keen: %(work)s.") % work
    if interest == Interest.INTERESTED:
        return _("Interested: %(work)s.") % work
    return _("Only a little keen: %(work)s.") % work


def _near(facts: Facts, _names: Names) -> str:
    km = facts["km"] or 0
    if facts.get("minutes"):
        return _("About %(km)d km, some %(minutes)d minutes.") % {"km": km, "minutes": facts["minutes"]}
    return ngettext("About %(km)d km away.", "About %(km)d km away.", km) % {"km": km}


def _far(facts: Facts, _names: Names) -> str:
    km = facts["km"] or 0
    if facts.get("minutes"):
        return _("A long way: about %(km)d km, some %(minutes)d minutes.") % {"km": km, "minutes": facts["minutes"]}
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
    return _("Does not suit: %(shifts)s.") % {
        "shifts": ", ".join(str(SHIFTS.get(one, one)) for one in facts["refused"])
    }


def _support(facts: Facts, _names: Names) -> str:
    return _("The workplace has named a guide.") if facts["mentor"] else _("No guide has been named.")


def _employer_good(facts: Facts, _names: Names) -> str:
    if facts["job_likely_after"]:
        return _("A job is likely afterwards.")
    return _("Coaches have often said yes to this workplace.")


def _job_unlikely(facts: Facts, _names: Names) -> str:
    if facts["job_likely_after"] is None:
        return _("Coaches have seldom said yes to this workplace.")
    if facts["job_likely_after"]:
        return _("Places that lead to a job are harder to get.")
    return _("A job is not likely afterwards.")


def _start(facts: Facts, _names: Names) -> str:
    if not facts["starts_on"]:
        return _("The start is by agreement.")
    if facts["free_from"] and facts["starts_on"] < facts["free_from"]:
        return _("The start can move to %(free)s.") % {"free": day_of(facts["free_from"])}
    return _("The start fits.")


def _starts_early(facts: Facts, names: Names) -> str:
    if not starts_too_early(facts):
        return _start(facts, names)
    return _("Starts on %(start)s, free from %(free)s.") % {
        "start": day_of(facts["starts_on"]), "free": day_of(facts["free_from"]),
    }  # fmt: skip


def starts_too_early(facts: Facts) -> bool:
    """Whether the place begins before she is free, however much its start may move."""
    if not facts["starts_on"] or not facts["free_from"]:
        return False
    latest = dt.date.fromisoformat(facts["starts_on"]) + dt.timedelta(weeks=facts["moves_weeks"])
    return latest < dt.date.fromisoformat(facts["free_from"])


def day_of(text: str) -> str:
    return date_format(dt.date.fromisoformat(text), "SHORT_DATE_FORMAT")


def plain(text: Any) -> Sentence:
    """A sentence that names nothing."""
    return lambda _facts, _names: str(text)


HELPS: Mapping[str, Sentence] = {
    "skills": _skills_met,
    "experience": _experience,
    "language": plain(gettext_lazy("The language at work fits.")),
    "education": plain(gettext_lazy("The schooling fits.")),
    "certificates": _cards,
    "support": _support,
    "wish": _wish_near,
    "interest": _interest_near,
    "commute": _near,
    "kind": plain(gettext_lazy("The kind of place that is wished.")),
    "hours": _hours_fit,
    "shifts": plain(gettext_lazy("The times of day fit.")),
    "employer": _employer_good,
    "availability": _start,
}
HURTS: Mapping[str, Sentence] = {
    "skills": _skills_missing,
    "experience": plain(gettext_lazy("Has not done this work before.")),
    "language": _language_short,
    "education": plain(gettext_lazy("The place asks for more schooling.")),
    "certificates": _cards,
    "support": _support,
    "wish": _wish_far,
    "interest": _interest_far,
    "commute": _far,
    "kind": plain(gettext_lazy("This kind of place is harder to get.")),
    "hours": _hours_differ,
    "shifts": _shifts_refused,
    "employer": _job_unlikely,
    "availability": _starts_early,
}
# What somebody could do, so that the place would fit better.
CHANGES: Mapping[str, Sentence] = {
    "certificates": lambda facts, names: naming(
        _("It would fit better with: %(cards)s."), "cards", facts["missing"], names
    ),
    "shifts": lambda facts, _names: (
        _("It would fit better if this suited: %(shifts)s.")
        % {"shifts": ", ".join(str(SHIFTS.get(one, one)) for one in facts["refused"])}
    ),
    "hours": lambda facts, _names: (
        _("It would fit better with %(hours)d hours a week.") % {"hours": facts["hours"] or 0}
    ),
    "language": lambda facts, names: naming(
        _("It would fit better with more of this language: %(language)s."),
        "language",
        (one["language"] for one in facts["short"]),
        names,
    ),
    "skills": lambda facts, names: naming(
        _("It would fit better after learning: %(skills)s."), "skills", facts["missing"], names
    ),
}
NAMED = {"certificates": "missing", "shifts": "refused", "hours": "hours", "language": "short", "skills": "missing"}
# Something may count for a pair on the whole and yet be short of what is asked: then its words speak against it.
FALLS_SHORT: Mapping[str, Callable[[Facts], bool]] = {
    "skills": lambda facts: not facts["met"],
    "language": lambda facts: bool(facts["short"]),
    "certificates": lambda facts: bool(facts["missing"]),
    "shifts": lambda facts: bool(facts["refused"]),
    "availability": lambda facts: bool(
        facts["starts_on"] and facts["free_from"] and facts["starts_on"] < facts["free_from"]
    ),
}
