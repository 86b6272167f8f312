"""Reads of profiles: which parts are done, the version to go on with, workplaces by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access.folding import fold
from accounts.organisations.models import Organisation
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import INTEREST_KINDS, Activity, ProfileState

MOST_FINDS = 10


@dataclass(frozen=True)
class Part:
    """One question of a profile: its name, what it is called, whether it has an answer, and what that is good for.

    ``use`` is None where a place is found as well without an answer.
    """

    name: str
    label: Promise
    is_done: bool
    is_main: bool
    use: Promise | None

    @property
    def url_name(self) -> str:
        """The page of the question."""
        return f"profiles:{self.page}"

    @property
    def page(self) -> str:
        """The name of the question's page within the feature."""
        return f"edit_{self.name}"


# Five parts are what a place can be found by; the others make the finds better or a profile warmer.
MAIN = {
    "kinds": _("What kind of place"),
    "skills": _("What you can do"),
    "wishes": _("Work that interests you"),
    "times": _("When you can work"),
    "travel": _("Where you can go"),
}
MORE = {
    "way": _("How you get to work"),
    "away": _("When you are not free"),
    "experience": _("What you have done before"),
    "education": _("Your schooling"),
    "activities": _("What you like, in pictures"),
    "support": _("Support at work"),
    "strengths": _("What you are good at"),
    "languages": _("Languages"),
    "certificates": _("Cards and certificates"),
    "story": _("In your own words"),
    "photo": _("Photo"),
}
ORDER = (*MAIN, *MORE)
LAST_NEEDED = [*MAIN][-1]  # after it the profile can be read and given
USES = {
    "kinds": _("Without it no place can be suggested."),
    "skills": _("So we can look for places where you can do something already."),
    "wishes": _("So we can look for the work that you wish for."),
    "times": _("So we can look for hours that suit you."),
    "travel": _("So we know which places are too far away."),
    "way": _("So we know which places you can get to."),
    "experience": _("What you have done at home or in a hobby helps too."),
    "education": _("Some places ask for schooling, most do not."),
    "activities": _("Twelve pictures, one tap each. They show new directions."),
    "support": _("So we can look for places where somebody has time for you."),
    "languages": _("Many places ask for a language, often only a little of it."),
}


def parts_of(profile: Profile) -> list[Part]:
    """Every part of a profile in the order of asking."""
    return _parts(profile, ORDER)


def main_parts_of(profile: Profile) -> list[Part]:
    """The parts that suggestions cannot do without, in the order of asking."""
    return _parts(profile, [name for name in ORDER if name in MAIN])


def _parts(profile: Profile, wanted: Iterable[str]) -> list[Part]:
    answers: dict[str, Any] = {  # rows are read for those that are wanted only
        "kinds": profile.kinds,
        "skills": profile.skill_rows.all(),
        "wishes": profile.wish_rows.all(),
        "times": profile.hours_per_week,
        "travel": profile.max_km if profile.person.is_safety_flagged else profile.municipality_id,
        "way": profile.means or profile.has_car or profile.max_minutes,
        "away": profile.busy_rows.all(),
        "experience": profile.has_no_experience or profile.experience_rows.all(),
        "education": profile.education is not None,
        "activities": len(profile.activities) == len(Activity),
        "support": profile.support,
        "strengths": profile.strengths,
        "languages": profile.language_rows.all(),
        "certificates": profile.certificates.all(),
        "story": profile.story or profile.wish,
        "photo": profile.photo,
    }
    names = {**MAIN, **MORE}
    return [Part(name, names[name], bool(answers[name]), name in MAIN, USES.get(name)) for name in wanted]


def interests_of(profile: Profile) -> tuple[float, ...] | None:
    """Her interest in each of Holland's six kinds, 1 to 5; None until every kind has an answer."""
    told = [[profile.activities[one] for one in pair if one in profile.activities] for pair in INTEREST_KINDS]
    return tuple(mean(answers) for answers in told) if all(told) else None


def months_of(profile: Profile) -> dict[str, int] | None:
    """Months in each occupation that she has done something in, by its code; None where she has not told.

    Who did not say how long counts as one month. What is told only in words that name no occupation is not known.
    """
    rows = profile.experience_rows.all()
    found: Counter[str] = Counter()
    for row in rows:
        if row.occupation is not None:
            found[row.occupation.code] += row.months or 1
    return dict(found) if found or profile.has_no_experience else None


def open_parts(profile: Profile, parts: list[Part]) -> list[Part]:
    """What would help to know, in the order of asking: parts without an answer, and what an answered one lacks."""
    lacks: dict[str, list[tuple[Any, Promise]]] = {
        "times": [(profile.hours_per_week, _("How many hours a week you would like")),
                  (None not in (profile.evenings, profile.weekends), _("Whether evenings and weekends suit you"))],
        "travel": [(profile.municipality_id or profile.person.is_safety_flagged, _("Where you live"))],
        "way": [(profile.means or profile.has_car or profile.max_minutes, MORE["way"]),
                (profile.max_minutes, _("How many minutes the way may take"))],
    }  # fmt: skip
    found = []
    for part in parts:
        lacking = [label for told, label in lacks.get(part.name, [(part.is_done, part.label)]) if not told]
        if part.use and lacking:
            found.append(replace(part, label=lacking[0]))
    return found


def progress(parts: list[Part]) -> dict[str, int]:
    """How many of the main parts have an answer, and of how many."""
    main = [part for part in parts if part.is_main]
    return {"done": sum(part.is_done for part in main), "total": len(main)}


def place_of(name: str) -> dict[str, int]:
    """Which question one is, among those that find a place or among those that tell more."""
    among = [*MAIN] if name in MAIN else [*MORE]
    return {"done": among.index(name) + 1, "total": len(among)}


def neighbours(name: str) -> tuple[str, str]:
    """The parts before and after one, empty at the ends."""
    place = ORDER.index(name)
    return ORDER[place - 1] if place else "", ORDER[place + 1] if place + 1 < len(ORDER) else ""


def current_profile(person: Any) -> Profile | None:
    """The version to go on with: one that waits for the yes, the one in force, else the draft."""
    rows = {row.state: row for row in Profile.objects.filter(person=person).exclude(state=ProfileState.ARCHIVED)}
    order = (ProfileState.AWAITING, ProfileState.PUBLISHED, ProfileState.PAUSED, ProfileState.DRAFT)
    return next((rows[state] for state in order if state in rows), None)


def has_begun(person: Any) -> bool:
    """Whether a young person has told anything of herself; before that nothing else is asked or offered."""
    return Profile.objects.filter(person=person).exists()


def way_to(profile: Profile) -> str:
    """Where to go on: the questions of a draft, the page of any other version."""
    if profile.state == ProfileState.DRAFT:
        return reverse("profiles:edit", args=[profile.pk])
    return profile.get_absolute_url()


def find_workplaces(word: str) -> list[Organisation]:
    """Employers by a part of their name, however it is typed ("ann" finds Ánne), best first."""
    folded = fold(word)
    if not folded:
        return []
    names = Organisation.objects.employers().values_list("pk", "name")
    fits = [(not fold(name).startswith(folded), fold(name), pk) for pk, name in names if folded in fold(name)]
    pks = [pk for _later, _name, pk in sorted(fits)[:MOST_FINDS]]
    rows = Organisation.objects.select_related("municipality").in_bulk(pks)
    return [rows[pk] for pk in pks]


def newest_state() -> Subquery:
    """The state of the newest profile beside each young person, for an annotation; None where there is none."""
    return Subquery(Profile.objects.filter(person=OuterRef("pk")).order_by("-version").values("state")[:1])
