"""Training the ranker from the log of human decisions, and keeping it only where it has earned it."""

from __future__ import annotations

from django.conf import settings

from marketplace.listings.models import Listing
from marketplace.profiles.models import Profile
from matching.ranking.decisions import Decisions
from matching.ranking.market import Market
from matching.ranking.ranker import Ranker
from matching.ranking.store import save
from matching.suggestions.queries import decided, training_log
from matching.suggestions.rows import LISTING_PARTS, PROFILE_PARTS, openings, seekers


def market_of_the_past() -> Market:
    """Everybody and every place that a coach has decided about, as they are described now."""
    pairs = decided().order_by()
    profiles: dict[int, Profile] = {}
    rows = Profile.objects.filter(person__in=pairs.values("person")).order_by("person", "version")
    for profile in rows.select_related("person", "municipality").prefetch_related(*PROFILE_PARTS):
        profiles[profile.person_id] = profile  # the newest version stays
    listings = Listing.objects.filter(pk__in=pairs.values("listing")).prefetch_related(*LISTING_PARTS).order_by("pk")
    return Market(seekers(profiles.values()), openings(listings))


def train() -> Ranker:
    """Fit a ranker to the whole log and store it; it works by rules where the log is small or teaches nothing better.

    Work inside a scope over all authorities.
    """
    market = market_of_the_past()
    known = {seeker.id for seeker in market.seekers}, {opening.id for opening in market.openings}
    log = [one for one in training_log() if one.seeker in known[0] and one.opening in known[1]]
    ranker = Ranker()
    if log:
        ranker.fit(Decisions.of(market, log))
    save(ranker, settings.MODEL_DIR)
    return ranker
