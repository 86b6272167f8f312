"""What the service knew of the demo's past pairs: which were within the limits, and the facts logged beside each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from django.db.models import prefetch_related_objects

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.ranking.facts import pair_rows
from matching.ranking.limits import allowed
from matching.ranking.market import Market
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.ordering import as_logged
from matching.suggestions.runs.rows import LISTING_HEAD, LISTING_PARTS, PROFILE_PARTS, openings, seeker_of
from matching.suggestions.runs.vocabulary import vocabulary
from moderation.demo.material import Material


class Knowledge:
    """Profiles and places as the service reads them, each with its rows fetched once."""

    def __init__(self, material: Material, profiles: Sequence[Profile], listings: Sequence[Listing]) -> None:
        self.material, self.profiles, self.listings = material, profiles, listings
        prefetch_related_objects(profiles, *PROFILE_PARTS)
        prefetch_related_objects(listings, *LISTING_HEAD, *LISTING_PARTS)
        self.openings = openings(listings)
        self.vocabulary = vocabulary()

    def possible(self) -> dict[int, list[Listing]]:
        """The places within each person's limits, by key of the profile; who was a minor when she came counts as one.

        Who said yes to her profile only; the others were never put forward.
        """
        people = [one for one in self.profiles if one.said_yes_at]
        market = Market(
            [seeker_of(one, one.created_at.date()) for one in people], self.openings, vocabulary=self.vocabulary
        )
        seeker, opening = np.divmod(np.arange(len(people) * len(self.listings)), len(self.listings))
        may = allowed(market, seeker, opening).reshape(len(people), -1)
        return {
            person.pk: [self.listings[at] for at in np.flatnonzero(row).tolist()]
            for person, row in zip(people, may, strict=True)
        }

    def log_facts(self, suggestions: Sequence[Suggestion]) -> None:
        """Put beside each suggestion the facts of the day on which somebody thought of it.

        When she was free is told anew every time: from some weeks before to some weeks after that day.
        """
        place = {one.pk: at for at, one in enumerate(self.listings)}
        profile_of = {one.person_id: one for one in self.profiles}
        at: dict[tuple[int, dt.date], int] = {}
        for one in suggestions:
            at.setdefault((one.person_id, one.created_at.date()), len(at))
        seekers = [
            replace(
                seeker_of(profile_of[person], day), id=f"{person} {day}",
                free_from=day + dt.timedelta(days=self.material.side_chance.randrange(-30, 25)),
            )
            for person, day in at
        ]  # fmt: skip
        market = Market(seekers, self.openings, vocabulary=self.vocabulary)
        pairs = np.array([(at[one.person_id, one.created_at.date()], place[one.listing_id]) for one in suggestions])
        rows = pair_rows(market, pairs[:, 0], pairs[:, 1]).astype(float)
        for one, row in zip(suggestions, rows, strict=True):
            one.features = as_logged(row)
