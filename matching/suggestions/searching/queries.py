"""Rows of a coach's search: a pair, its reasons in words, what was suggested before, which limit forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.suggestions.limits import WORDS
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.fits import Fit, Fits, people_for
from matching.suggestions.states import OPEN, SuggestionState
from matching.suggestions.words import in_words, names_for

MOST_FOR, MOST_AGAINST = 2, 2
NO_WORDS: dict[str, list[str]] = {"helps": [], "hurts": [], "unknown": []}


@dataclass
class Row:
    """A line of a search; ``before`` is the newest suggestion of this pair that the reader may see."""

    fit: Fit
    before: Suggestion | None = None
    helps: list[str] = field(default_factory=list)
    hurts: list[str] = field(default_factory=list)
    form_key: UUID = field(default_factory=uuid4)  # each line is a form of its own

    @property
    def may_be_suggested(self) -> bool:
        """Neither on its way nor introduced already."""
        settled = (*OPEN, SuggestionState.INTRODUCED)
        return self.before is None or self.before.state not in settled

    @property
    def why_not(self) -> list[Any]:
        """The limits that are broken, a sentence each."""
        return [WORDS[code] for code in self.fit.limits]


def newest_by_pair(rows: Any) -> dict[tuple[int, int], Suggestion]:
    """(person, listing) → the newest of some suggestions."""
    return {(one.person_id, one.listing_id): one for one in rows.order_by("created_at", "pk")}


def rows_of(fits: Fits, shown: Sequence[Fit], before: dict[tuple[int, int], Suggestion]) -> list[Row]:
    """Lines for the pairs that a page shows: the strongest reasons on each side; unknown ones where none is against."""
    reasons = fits.reasons(shown)
    names = names_for(reasons)
    rows = []
    for fit, told in zip(shown, reasons, strict=True):
        words = in_words(told, names) if told else NO_WORDS
        against = words["hurts"] or words["unknown"]
        known = before.get((fit.profile.person_id, fit.listing.pk))
        rows.append(Row(fit, known, words["helps"][:MOST_FOR], against[:MOST_AGAINST]))
    return rows


def candidates_for(listing: Listing, reader: Any) -> Fits:
    """The young people whom a reader answers for, for one place; nobody where it is not open."""
    return people_for(listing.pk, _profiles_of(reader))


def _profiles_of(reader: Any) -> Iterable[int]:
    """Profiles in use of the young people whom a coach supports today."""
    return Profile.objects.published().visible_to(reader).values_list("pk", flat=True)
