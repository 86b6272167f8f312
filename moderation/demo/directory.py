"""Demo directory: services of all kinds of organisations of the area, some unfresh, in every state. All invented."""

from __future__ import annotations

import csv
from typing import Any

from accounts.access.models import Municipality
from accounts.organisations.models import Membership, Organisation
from accounts.organisations.states import OrganisationKind, OrganisationState
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.reference.vocabulary.models import Concept
from marketplace.services.directory import actions
from marketplace.services.directory.models import Service
from marketplace.services.directory.states import CardState, ServiceKind
from moderation.demo.cast import Cast
from moderation.demo.material import DATA, Material

KINDS = {ServiceKind.STUDIES: OrganisationKind.SCHOOL, ServiceKind.GUIDANCE: OrganisationKind.UNIT}
KEEPERS_OWN = "Työpaja Vauhti"  # one organisation has somebody with an account
STREETS = ("Rauhankatu", "Vesijärvenkatu", "Kauppakatu", "Rantatie", "Asematie")
UNFRESH_EVERY, ASKED_EVERY = 6, 4
NAMED_CARDS = 67  # the first ones; the others name nobody, so that the chance of all that follows stays as it was


def make_directory(material: Material, cast: Cast) -> list[Service]:
    """More than eighty cards; every sixth was not checked for half a year, three are not on show."""
    with (DATA / "services.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    houses = _organisations(material, cast, rows)
    cards = [_card(material, cast, houses[row["organisation"]], row, number) for number, row in enumerate(rows)]
    _age(material, cards)
    coach = cast.coaches[0]
    actions.hide(cards[11], by=coach)
    actions.close(cards[19], reason="Hanke päättyi.", by=coach)
    return cards


def _organisations(material: Material, cast: Cast, rows: list[dict[str, str]]) -> dict[str, Organisation]:
    """Each organisation once, checked by a coach of its area."""
    towns = {town.code: town for town in Municipality.objects.select_related("authority")}
    made: dict[str, Organisation] = {}
    for row in rows:
        town = towns[row["town"]]
        made.setdefault(
            row["organisation"],
            Organisation(
                name=row["organisation"], kind=KINDS.get(ServiceKind(row["kind"]), OrganisationKind.PROVIDER),
                municipality=town, authority=town.authority, state=OrganisationState.VERIFIED,
                checked_by=_coach_of(cast, town.authority_id), checked_at=material.ago(500),
            ),
        )  # fmt: skip
    Organisation.objects.bulk_create(made.values())
    oona = User.objects.create(
        role=Role.EMPLOYER,
        email="oona@demo.test",
        given_name="Oona",
        family_name="Ohjaaja",
        password="!",  # noqa: S106
    )
    Membership.objects.create(organisation=made[KEEPERS_OWN], person=oona, is_manager=True)
    return made


def _coach_of(cast: Cast, authority_id: int) -> User:
    return next(one for one in cast.coaches if one.authority_id == authority_id)


def _card(material: Material, cast: Cast, owner: Organisation, row: dict[str, str], number: int) -> Service:
    """A card by the product's own actions; one stays a draft."""
    first_age, last_age = _ages(row["ages"])
    town = Municipality.objects.get(code=row["town"])
    slug = f"palvelu{number}"
    mailbox = f"{slug}@example.fi"
    card = Service(
        organisation=owner, kind=row["kind"], way_in=row["way_in"], cost=row["cost"], age_from=first_age,
        age_until=last_age, municipality=town, street=f"{STREETS[number % len(STREETS)]} {number + 1}",
        serves_neighbours=number % 3 != 0, is_remote=row["remote"] == "1", phone=f"000 000 {number:03d}",
        email=mailbox, website=f"https://{slug}.example.fi", contact_name=_contact(material, number),
        referral_email="" if number % 7 == 5 else f"lahetteet.{mailbox}", owner_email=f"kortti.{mailbox}",
    )  # fmt: skip
    coach = _coach_of(cast, town.authority_id)
    spoken = Concept.objects.languages().filter(code__in=row["languages"].split(","))
    actions.write(card, texts=_texts(row), languages=spoken, by=coach)
    stays_draft = row["name"] == "Kaverikuntosali"
    return card if stays_draft else actions.publish(card, by=coach)


def _contact(material: Material, number: int) -> str:
    is_named = number % 4 and number < NAMED_CARDS
    return f"{material.word_of('given')} {material.word_of('family')}" if is_named else ""


def _ages(text: str) -> tuple[int | None, int | None]:
    first, _dash, last = text.partition("-")
    return (int(first) if first else None, int(last) if last else None)


def _texts(row: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Finnish always, Swedish and English where somebody has written them."""
    finnish = {name: row[name] or "" for name in ("name", "about", "for_whom", "opening")}
    texts: dict[str, dict[str, Any]] = {"fi": finnish}
    for language in ("sv", "en"):
        if row[language]:
            texts[language] = {"name": row["name"], "about": row[language]}
    return texts


def _age(material: Material, cards: list[Service]) -> None:
    """Days of the last check: from yesterday to most of a year ago."""
    for number, card in enumerate(cards):
        if card.state != CardState.PUBLISHED:
            continue
        days, reminders = number % 80 + 1, 0
        if number % UNFRESH_EVERY == 0:
            days, reminders = 185 + number, 2
        elif number % ASKED_EVERY == 0:
            days, reminders = 95 + number % 60, 1
        card.verified_on, card.reminders = material.day(-days), reminders
    Service.objects.bulk_update(cards, ["verified_on", "reminders"])
