"""Demo profiles and listings, in every state."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.utils.text import capfirst

from accounts.privacy.models import Consent, Purpose
from marketplace.guidance.profiles.models import Profile, ProfileLanguage, ProfileSkill, Wish
from marketplace.guidance.profiles.states import ProfileState
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import Kind
from marketplace.work.listings.actions import searchable_text
from marketplace.work.listings.models import Listing, ListingSkill
from marketplace.work.listings.states import Aim, JobLikely, ListingKind, ListingState
from moderation.demo.background import make_background, tell_of_herself, tell_of_place
from moderation.demo.cast import Cast, Company
from moderation.demo.history import History
from moderation.demo.material import Material, Work

LISTINGS, PAST_LISTINGS = 150, 260
LONGEST_OPEN = 120  # days that a place of today has been open at most
KINDS = tuple(ListingKind.values)
AIMS: dict[str, str] = {ListingKind.TRIAL: Aim.EXPLORE, ListingKind.BUSINESS: Aim.FREELANCE}
PROFILE_WAYS: dict[str, tuple[str, ...]] = {
    ProfileState.DRAFT: (),
    ProfileState.AWAITING: ("offer",),
    ProfileState.PUBLISHED: ("offer", "publish"),
    ProfileState.PAUSED: ("offer", "publish", "pause"),
    ProfileState.ARCHIVED: ("offer", "publish", "archive"),
}
LISTING_WAYS: dict[str, tuple[str, ...]] = {
    ListingState.DRAFT: (),
    ListingState.SUBMITTED: ("submit",),
    ListingState.RETURNED: ("submit", "send_back"),
    ListingState.PUBLISHED: ("submit", "publish"),
    ListingState.PAUSED: ("submit", "publish", "pause"),
    ListingState.FILLED: ("submit", "publish", "fill"),
    ListingState.EXPIRED: ("submit", "publish", "expire"),
    ListingState.WITHDRAWN: ("submit", "publish", "withdraw"),
}
OVER = (ListingState.FILLED, ListingState.EXPIRED, ListingState.WITHDRAWN)
IN_FORCE_OR_BEFORE = (ProfileState.PUBLISHED, ProfileState.PAUSED, ProfileState.ARCHIVED)


class Words:
    """Concepts by kind and code, fetched once."""

    def __init__(self) -> None:
        self.by_code = {(one.kind, one.code): one for one in Concept.objects.everyday()}

    def get(self, kind: str, *codes: str) -> list[Concept]:
        """Those concepts that the vocabulary has."""
        return [self.by_code[kind, code] for code in codes if (kind, code) in self.by_code]


def make_profiles(material: Material, cast: Cast, history: History, words: Words) -> list[Profile]:
    """A profile for each young person, most of them in use; what they can and wish follows one kind of work."""
    states = (
        [ProfileState.DRAFT] * 8 + [ProfileState.AWAITING] * 6 + [ProfileState.PAUSED] * 6 + [ProfileState.ARCHIVED] * 4
    )
    profiles, works = [], []
    first_of_each = {coach.pk: pk for pk, coach in reversed(cast.coach_of.items()) if pk != cast.young[0].pk}
    asking = set(first_of_each.values())
    for number, person in enumerate(cast.young):
        state = ProfileState(states[number - 5]) if 5 <= number < 5 + len(states) else ProfileState.PUBLISHED
        state = ProfileState.DRAFT if person.pk in asking else state
        work = material.works[0] if number == 0 else material.chance.choice(material.works)
        written = person.joined_at + dt.timedelta(days=2)
        asked = person.pk in asking
        profiles.append(
            Profile(
                person=person, authority_id=person.authority_id, state=state, strengths=material.word("strength"),
                story=material.word("story"), wish=material.word("wish"),
                kinds=sorted(material.chance.sample(KINDS[:3], 2 if number and material.happens(0.5) else 3)),
                municipality_id=person.municipality_id, max_km=material.chance.choice((10, 20, 30, 50)),
                has_car=material.happens(0.25), has_licence=material.happens(0.5),
                finished_school=True if material.happens(0.9) else None,
                hours_per_week=material.chance.choice((20, 25, 30, 37)),
                evenings=material.chance.choice((True, False, None)),
                nights=material.chance.choice((True, False, None)),
                weekends=material.chance.choice((True, True, False, None)),
                free_from=material.day(material.chance.randrange(0, 40)), created_at=written,
                coach_asked_at=material.ago(1) if asked else None,
                said_yes_at=written + dt.timedelta(days=3) if state in IN_FORCE_OR_BEFORE else None,
            )
        )  # fmt: skip
        works.append(work)
        tell_of_herself(profiles[-1], work, material.today, material.side_chance)
    Profile.objects.bulk_create(profiles)
    _fill_profiles(material, profiles, works, words)
    occupations = partial(words.get, Kind.OCCUPATION)
    make_background(profiles, works, occupations, material.today, material.side_chance)
    _note_profiles(cast, profiles, history)
    return profiles


def _fill_profiles(material: Material, profiles: list[Profile], works: list[Work], words: Words) -> None:
    skills, wishes, languages = [], [], []
    finnish = words.get(Kind.LANGUAGE, "fi")[0]
    tongues = words.get(Kind.LANGUAGE, "en", "sv", "ru", "ar", "so")
    for profile, work in zip(profiles, works, strict=True):
        codes = [*work.skills, *material.chance.choice(material.works).skills[:1]]
        skills += [
            ProfileSkill(profile=profile, skill=skill, level=material.chance.choice((1, 2, 2, 3)))
            for skill in dict.fromkeys(words.get(Kind.SKILL, *codes))
            if material.happens(0.8)
        ]
        wished = dict.fromkeys((work.occupation, material.chance.choice(material.works).occupation))
        wishes += [
            Wish(profile=profile, occupation=occupation, interest=5 - order * 2)
            for order, occupation in enumerate(words.get(Kind.OCCUPATION, *wished))
        ]
        native = material.happens(0.85)
        languages.append(
            ProfileLanguage(
                profile=profile,
                language=finnish,
                level="native" if native else material.chance.choice(("A2", "B1", "B2")),
            )
        )
        languages.append(
            ProfileLanguage(
                profile=profile, language=material.chance.choice(tongues), level="B1" if native else "native"
            )
        )
    ProfileSkill.objects.bulk_create(skills)
    Wish.objects.bulk_create(wishes)
    ProfileLanguage.objects.bulk_create(languages)


def _note_profiles(cast: Cast, profiles: list[Profile], history: History) -> None:
    for profile in profiles:
        coach = cast.coach_of[profile.person_id]
        actors = {"offer": coach, "publish": profile.person, "pause": profile.person, "archive": profile.person}
        steps = [
            (verb, actors[verb], profile.created_at + dt.timedelta(days=order))
            for order, verb in enumerate(PROFILE_WAYS[profile.state], start=2)
        ]
        history.way(profile, "begin", steps, coach, profile.created_at)
    Consent.objects.bulk_create(
        Consent(person=profile.person, purpose=Purpose.VISIBLE, version="2026-11", given_at=profile.said_yes_at)
        for profile in profiles
        if profile.said_yes_at and profile.state != ProfileState.ARCHIVED
    )


def make_listings(material: Material, cast: Cast, history: History, words: Words) -> list[Listing]:
    """A hundred and fifty places of today of all four kinds, in every state, and those of the past that are over.

    Mikko has one in most states.
    """
    checked = [one for one in cast.companies if one.organisation.is_verified]
    states = list(ListingState.values)
    listings = []
    for number in range(LISTINGS):
        company = checked[0] if number < 6 else checked[number % len(checked)]
        state = _state_of(material, number, states)
        listings.append(_listing(material, company, number, state, words))
    for number in range(PAST_LISTINGS):
        company = checked[1 + number % (len(checked) - 1)]
        listings.append(_listing(material, company, LISTINGS + number, material.chance.choice(OVER), words))
    Listing.objects.bulk_create(listings)
    _fill_listings(cast, listings, words)
    for listing in listings:
        _note_listing(cast, listing, history)
    return listings


def _state_of(material: Material, number: int, states: list[str]) -> str:
    if number < 2:
        return ListingState.PUBLISHED
    if number < 2 + len(states):
        return states[number - 2]
    return material.chance.choices(states, (2, 4, 2, 66, 4, 12, 6, 4))[0]


def _listing(material: Material, company: Company, number: int, state: str, words: Words) -> Listing:
    work, today = company.work, material.today
    over = state in OVER
    waits = state in (ListingState.DRAFT, ListingState.SUBMITTED, ListingState.RETURNED)
    days = (90, 535) if over else (8, LONGEST_OPEN)
    age = material.chance.choice((0.2, 0.4, 0.7, 1.3)) if waits else material.chance.randrange(*days)
    kind = ListingKind.TRIAL if number == 0 else material.chance.choices(KINDS, (50, 20, 25, 5))[0]
    occupation = words.get(Kind.OCCUPATION, work.occupation)[0]
    published = None if waits else material.ago(age - 1)
    starts = today + dt.timedelta(days=material.chance.randrange(7, 45) - (int(age) if over else 0))
    organisation = company.organisation
    listing = Listing(
        organisation=organisation, authority_id=organisation.authority_id, kind=kind, state=state,
        title=capfirst(occupation.name_fi), occupation=occupation, purpose=material.purpose(kind, work),
        aim=AIMS.get(kind, ""),
        tasks=work.tasks, job_likely=material.chance.choice(JobLikely.values),
        seats=material.chance.choice((1, 2, 3, 4) if over else (3, 4, 5, 6)),
        street=organisation.street, municipality_id=organisation.municipality_id,
        starts_on=starts, ends_on=starts + dt.timedelta(days=90) if kind == ListingKind.TRIAL else None,
        hours_per_week=material.chance.choice((20, 25, 30, 37)),
        pay="Alan työehtosopimuksen mukaan" if kind == ListingKind.JOB else "",
        guide_name=f"{company.contact.given_name} {company.contact.family_name}",
        contact=company.contact, created_at=material.ago(age), published_at=published,
        refresh_by=material.day(-10 if over else material.chance.randrange(4, 60)),
        evenings="evenings" in work.flags, nights="nights" in work.flags, weekends="weekends" in work.flags,
        alcohol="alcohol" in work.flags, hazards="hazards" in work.flags, needs_licence="licence" in work.flags,
        language=words.get(Kind.LANGUAGE, "fi")[0], language_level=material.chance.choice(("A2", "B1", "B1", "")),
    )  # fmt: skip
    tell_of_place(listing, work, material.side_chance)
    listing.search_text = searchable_text(listing)
    return listing


def _fill_listings(cast: Cast, listings: list[Listing], words: Words) -> None:
    work_of = {company.organisation.pk: company.work for company in cast.companies}
    skills, cards = [], []
    through: Any = Listing.certificates.through
    for listing in listings:
        work = work_of[listing.organisation_id]
        skills += [
            ListingSkill(listing=listing, skill=skill, is_required=order == 0 and listing.kind != ListingKind.TRIAL)
            for order, skill in enumerate(words.get(Kind.SKILL, *work.skills))
        ]
        cards += [
            through(listing_id=listing.pk, concept_id=card.pk) for card in words.get(Kind.CERTIFICATE, *work.cards)
        ]
    ListingSkill.objects.bulk_create(skills)
    through.objects.bulk_create(cards)


def _note_listing(cast: Cast, listing: Listing, history: History) -> None:
    coach = next(one for one in cast.coaches if one.authority_id == listing.authority_id)
    reads = {"publish": coach, "send_back": coach, "expire": cast.system}
    if listing.published_at:
        listing.read_by = coach
        Listing.objects.filter(pk=listing.pk).update(read_by=coach)
    steps = [
        (verb, reads.get(verb, listing.contact), listing.created_at + dt.timedelta(hours=12 * order))
        for order, verb in enumerate(LISTING_WAYS[listing.state], start=1)
    ]
    history.way(listing, "write", steps, listing.contact, listing.created_at)
