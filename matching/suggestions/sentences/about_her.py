"""Sentences of the reasons, about the young person: a code and its parameters in, one short sentence out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from matching.suggestions.sentences import shapes
from matching.suggestions.sentences.shapes import Facts, Names, Sentence, in_shifts, naming, plain, starts_too_early

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


def _language_short(facts: Facts, names: Names) -> str:
    if not facts["short"]:
        return _("The language at work fits.")
    languages = [one["language"] for one in facts["short"]]
    return naming(_("The work asks for more of this language: %(language)s."), "language", languages, names)


def _near(facts: Facts, _names: Names) -> str:
    km = facts["km"] or 0
    if not km and facts.get("minutes"):
        return _("In the same town, some %(minutes)d minutes.") % {"minutes": facts["minutes"]}
    if facts.get("minutes"):
        return _("About %(km)d km, some %(minutes)d minutes.") % {"km": km, "minutes": facts["minutes"]}
    return ngettext("About %(km)d km away.", "About %(km)d km away.", km) % {"km": km}


def _far(facts: Facts, _names: Names) -> str:
    km = facts["km"] or 0
    if not facts.get("long", True):  # the weakest spot of a pair for which everything speaks
        return _near(facts, _names)
    if facts.get("minutes"):
        return _("A long way: about %(km)d km, some %(minutes)d minutes.") % {"km": km, "minutes": facts["minutes"]}
    return ngettext("A long way: about %(km)d km.", "A long way: about %(km)d km.", km) % {"km": km}


def _hours_fit(facts: Facts, _names: Names) -> str:
    return _("%(hours)d hours a week fit.") % {"hours": facts["hours"] or 0}


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


WISH_NEAR = shapes.wish_near(
    gettext_lazy("Wishes just this work: %(work)s."), gettext_lazy("Close to what is wished: %(work)s.")
)
KEENNESS = shapes.keenness(
    gettext_lazy("Very keen: %(work)s."),
    gettext_lazy("Interested: %(work)s."),
    gettext_lazy("Only a little keen: %(work)s."),
)
CARDS = shapes.cards(gettext_lazy("Has the cards: %(cards)s."))

HELPS: Mapping[str, Sentence] = {
    "skills": shapes.skills_met(gettext_lazy("Knows already: %(skills)s.")),
    "experience": shapes.work(gettext_lazy("Has done similar work: %(work)s.")),
    "language": plain(gettext_lazy("The language at work fits.")),
    "education": plain(gettext_lazy("The schooling fits.")),
    "certificates": CARDS,
    "support": _support,
    "wish": WISH_NEAR,
    "interest": shapes.interest_near(KEENNESS, gettext_lazy("The answers about interests fit this work.")),
    "commute": _near,
    "kind": shapes.kind(gettext_lazy("The kind of place is wished: %(kind)s.")),
    "hours": _hours_fit,
    "shifts": plain(gettext_lazy("The times of day fit.")),
    "employer": _employer_good,
    "availability": shapes.start,
}
HURTS: Mapping[str, Sentence] = {
    "skills": shapes.skills_missing(
        gettext_lazy("Not learnt yet: %(skills)s."), gettext_lazy("Knows so far: %(skills)s.")
    ),
    "experience": plain(gettext_lazy("Has not done this work before.")),
    "language": _language_short,
    "education": plain(gettext_lazy("The place asks for more schooling.")),
    "certificates": CARDS,
    "support": _support,
    "wish": shapes.wish_far(WISH_NEAR, gettext_lazy("Another kind of work is wished: %(work)s.")),
    "interest": shapes.interest_far(KEENNESS, gettext_lazy("The answers about interests point to other work.")),
    "commute": _far,
    "kind": plain(gettext_lazy("This kind of place is harder to get.")),
    "hours": shapes.hours_differ(gettext_lazy("%(hours)d hours a week, %(wished)d wished.")),
    "shifts": shapes.shifts_refused(gettext_lazy("Does not suit: %(shifts)s.")),
    "employer": _job_unlikely,
    "availability": shapes.starts_early(gettext_lazy("Starts on %(start)s, free from %(free)s.")),
}
# What somebody could do, so that the place would fit better.
CHANGES: Mapping[str, Sentence] = {
    "certificates": lambda facts, names: naming(
        _("It would fit better with: %(cards)s."), "cards", facts["missing"], names
    ),
    "shifts": lambda facts, _names: (
        _("It would fit better if this suited: %(shifts)s.") % {"shifts": in_shifts(facts["refused"])}
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
    "availability": starts_too_early,
}
