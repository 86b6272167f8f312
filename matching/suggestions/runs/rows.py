"""From database rows to the plain rows of the ranking; only what its schema allows goes over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from django.db.models import Prefetch
from django.utils import timezone

from marketplace.guidance.profiles.models import Profile, ProfileLanguage, ProfileSkill, Wish
from marketplace.guidance.profiles.queries import interests_of, months_of
from marketplace.guidance.profiles.rows.models import Experience
from marketplace.guidance.profiles.states import SkillLevel
from marketplace.reference.eligibility.rules import limit_on
from marketplace.reference.eligibility.schemes.minors import HOURS_A_WEEK, minors_allowed
from marketplace.reference.vocabulary.states import LanguageLevel
from marketplace.work.listings.models import Listing, ListingSkill
from marketplace.work.listings.states import JobLikely
from matching.ranking.demands import asks_qualification
from matching.ranking.pairs import Opening, Seeker

# Concepts come joined to their rows: fetched by key, more than a thousand of them are more than SQLite can read.
PROFILE_PARTS = (
    "person", "municipality", "certificates",
    Prefetch("skill_rows", ProfileSkill.objects.select_related("skill")),
    Prefetch("wish_rows", Wish.objects.select_related("occupation")),
    Prefetch("language_rows", ProfileLanguage.objects.select_related("language")),
    Prefetch("experience_rows", Experience.objects.select_related("occupation")),
    "person__blocks", "busy_rows",
)  # fmt: skip
LISTING_HEAD = ("organisation", "municipality", "occupation", "language")
LISTING_PARTS = ("certificates", Prefetch("skill_rows", ListingSkill.objects.select_related("skill")))
# Cards that a course of some days or weeks gives, so that missing one bars nobody (finland.md 1.7).
COURSE_CARDS = frozenset(
    {"hygieniapassi", "tyoturvallisuuskortti", "tulityokortti", "ea1", "hataensiapu", "tieturva-1"}
)
WITHIN_KM = 4.0  # of the middle of her municipality somebody lives, as far as the length of a way goes
AS_SPOKEN: dict[str, str] = {LanguageLevel.NATIVE: "C2"}
LIKELY = {JobLikely.YES: True, JobLikely.NO: False, JobLikely.MAYBE: None}


def bare_seeker(profile: Profile, day: dt.date | None = None) -> Seeker:
    """What the hard limits ask of a young person, and no more; the rest is not known."""
    where = profile.municipality
    return Seeker(
        id=str(profile.person_id),
        kinds=frozenset(profile.kinds),
        certificates=frozenset(card.code for card in profile.certificates.all()),
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
        max_km=profile.max_km,
        licence=profile.has_licence,
        blocked_organisations=frozenset(str(block.organisation_id) for block in profile.person.blocks.all()),
        is_minor=profile.person.is_minor_on(day or timezone.localdate()),
        finished_basic_school=profile.finished_school,
    )


def seeker_of(profile: Profile, day: dt.date | None = None) -> Seeker:
    """A young person's profile as the ranker may see it: no name, age, sex, origin, health or benefit."""
    return replace(
        bare_seeker(profile, day),
        skills={row.skill.code: row.level / SkillLevel.GOOD for row in profile.skill_rows.all()},
        wished_occupations={row.occupation.code: row.interest for row in profile.wish_rows.all()},
        languages={row.language.code: AS_SPOKEN.get(row.level, row.level) for row in profile.language_rows.all()}
        or None,
        experience=months_of(profile),
        education=profile.education,
        within_km=WITHIN_KM,
        max_minutes=profile.max_minutes,
        has_car=profile.has_car,
        hours_per_week=None if profile.hours_per_week is None else float(profile.hours_per_week),
        evenings=profile.evenings,
        nights=profile.nights,
        weekends=profile.weekends,
        means=frozenset(profile.means),
        free_from=profile.free_from,
        busy=tuple((row.starts_on, row.ends_on) for row in profile.busy_rows.all()),
        support=profile.support or None,
        interests=interests_of(profile),
    )


def bare_opening(listing: Listing, hours_a_week: Decimal | None = None) -> Opening:
    """What the hard limits ask of a listing; ``hours_a_week`` is the law's limit for minors, today's by default."""
    limit = hours_a_week if hours_a_week is not None else limit_on(HOURS_A_WEEK, timezone.localdate())
    cards = frozenset(card.code for card in listing.certificates.all())
    return Opening(
        id=str(listing.pk),
        organisation=str(listing.organisation_id),
        kind=listing.kind,
        certificates_required=cards,
        certificates_obtainable=cards & COURSE_CARDS,
        latitude=listing.municipality.latitude,
        longitude=listing.municipality.longitude,
        needs_licence=listing.needs_licence,
        minors_allowed=minors_allowed(listing, limit),
    )


def opening_of(listing: Listing, hours_a_week: Decimal | None = None) -> Opening:
    """A listing as the ranker may see it."""
    asked = list(listing.skill_rows.all())
    required = {row.skill.code for row in asked if row.is_required}
    return replace(
        bare_opening(listing, hours_a_week),
        occupation=listing.occupation.code,
        isco=listing.occupation.isco,
        skills_required=frozenset(required),
        skills_wished=frozenset(row.skill.code for row in asked) - required,
        languages=_language_of(listing),
        education=listing.education,
        qualification_asked=asks_qualification(f"{listing.purpose}\n{listing.tasks}"),
        hours_per_week=listing.hours_per_week,
        hours_least=listing.least_hours,
        evenings=listing.evenings,
        nights=listing.nights,
        weekends=listing.weekends,
        starts_on=listing.starts_on,
        start_moves_weeks=listing.start_moves_weeks or 0,
        seats=listing.seats_left,
        job_likely_after=LIKELY[JobLikely(listing.job_likely)],
        mentor_named=bool(listing.guide_name),
    )


def _language_of(listing: Listing) -> dict[str, str]:
    if listing.language is None or not listing.language_level:
        return {}
    return {listing.language.code: AS_SPOKEN.get(listing.language_level, listing.language_level)}


def seekers(profiles: Iterable[Profile]) -> list[Seeker]:
    """Plain rows of many profiles, judged on the same day."""
    today = timezone.localdate()
    return [seeker_of(profile, today) for profile in profiles]


def openings(listings: Iterable[Listing]) -> list[Opening]:
    """Plain rows of many listings, judged by the same limit."""
    limit = limit_on(HOURS_A_WEEK, timezone.localdate())
    return [opening_of(listing, limit) for listing in listings]
