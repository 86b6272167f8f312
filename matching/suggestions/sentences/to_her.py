"""The same sentences to the young person herself, where they differ from those about her."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.guidance.profiles.states import Interest
from matching.suggestions.sentences.about_her import (
    CLOSE_WISHES,
    HELPS,
    HURTS,
    SHIFTS,
    Facts,
    Names,
    Sentence,
    day_of,
    naming,
    plain,
    starts_too_early,
)


def _skills_met(facts: Facts, names: Names) -> str:
    return naming(_("You know already: %(skills)s."), "skills", facts["met"], names)


def _skills_missing(facts: Facts, names: Names) -> str:
    if facts["missing"]:
        return naming(_("You would learn: %(skills)s."), "skills", facts["missing"], names)
    return _skills_met(facts, names) if facts["met"] else HURTS["skills"](facts, names)


def _experience(facts: Facts, names: Names) -> str:
    return _("You have done similar work: %(work)s.") % {"work": names.get(facts["occupation"], "")}


def _cards(facts: Facts, names: Names) -> str:
    if facts["missing"] or not facts["held"]:
        return HELPS["certificates"](facts, names)
    return naming(_("You have the cards: %(cards)s."), "cards", facts["held"], names)


def _wish(facts: Facts, names: Names) -> str:
    work = {"work": names.get(facts["occupation"], "")}
    if facts["alike"] == "same":
        return _("You wished for just this work: %(work)s.") % work
    if facts["alike"] in CLOSE_WISHES:
        return _("Close to what you wished for: %(work)s.") % work
    return _("You wished for other work: %(work)s.") % work


def _interest_near(facts: Facts, names: Names) -> str:
    if facts["interest"] is None or facts["interest"] < Interest.INTERESTED:
        return _("Your answers about interests fit this work.")
    return _interest(facts, names)


def _interest_far(facts: Facts, names: Names) -> str:
    if facts["interest"] is None or facts["interest"] >= Interest.INTERESTED:
        return _("Your answers about interests point to other work.")
    return _interest(facts, names)


def _interest(facts: Facts, names: Names) -> str:
    work, interest = {"work": names.get(facts["occupation"], "")}, facts["interest"] or 0
    if interest >= Interest.KEEN:
        return _("You are very keen on this: %(work)s.") % work
    if interest == Interest.INTERESTED:
        return _("You are interested in this: %(work)s.") % work
    return _("You are only a little keen on this: %(work)s.") % work


def _hours_differ(facts: Facts, _names: Names) -> str:
    return _("%(hours)d hours a week, you wished for %(wished)d.") % {
        "hours": facts["hours"] or 0, "wished": facts["wished"] or 0,
    }  # fmt: skip


def _shifts_refused(facts: Facts, names: Names) -> str:
    if not facts["refused"]:
        return HURTS["shifts"](facts, names)
    return _("Does not suit you: %(shifts)s.") % {
        "shifts": ", ".join(str(SHIFTS.get(one, one)) for one in facts["refused"])
    }


def _starts_early(facts: Facts, names: Names) -> str:
    if not starts_too_early(facts):
        return HURTS["availability"](facts, names)
    return _("Starts on %(start)s, you are free from %(free)s.") % {
        "start": day_of(facts["starts_on"]), "free": day_of(facts["free_from"]),
    }  # fmt: skip


HELPS_HER: Mapping[str, Sentence] = {
    **HELPS,
    "skills": _skills_met,
    "experience": _experience,
    "certificates": _cards,
    "wish": _wish,
    "interest": _interest_near,
    "education": plain(gettext_lazy("Your schooling fits.")),
    "kind": plain(gettext_lazy("The kind of place that you wished for.")),
}
HURTS_HER: Mapping[str, Sentence] = {
    **HURTS,
    "skills": _skills_missing,
    "experience": plain(gettext_lazy("You have not done this work before.")),
    "certificates": _cards,
    "wish": _wish,
    "interest": _interest_far,
    "hours": _hours_differ,
    "shifts": _shifts_refused,
    "availability": _starts_early,
}
