"""The demo's past, night by night: lists, decisions, and what came of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.suggestions.models import Run, Suggestion
from moderation.demo.cast import Cast
from moderation.demo.history import History
from moderation.demo.knowledge import Knowledge
from moderation.demo.learning import runs_of_the_past
from moderation.demo.lists import Lists, was_there
from moderation.demo.material import Material
from moderation.demo.stories import Stories
from moderation.demo.tastes import Tastes


def make_past(
    material: Material, cast: Cast, history: History, profiles: Sequence[Profile], listings: Sequence[Listing]
) -> None:
    """Eighteen months of suggestions, with the facts that were logged beside each."""
    knowledge, tastes = Knowledge(material, profiles, listings), Tastes(material.chance)
    lists, stories = Lists(material, profiles, knowledge.possible()), Stories(material, cast, history, tastes)
    nights = list(lists.mondays())
    runs = runs_of_the_past(nights)
    for night in nights:
        for profile in lists.due(night):
            if not stories.is_busy(profile.person_id, night.date()):
                for meeting in lists.of(profile, night):
                    stories.tell(meeting, runs[night])
    knowledge.log_facts(stories.suggestions)
    stories.write()
    _count(runs, stories.suggestions, profiles, listings)


def _count(
    runs: Mapping[dt.datetime, Run],
    suggestions: Iterable[Suggestion],
    profiles: Sequence[Profile],
    listings: Sequence[Listing],
) -> None:
    """What each run counted: people in use, places on show by then, and what it put forward."""
    new = Counter(one.run_id for one in suggestions)
    for night, run in runs.items():
        run.counts = {
            "people": sum(bool(one.said_yes_at and one.said_yes_at < night) for one in profiles),
            "listings": sum(was_there(one, night) for one in listings),
            "new": new[run.pk],
        }
    Run.objects.bulk_update(runs.values(), ["counts"])
