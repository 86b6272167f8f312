"""The coach's one queue: everything that waits for a person, most urgent first."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.caseloads.models import Responsibility
from accounts.caseloads.queries import people_of
from accounts.organisations.models import Organisation, Tie
from accounts.organisations.states import OrganisationState
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import ProfileState
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingState
from marketplace.work.placements.models import Placement
from matching.suggestions.models import Suggestion
from matching.suggestions.queries import SINCE
from matching.suggestions.states import Source

KINDS = (
    ("interest", _("young people's own wishes")),
    ("suggestion", _("suggestions")),
    ("profile", _("profiles")),
    ("listing", _("places")),
    ("organisation", _("employers")),
)
# What we promise: a first answer in so many days (bars.md U7, U19). Interest of a young person comes first.
DAYS = {"profile": 3, "listing": 1, "organisation": 1, "interest": 3, "suggestion": 7}
OWN, STANDING_IN = "own", "deputy"  # whose young people
# What a filter asks of each kind; a kind that it does not name has none of it.
NARROWED_BY: dict[str, dict[str, str]] = {
    "person": {"interest": "person", "suggestion": "person", "profile": "person"},
    "place": {"interest": "listing", "suggestion": "listing", "listing": "pk"},
    "band": {"interest": "band", "suggestion": "band"},
    "whose": {"interest": "person__in", "suggestion": "person__in", "profile": "person__in"},
}
MOST_OTHERS = 3  # of the other candidates for a place


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what kind, which row, since when, and by when we promised to look.

    ``also``: further suggestions for the same young person, decided together with the first.
    """

    kind: str
    pk: int
    since: dt.datetime
    also: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.kind}-{self.pk}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The same for each of what is decided together, the first in line first."""
        return tuple(f"{self.kind}-{pk}" for pk in (self.pk, *self.also))

    @property
    def due(self) -> dt.datetime:
        return self.since + dt.timedelta(days=DAYS[self.kind])

    @property
    def is_late(self) -> bool:
        """The promise is broken already."""
        return self.due < timezone.now()

    @property
    def template(self) -> str:
        """How it looks in the queue."""
        return f"moderation/reviews/item_{'suggestion' if self.kind == 'interest' else self.kind}.html"


ABOUT_PEOPLE = ("interest", "suggestion", "profile")
COLUMNS: dict[str, tuple[Any, ...]] = {
    "interest": ("pk", SINCE),
    "suggestion": ("pk", SINCE, "person"),
    "profile": ("pk", "coach_asked_at"),
    "listing": ("pk", "created_at"),
    "organisation": ("pk", "created_at"),
}


def sources(user: Any) -> dict[str, QuerySet]:
    """Rows of each kind that wait for this person's decision."""
    suggestions = Suggestion.objects.for_decision_of(user)
    tied = Tie.objects.standing().filter(person=user).values("organisation")  # a colleague reads these
    listings = Listing.objects.filter(authority=user.authority_id, state=ListingState.SUBMITTED)
    employers = Organisation.objects.employers().filter(authority=user.authority_id, state=OrganisationState.WAITING)
    return {
        "interest": suggestions.filter(source=Source.YOUNG),
        "suggestion": suggestions.exclude(source=Source.YOUNG),
        "profile": Profile.objects.filter(
            state=ProfileState.DRAFT, coach_asked_at__isnull=False, person__in=people_of(user)
        ),
        "listing": listings.exclude(organisation__in=tied),
        "organisation": employers.exclude(pk__in=tied),
    }


def queue(user: Any, kind: str = "", **asked: Any) -> list[Waiting]:
    """What waits for this person, by promised time; ``kind`` narrows to one sort of thing, ``asked`` by NARROWED_BY.

    Suggestions and profiles of her own young people (deputising included); employers and listings of the authority,
    save those of an employer that she has a tie to.
    """
    waiting = [
        one
        for name, rows in _narrowed(user, sources(user), asked).items()
        if kind in ("", name)
        for one in _waiting(name, rows.order_by().values_list(*COLUMNS[name]).iterator())
    ]
    return sorted(waiting, key=lambda one: (one.due, one.kind, one.pk))


def _narrowed(user: Any, rows: dict[str, QuerySet], asked: dict[str, Any]) -> dict[str, QuerySet]:
    """The kinds that have what is asked, each narrowed by it."""
    own = Responsibility.objects.standing().filter(coach=user)
    others = Responsibility.objects.covered_by(user).exclude(coach=user)
    people = {OWN: own.values("person"), STANDING_IN: others.values("person")}
    for name, value in asked.items():
        wanted, fields = people.get(value, value), NARROWED_BY[name]
        rows = {kind: found.filter(**{fields[kind]: wanted}) for kind, found in rows.items() if kind in fields}
    return rows


