"""Reads of profiles: which parts are done, the version to go on with, workplaces by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access.folding import fold
from accounts.organisations.models import Organisation
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import ProfileState

MOST_FINDS = 10


@dataclass(frozen=True)
class Part:
    """One question of a profile: its name, what it is called, whether it has an answer."""

    name: str
    label: Promise
    is_done: bool
    is_main: bool

    @property
    def url_name(self) -> str:
        """The page of the question."""
        return f"profiles:edit_{self.name}"


# Five parts are what a place can be found by; the others make a profile warmer.
MAIN = {
    "kinds": _("What kind of place"),
    "skills": _("What you can do"),
    "wishes": _("Work that interests you"),
    "times": _("When you can work"),
    "travel": _("Where you can go"),
}
MORE = {
    "strengths": _("What you are good at"),
    "languages": _("Languages"),
    "certificates": _("Cards and certificates"),
    "story": _("In your own words"),
    "photo": _("Photo"),
}
ORDER = (*MAIN, *MORE)


def parts_of(profile: Profile) -> list[Part]:
    """Every part of a profile in the order of asking."""
    answers: dict[str, Any] = {
        "kinds": profile.kinds,
        "skills": profile.skill_rows.all(),
        "wishes": profile.wish_rows.all(),
        "times": profile.hours_per_week,
        "travel": profile.max_km if profile.person.is_safety_flagged else profile.municipality_id,
        "strengths": profile.strengths,
        "languages": profile.language_rows.all(),
        "certificates": profile.certificates.all(),
        "story": profile.story or profile.wish,
        "photo": profile.photo,
    }
    names = {**MAIN, **MORE}
    return [Part(name, names[name], bool(answers[name]), name in MAIN) for name in ORDER]


def progress(parts: list[Part]) -> dict[str, int]:
    """How many of the main parts have an answer, and of how many."""
    main = [part for part in parts if part.is_main]
    return {"done": sum(part.is_done for part in main), "total": len(main)}


def neighbours(name: str) -> tuple[str, str]:
    """The parts before and after one, empty at the ends."""
    place = ORDER.index(name)
    return ORDER[place - 1] if place else "", ORDER[place + 1] if place + 1 < len(ORDER) else ""


def current_profile(person: Any) -> Profile | None:
    """The version to go on with: one that waits for the yes, the one in force, else the draft."""
    rows = {row.state: row for row in Profile.objects.filter(person=person).exclude(state=ProfileState.ARCHIVED)}
    order = (ProfileState.AWAITING, ProfileState.PUBLISHED, ProfileState.PAUSED, ProfileState.DRAFT)
    return next((rows[state] for state in order if state in rows), None)


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
