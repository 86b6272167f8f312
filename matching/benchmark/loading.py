"""A benchmark market as rows of the database, written in bulk; what no table has a place for stays behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.access.models import Authority, Municipality
from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.guidance.profiles.models import Profile, ProfileLanguage, ProfileSkill, Wish
from marketplace.guidance.profiles.states import ProfileState, SkillLevel
from marketplace.reference.eligibility.loader import load_limits
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import Kind
from marketplace.work.listings.models import Listing, ListingSkill
from marketplace.work.listings.states import JobLikely, ListingState
from matching.ranking.pairs import Opening, Seeker

NAME = "Benchmark"
AT_ONCE = 2000  # rows of one statement
GROWN_UP, MINOR = dt.timedelta(days=366 * 25), dt.timedelta(days=366 * 16)


class NotEmptyError(RuntimeError):
    """There are people or places in the database already; a benchmark must not run among them."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Which row of the dataset a row of the database stands for."""

    seekers: dict[int, Seeker]  # by person
    openings: dict[int, Opening]  # by listing
    names: dict[str, str]  # code of a concept → its name in the dataset


class Concepts:
    """Concepts by kind and name, with short codes of their own: names of the dataset may be long."""

    def __init__(self, seekers: Sequence[Seeker], openings: Sequence[Opening]) -> None:
        wanted = {
            Kind.SKILL: {name for one in seekers for name in one.skills}
            | {name for one in openings for name in one.skills_required | one.skills_wished},
            Kind.OCCUPATION: {name for one in seekers for name in one.wished_occupations}
            | {one.occupation for one in openings},
            Kind.CERTIFICATE: {name for one in seekers for name in one.certificates}
            | {name for one in openings for name in one.certificates_required},
            Kind.LANGUAGE: {name for one in seekers for name in one.languages or ()},
        }
        named = [(kind, name) for kind, names in wanted.items() for name in sorted(names)]
        made = [_concept(kind, f"market-{number}") for number, (kind, _name) in enumerate(named)]
        self._of = dict(zip(named, Concept.objects.bulk_create(made, AT_ONCE), strict=True))

    def pk(self, kind: Kind, name: str) -> int:
        """The key of a concept."""
        return self._of[kind, name].pk

    def names(self) -> dict[str, str]:
        return {concept.code: name for (_kind, name), concept in self._of.items()}


def _concept(kind: Kind, code: str) -> Concept:
    return Concept(kind=kind, code=code, name_fi=code, name_sv=code, name_en=code)


def load_market(seekers: Sequence[Seeker], openings: Sequence[Opening]) -> Loaded:
    """Write people with profiles in use and open places with their employers; work in a transaction over all.

    Closed places (without seats) are left out. Raises NotEmptyError where anybody is there already.
    """
    if Profile.objects.exists() or Listing.objects.exists():
        raise NotEmptyError("the database is not empty")
    load_limits()
    authority = Authority.objects.create(code="benchmark", name_fi=NAME)
    town = Municipality.objects.create(code="B00", name_fi=NAME, authority=authority, latitude=60.98, longitude=25.66)
    open_ones = [one for one in openings if one.seats]
    concepts = Concepts(seekers, open_ones)
    people = _people(seekers, authority, town, concepts)
    return Loaded(people, _places(open_ones, town, concepts), concepts.names())


def _people(
    seekers: Sequence[Seeker], authority: Authority, town: Municipality, concepts: Concepts
) -> dict[int, Seeker]:
    now, today = timezone.now(), timezone.localdate()
    users = User.objects.bulk_create(
        (
            User(
                role=Role.YOUNG, given_name=NAME, password="!", authority=authority, municipality=town,  # noqa: S106
                birth_on=today - (MINOR if one.is_minor else GROWN_UP),
            )
            for one in seekers
        ),
        AT_ONCE,
    )  # fmt: skip
    profiles = Profile.objects.bulk_create(
        (_profile(user, one, town, now) for user, one in zip(users, seekers, strict=True)), AT_ONCE
    )
    _parts_of_profiles(list(zip(profiles, seekers, strict=True)), concepts)
    return {user.pk: one for user, one in zip(users, seekers, strict=True)}


