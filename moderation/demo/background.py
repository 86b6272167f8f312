"""What the demo's people and places tell beside the main questions: most of it, not all."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.rows.models import BusyPeriod, Experience
from marketplace.guidance.profiles.states import INTEREST_KINDS, ExperienceKind, Liking, Support, TravelMeans
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import Education
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import Accessibility, ListingKind
from moderation.demo.material import Work

YEAR = dt.timedelta(days=365)
MINUTES = {10: 30, 20: 45, 30: 60, 50: 90}  # by the kilometres that somebody goes
MONTHS: dict[str, tuple[int, ...]] = {
    ExperienceKind.SCHOOL: (12, 24, 36),
    ExperienceKind.JOB: (1, 2, 2, 3, 6, 12, 20),
    ExperienceKind.TRIAL: (1, 2, 3, 6),
    ExperienceKind.HOBBY: (12, 24, 60),
    ExperienceKind.FAMILY: (6, 12, 24),
}
OWN_WORDS = (
    "Seuran talkoot", "Oma videokanava", "Mummon mökin remontti", "Koulun kioski", "Naapurin koiran ulkoilutus",
    "Rippileirin isonen", "Polttopuiden teko", "Pikkuveljen hoito",
)  # fmt: skip
# Which of Holland's six kinds a demo work is; the others are the first one, work with hands and machines.
KIND_OF_WORK = {
    "it-tuen-apulainen": 1, "verkkosivutekija": 2, "mediatyontekija": 2, "someavustaja": 2, "ompelija": 2,
    "kampaaja-oppisopimus": 2, "lastenhoitoapulainen": 3, "hoiva-avustaja": 3, "liikuntapaikan-tyontekija": 3,
    "tarjoilija": 3, "myyja": 4, "kahvilatyontekija": 4, "tapahtumatyontekija": 4, "toimistoavustaja": 5,
    "vastaanottovirkailija": 5, "kirjastoapulainen": 5, "hyllyttaja": 5, "varastotyontekija": 5, "kerailija": 5,
}  # fmt: skip
EARLY = ("leipuri", "siivooja", "toimitilahuoltaja", "keittioapulainen", "maatilatyontekija", "hyllyttaja")
TRAINED = ("hitsaaja", "kirvesmies", "maalari", "puuseppa", "kokki", "hoiva-avustaja")
WALKED = 10  # kilometres
STOPS = ("Kauppatori, 200 m", "Matkakeskus, 500 m", "Paavola, 300 m", "Kärpänen, 150 m", "Linja 4, Metsäkangas, 5 min")


def tell_of_herself(profile: Profile, work: Work, today: dt.date, chance: Random) -> None:
    """Schooling, the way to work, activities and wished support of a profile that is not saved yet."""
    age = (today - profile.person.birth_on) // YEAR if profile.person.birth_on else 0
    schooling: tuple[int, ...] = (Education.BASIC,) if age < 19 else (Education.BASIC, *[Education.UPPER_SECONDARY] * 3)
    if age > 22:
        schooling = (*schooling, Education.DEGREE)
    profile.education = chance.choice(schooling) if chance.random() < 0.85 else None
    if chance.random() < 0.85:
        shares = {TravelMeans.FOOT: 0.7, TravelMeans.BIKE: 0.5, TravelMeans.BUS: 0.85}
        goes = {one.value for one, share in shares.items() if chance.random() < share}
        if profile.max_km > WALKED:  # nobody walks that far
            goes.add(TravelMeans.BUS.value)
        profile.means = [one.value for one in shares if one.value in goes]
        profile.max_minutes = MINUTES[profile.max_km] if chance.random() < 0.9 else None
        profile.night_bus = chance.choice((True, False, None)) if age >= 18 else None
    if chance.random() < 0.7:
        profile.activities = _likings(KIND_OF_WORK.get(work.occupation, 0), chance)
    profile.support = chance.choices((*Support.values, ""), (30, 40, 15, 15))[0]


def _likings(best: int, chance: Random) -> dict[str, int]:
    found = {}
    for kind, pair in enumerate(INTEREST_KINDS):
        odds = (1, 3, 8) if kind == best else (5, 4, 2)
        for one in pair:
            found[one] = chance.choices((Liking.NO, Liking.MAYBE, Liking.YES), odds)[0].value
    return found


def make_background(
    profiles: list[Profile], works: list[Work], occupations: Any, today: dt.date, chance: Random
) -> None:
    """Earlier experience and times that are not free, of saved profiles; ``occupations`` finds concepts by codes."""
    rows: list[Experience] = []
    every = occupations(*KIND_OF_WORK, *EARLY, *TRAINED)
    for number, (profile, work) in enumerate(zip(profiles, works, strict=True)):
        own = occupations(work.occupation)
        if number == 0:
            (cafe,) = occupations("kahvilatyontekija")
            rows.append(Experience(profile=profile, kind=ExperienceKind.JOB, occupation=cafe, months=2))
            rows.append(Experience(profile=profile, kind=ExperienceKind.HOBBY, words="Leivoin luokalle", months=24))
        elif chance.random() < 0.12:
            profile.has_no_experience = True
        elif chance.random() < 0.9:
            rows += _experience(profile, own, every, chance)
    Profile.objects.bulk_update([one for one in profiles if one.has_no_experience], ["has_no_experience"])
    Experience.objects.bulk_create(rows)
    BusyPeriod.objects.bulk_create(_away(one, today, chance) for one in profiles if chance.random() < 0.12)


def _experience(profile: Profile, own: list[Concept], every: list[Concept], chance: Random) -> list[Experience]:
    found = {}
    for _time in range(chance.choice((1, 1, 2, 2, 3))):
        kind = chance.choices(ExperienceKind.values, (2, 5, 2, 2, 1))[0]
        is_linked = chance.random() < 0.85
        occupation = chance.choice(own if chance.random() < 0.4 else every) if is_linked else None
        months = chance.choice(MONTHS[kind]) if chance.random() < 0.9 else None
        words = "" if is_linked else chance.choice(OWN_WORDS)
        found[occupation, words] = Experience(
            profile=profile, kind=kind, occupation=occupation, words=words, months=months
        )
    return list(found.values())


def _away(profile: Profile, today: dt.date, chance: Random) -> BusyPeriod:
    first = today + dt.timedelta(days=chance.randrange(20, 120))
    return BusyPeriod(
        profile=profile, starts_on=first, ends_on=first + dt.timedelta(days=chance.choice((3, 6, 13, 20)))
    )


def tell_of_place(listing: Listing, work: Work, chance: Random) -> None:
    """The terms of a place that is not saved yet."""
    listing.start_moves_weeks = chance.choice((None, 0, 1, 2, 2, 4, 8))
    listing.least_hours = chance.choice((None, None, 15, 20))
    listing.mornings = work.occupation in EARLY
    listing.days = not listing.nights and chance.random() < 0.7
    if listing.kind == ListingKind.JOB and work.occupation in TRAINED:
        listing.education = Education.UPPER_SECONDARY
    listing.nearest_stop = chance.choice(STOPS) if chance.random() < 0.6 else ""
    listing.accessibility = (
        [one for one in Accessibility.values if chance.random() < 0.25] if chance.random() < 0.7 else []
    )
