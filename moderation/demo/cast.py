"""Demo people: authorities' staff, young people, employers with their people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from accounts.access.models import Authority, Municipality
from accounts.caseloads.models import Deputy, Responsibility
from accounts.organisations.models import Membership, Organisation, Tie
from accounts.organisations.states import OrganisationState, TieKind
from accounts.people.models import Invitation, User
from accounts.people.states import InvitationState, Role
from moderation.demo.history import History
from moderation.demo.material import Material, Work

COACHES = {"lahti": 7, "paijat-hame": 5}
YOUNG, EMPLOYERS = 300, 80
LAHTI_SHARE = 0.65
WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
ELEVEN = 11


@dataclass
class Company:
    """An employer of the demo with what it does."""

    organisation: Organisation
    work: Work
    contact: User


@dataclass
class Cast:
    """Everybody in the demo."""

    system: User
    coaches: list[Any] = field(default_factory=list)
    young: list[Any] = field(default_factory=list)
    coach_of: dict[int, Any] = field(default_factory=dict)
    companies: list[Company] = field(default_factory=list)
    officials: dict[int, User] = field(default_factory=dict)

    def official_of(self, authority_id: int) -> User:
        """Who signs for an authority: its coordinator."""
        if authority_id not in self.officials:
            self.officials[authority_id] = User.objects.get(role=Role.COORDINATOR, authority=authority_id)
        return self.officials[authority_id]

    def named(self, address: str) -> User:
        """A demo person by the first part of the address."""
        return User.objects.get(email=f"{address}@demo.test")


def business_id(number: int) -> str:
    """The next valid business ID from a number on; invented, yet with a true check digit."""
    while True:
        digits = f"{number:07d}"
        rest = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % ELEVEN
        if rest != 1:
            return f"{digits}-{0 if rest == 0 else ELEVEN - rest}"
        number += 1


def _person(role: str, address: str, given: str, family: str, **facts: object) -> User:
    return User(role=role, email=f"{address}@demo.test", given_name=given, family_name=family, password="!", **facts)  # noqa: S106


def make_staff(material: Material) -> list[User]:
    """Coaches, coordinators and the administrator; Kaisa, Sofia and Ville among them."""
    staff = [_person(Role.ADMINISTRATOR, "admin", "Armi", "Ahola", joined_at=material.ago(600))]
    for code, number in COACHES.items():
        authority = Authority.objects.get(code=code)
        first = ("Kaisa", "Korhonen") if code == "lahti" else ("Ville", "Virtanen")
        names = [first, *((material.word_of("given"), material.word_of("family")) for _ in range(number - 1))]
        for at, (given, family) in enumerate(names):
            address = given.lower() if at == 0 else f"valmentaja{at}.{code}"
            staff.append(_person(Role.COACH, address, given, family, authority=authority, joined_at=material.ago(600)))
        given, address = ("Sofia", "sofia") if code == "lahti" else ("Henna", "henna")
        staff.append(
            _person(Role.COORDINATOR, address, given, "Salo", authority=authority, joined_at=material.ago(600))
        )
    User.objects.bulk_create(staff)
    return [one for one in staff if one.role == Role.COACH]


def make_young(material: Material, cast: Cast, history: History) -> None:
    """Three hundred young people of 17 to 29, each with one responsible coach; Aino is Kaisa's."""
    towns = list(Municipality.objects.select_related("authority").order_by("code"))
    lahti = [town for town in towns if town.authority.code == "lahti"]
    others = [town for town in towns if town.authority.code != "lahti"]
    for number in range(YOUNG):
        town = material.chance.choice(lahti if number == 0 or material.happens(LAHTI_SHARE) else others)
        age = 19 if number == 0 else material.chance.choice(range(17, 30))
        cast.young.append(
            _person(
                Role.YOUNG,
                "aino" if number == 0 else f"nuori{number}",
                "Aino" if number == 0 else material.word_of("given"),
                "Aalto" if number == 0 else material.word_of("family"),
                authority=town.authority,
                municipality=town,
                phone=f"+35840{material.chance.randrange(10**6, 10**7)}",
                birth_on=material.today - dt.timedelta(days=round(365.25 * age) + material.chance.randrange(5, 330)),
                language=material.chance.choices(("fi", "sv", "en"), (90, 4, 6))[0] if number else "fi",
                joined_at=material.ago(material.chance.randrange(20, 540)) if number else material.ago(120),
            )
        )
    User.objects.bulk_create(cast.young)
    _give_coaches(material, cast, history)


