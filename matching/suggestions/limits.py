"""The hard limits of a pair, asked of the ranking and said in words: they hold whoever proposes."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.ranking.candidates import MOST_DAYS_EARLY
from matching.ranking.limits import limits_of_pair
from matching.suggestions.runs.rows import bare_opening, bare_seeker

WORDS = {
    "minor": _("The law does not allow this work under 18."),
    "certificate": _("A card that this work needs is missing."),
    "licence": _("This work needs a driving licence."),
    "blocked": _("The young person does not want to meet this workplace."),
    "distance": _("This is farther away than the young person can go."),
    "kind": _("The young person has not wished for this kind of place."),
}


def limits_broken(profile: Profile, listing: Listing) -> tuple[str, ...]:
    """Codes of the hard limits that this pair breaks, empty where it breaks none."""
    return limits_of_pair(bare_seeker(profile), bare_opening(listing))


def refuse_broken_limits(profile: Profile, listing: Listing) -> None:
    """Raise ValidationError with one sentence per broken limit."""
    broken = limits_broken(profile, listing)
    if broken:
        raise ValidationError([ValidationError(WORDS[code], code=code) for code in broken])


def latest_start(listing: Listing) -> dt.date | None:
    """The last day on which a place can begin, None where it has no day."""
    if listing.starts_on is None:
        return None
    return listing.starts_on + dt.timedelta(weeks=listing.start_moves_weeks or 0)


def begins_too_early(profile: Profile, listing: Listing) -> bool:
    """Whether a place begins so long before somebody is free that no run would propose it."""
    latest = latest_start(listing)
    if latest is None or profile.free_from is None:
        return False
    return (profile.free_from - latest).days > MOST_DAYS_EARLY