def _waiting(kind: str, rows: Iterable[Sequence[Any]]) -> Iterator[Waiting]:
    """A thing for each row; rows that name a person are one thing for each of these, since the first of them."""
    together: dict[Any, list[tuple[dt.datetime, int]]] = defaultdict(list)
    for pk, since, *person in rows:
        together[person[0] if person else f"row {pk}"].append((since, pk))
    for own in together.values():
        (since, first), *others = sorted(own)
        yield Waiting(kind, first, since, tuple(pk for _since, pk in others))


def to_decide_about(user: Any) -> Q:
    """Young people about whom something waits for this person's decision."""
    rows = sources(user)
    return Q(*(Q(pk__in=rows[kind].order_by().values("person")) for kind in ABOUT_PEOPLE), _connector=Q.OR)


def counts(user: Any) -> dict[str, int]:
    """How many of each kind wait for this person."""
    return {name: rows.count() for name, rows in sources(user).items()}


PARTS: dict[str, tuple[Any, tuple[str, ...], tuple[str, ...]]] = {
    "suggestion": (
        Suggestion,
        ("person", "profile__municipality", "profile__person", "listing__organisation", "listing__municipality"),
        ("profile__skill_rows__skill", "profile__wish_rows__occupation"),
    ),
    "profile": (Profile, ("person",), ("skill_rows__skill",)),
    "listing": (Listing, ("organisation", "municipality", "occupation"), ("skill_rows__skill",)),
    "organisation": (Organisation, ("municipality",), ("memberships__person",)),
}


# What the list of them shows of each.
HEADS: dict[str, tuple[Any, tuple[str, ...], tuple[str, ...]]] = {
    "suggestion": (Suggestion, ("person", "listing"), ()),
    "profile": (Profile, ("person",), ()),
    "listing": (Listing, ("organisation",), ()),
    "organisation": (Organisation, (), ()),
}


def with_objects(waiting: list[Waiting], parts: Any = PARTS) -> Iterator[tuple[Waiting, Any]]:
    """The rows behind what waits with ``parts`` of them, one query per kind however many there are.

    Where several suggestions are decided together they are ``together`` of the first, the wished one first.
    """
    found: dict[tuple[str, int], Any] = {}
    for kind, (model, joined, fetched) in parts.items():
        names = (kind, "interest") if kind == "suggestion" else (kind,)
        pks = [pk for one in waiting if one.kind in names for pk in (one.pk, *one.also)]
        for row in model.objects.filter(pk__in=pks).select_related(*joined).prefetch_related(*fetched):
            found[kind, row.pk] = row
    for one in waiting:
        kind = "suggestion" if one.kind == "interest" else one.kind
        rows = [found[kind, pk] for pk in (one.pk, *one.also) if (kind, pk) in found]
        if kind == "suggestion":
            rows.sort(key=lambda row: (not row.is_wished, -(row.expected_matches or 0), row.pk))
            for row in rows:
                row.together = rows
        if rows:
            yield one, rows[0]


def other_candidates(user: Any, suggestion: Suggestion) -> list[Suggestion]:
    """Further young people of the reader's whom somebody asks, or may ask, about the same place."""
    rows = Suggestion.objects.visible_to(user).open().filter(listing=suggestion.listing_id)
    others = rows.exclude(person=suggestion.person_id).select_related("person")
    return list(others.order_by("-state", "-expected_matches", "pk")[:MOST_OTHERS])


def days_of(user: Any, suggestion: Suggestion) -> list[tuple[dt.date, Any]]:
    """The days of both sides in one line of time, each with its words."""
    person, profile, listing = suggestion.person_id, suggestion.profile, suggestion.listing
    meeting = Appointment.objects.visible_to(user).to_come().filter(person=person).first()
    running = Placement.objects.visible_to(user).live().filter(person=person, ends_on__isnull=False).first()
    days = (
        (profile and profile.free_from, _("can start")),
        (listing.starts_on, _("the place starts")),
        (meeting and timezone.localtime(meeting.starts_at).date(), _("next meeting")),
        (running and running.ends_on, _("the placement of now ends")),
        (suggestion.expires_on, _("the suggestion runs out")),
    )
    return sorted(((day, words) for day, words in days if day), key=lambda one: one[0])
