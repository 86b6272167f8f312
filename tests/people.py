"""The people of the tests: Aino, her coach Kaisa, the baker Mikko, the coordinator Sofia, and others."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from accounts.organisations.models import Organisation
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from marketplace.work.placements.models import Placement
from tests.factories import accounts, marketplace


@dataclass
class Cast:
    """Everybody who is in most stories, in two authorities."""

    aino: User
    kaisa: User
    mikko: User
    sofia: User
    ville: User
    admin: User
    bakery: Organisation


def cast() -> Cast:
    """Aino (19, Lahti) with her coach Kaisa; Mikko's checked bakery; Ville coaches in the other authority."""
    kaisa = accounts.coach("Kaisa", family_name="Korhonen")
    mikko = accounts.user(Role.EMPLOYER, "Mikko", family_name="Mäkinen")
    return Cast(
        aino=accounts.young("Aino", kaisa, family_name="Aalto", phone="+358401234567"),
        kaisa=kaisa,
        mikko=mikko,
        sofia=accounts.user(Role.COORDINATOR, "Sofia", family_name="Salo"),
        ville=accounts.coach("Ville", family_name="Virtanen", authority=accounts.authority("paijat-hame")),
        admin=accounts.user(Role.ADMINISTRATOR, "Armi", family_name="Admin"),
        bakery=accounts.employer("Leipomo Kauris", contact=mikko, verified_by=kaisa),
    )


def ready_to_meet(people: Cast) -> tuple[Profile, Listing]:
    """Aino's profile in force and the bakery's open work trial."""
    return marketplace.profile(people.aino), marketplace.listing(people.bakery)


def day(days: int) -> dt.date:
    """A day so many days from today."""
    return timezone.localdate() + dt.timedelta(days=days)


def work_trial(people: Cast, *, begins: int, ends: int) -> Placement:
    """Aino's work trial at the bakery; its first and last day in days from today."""
    _profile, place = ready_to_meet(people)
    met = marketplace.introduction(people.aino, place, people.kaisa, "accepted")
    return marketplace.placement(met, starts_on=day(begins), ends_on=day(ends))