def _profile(user: User, one: Seeker, town: Municipality, now: dt.datetime) -> Profile:
    return Profile(
        person=user, authority=town.authority, municipality=town, state=ProfileState.PUBLISHED, said_yes_at=now,
        kinds=sorted(one.kinds), has_car=bool(one.has_car), has_licence=one.licence, evenings=one.evenings,
        nights=one.nights, weekends=one.weekends, finished_school=one.finished_basic_school,
    )  # fmt: skip


def _parts_of_profiles(rows: Sequence[tuple[Profile, Seeker]], concepts: Concepts) -> None:
    ProfileSkill.objects.bulk_create(
        (
            ProfileSkill(profile=profile, skill_id=concepts.pk(Kind.SKILL, name), level=SkillLevel.GOOD)
            for profile, one in rows
            for name in sorted(one.skills)
        ),
        AT_ONCE,
    )
    Wish.objects.bulk_create(
        (
            Wish(profile=profile, occupation_id=concepts.pk(Kind.OCCUPATION, name), interest=interest)
            for profile, one in rows
            for name, interest in one.wished_occupations.items()
        ),
        AT_ONCE,
    )
    ProfileLanguage.objects.bulk_create(
        (
            ProfileLanguage(profile=profile, language_id=concepts.pk(Kind.LANGUAGE, name), level=level)
            for profile, one in rows
            for name, level in (one.languages or {}).items()
        ),
        AT_ONCE,
    )
    held = Profile.certificates.through
    _link(
        held,
        ((profile.pk, concepts.pk(Kind.CERTIFICATE, name)) for profile, one in rows for name in one.certificates),
        "profile_id",
    )


def _link(through: Any, pairs: Iterable[tuple[int, int]], owner: str) -> None:
    through.objects.bulk_create((through(**{owner: one, "concept_id": other}) for one, other in pairs), AT_ONCE)


def _places(openings: Sequence[Opening], town: Municipality, concepts: Concepts) -> dict[int, Opening]:
    houses = _houses(sorted({one.organisation for one in openings}), town)
    contact = User.objects.system()
    listings = Listing.objects.bulk_create(
        (_listing(one, houses[one.organisation], contact, concepts) for one in openings), AT_ONCE
    )
    rows = list(zip(listings, openings, strict=True))
    ListingSkill.objects.bulk_create(
        (
            ListingSkill(
                listing=listing, skill_id=concepts.pk(Kind.SKILL, name), is_required=name in one.skills_required
            )
            for listing, one in rows
            for name in sorted(one.skills_required | one.skills_wished)
        ),
        AT_ONCE,
    )
    _link(
        Listing.certificates.through,
        (
            (listing.pk, concepts.pk(Kind.CERTIFICATE, name))
            for listing, one in rows
            for name in one.certificates_required
        ),
        "listing_id",
    )
    return {listing.pk: one for listing, one in rows}


def _houses(names: Sequence[str], town: Municipality) -> dict[str, Organisation]:
    system, now, number = User.objects.system(), timezone.now(), count()
    made = Organisation.objects.bulk_create(
        (
            Organisation(
                name=name, business_id=f"B{next(number):08d}", municipality=town, authority=town.authority,
                state=OrganisationState.VERIFIED, checked_by=system, checked_at=now,
            )
            for name in names
        ),
        AT_ONCE,
    )  # fmt: skip
    return dict(zip(names, made, strict=True))


def _listing(one: Opening, house: Organisation, contact: User, concepts: Concepts) -> Listing:
    return Listing(
        organisation=house, authority_id=house.authority_id, municipality_id=house.municipality_id, kind=one.kind,
        state=ListingState.PUBLISHED, published_at=timezone.now(), title=NAME, purpose=NAME, tasks=NAME,
        occupation_id=concepts.pk(Kind.OCCUPATION, one.occupation), job_likely=JobLikely.MAYBE, seats=one.seats,
        hours_per_week=round(one.hours_per_week or 0), evenings=one.evenings, nights=one.nights,
        weekends=one.weekends, needs_licence=one.needs_licence, guide_name=NAME if one.mentor_named else "",
        contact=contact,
    )  # fmt: skip