def _give_coaches(material: Material, cast: Cast, history: History) -> None:
    rows = []
    for number, person in enumerate(cast.young):
        own = [coach for coach in cast.coaches if coach.authority_id == person.authority_id]
        coach = own[0] if number == 0 else material.chance.choice(own)
        cast.coach_of[person.pk] = coach
        rows.append(
            Responsibility(person=person, coach=coach, authority_id=person.authority_id, started_at=person.joined_at)
        )
        history.note(person, "add", coach, person.joined_at)
    Responsibility.objects.bulk_create(rows)
    for row in rows:
        history.note(row, "welcome", row.coach, row.started_at)


def make_invitations(material: Material, cast: Cast) -> None:
    """A way in for the newest: open, used, withdrawn."""
    newest = sorted(cast.young, key=lambda one: one.joined_at)[-12:]
    states = (InvitationState.OPEN, InvitationState.USED, InvitationState.WITHDRAWN)
    Invitation.objects.bulk_create(
        Invitation.fresh(
            person=person,
            invited_by=cast.coach_of[person.pk],
            authority_id=person.authority_id,
            state=states[at % 3],
            expires_at=material.ago(-10),
            used_at=material.ago(1) if states[at % 3] == InvitationState.USED else None,
        )
        for at, person in enumerate(newest)
    )


def make_deputies_and_ties(material: Material, cast: Cast) -> None:
    """Kaisa stands in for a colleague this week; one coach has a tie to a workplace."""
    kaisa = cast.coaches[0]
    colleague = next(coach for coach in cast.coaches[1:] if coach.authority_id == kaisa.authority_id)
    Deputy.objects.create(
        coach=colleague, deputy=kaisa, authority_id=kaisa.authority_id,
        starts_on=material.day(-2), ends_on=material.day(5), reason="Valmentaja sairastui, Kaisa tuntee nuoret.",
    )  # fmt: skip
    Tie.objects.create(person=colleague, organisation=cast.companies[1].organisation, kind=TieKind.RELATIVE)


def make_employers(material: Material, cast: Cast, history: History) -> None:
    """Eighty employers in every state of the check; the first is Mikko's bakery."""
    towns = list(Municipality.objects.select_related("authority").order_by("code"))
    lahti = next(town for town in towns if town.code == "398")
    states = [OrganisationState.WAITING] * 5 + [OrganisationState.REFUSED] * 2 + [OrganisationState.BANNED]
    people, firms = [], material.words["firm"]
    for number in range(EMPLOYERS):
        work = material.works[number % len(material.works)]
        given = "Mikko" if number == 0 else material.word_of("given")
        person = _person(
            Role.EMPLOYER, "mikko" if number == 0 else f"tyonantaja{number}", given,
            "Mäkinen" if number == 0 else material.word_of("family"), joined_at=material.ago(545),
        )  # fmt: skip
        town = lahti if number == 0 or material.happens(LAHTI_SHARE) else material.chance.choice(towns)
        state = states[number - 20] if 20 <= number < 20 + len(states) else OrganisationState.VERIFIED
        coach = next(one for one in cast.coaches if one.authority_id == town.authority_id)
        checked = state == OrganisationState.VERIFIED
        organisation = Organisation(
            name=work.firm.format(firms[(number * 7) % len(firms)]),
            business_id=business_id(2300000 + number * 13),
            about="",
            street=f"{material.chance.choice(('Vapaudenkatu', 'Aleksanterinkatu', 'Rauhankatu'))} {number + 1}",
            postal_code="15140",
            municipality=town,
            authority=town.authority,
            state=state,
            checked_by=coach if checked else None,
            checked_at=material.ago(541) if checked else None,
            created_at=material.ago(542) if checked else material.ago(2),
        )
        people.append(person)
        cast.companies.append(Company(organisation, work, person))
    User.objects.bulk_create(people)
    Organisation.objects.bulk_create(company.organisation for company in cast.companies)
    Membership.objects.bulk_create(
        Membership(organisation=company.organisation, person=company.contact, is_manager=True)
        for company in cast.companies
    )
    _note_employers(cast, history)


VERBS = {
    OrganisationState.WAITING: (),
    OrganisationState.VERIFIED: ("verify",),
    OrganisationState.REFUSED: ("refuse",),
    OrganisationState.BANNED: ("verify", "ban"),
}


def _note_employers(cast: Cast, history: History) -> None:
    for company in cast.companies:
        organisation = company.organisation
        coach = next(one for one in cast.coaches if one.authority_id == organisation.authority_id)
        at = organisation.created_at
        steps = [
            (verb, coach, at + dt.timedelta(hours=20 * order))
            for order, verb in enumerate(VERBS[OrganisationState(organisation.state)], start=1)
        ]
        history.way(organisation, "register", steps, company.contact, at)
