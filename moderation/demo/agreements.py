"""Demo agreements: mandates, agreements in force of every trial that goes on, and one in each other state."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from marketplace.work.agreements import actions
from marketplace.work.agreements.absences.models import Absence
from marketplace.work.agreements.content import DECLARED, begun, clean, placement_facts
from marketplace.work.agreements.mandates.models import Mandate
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import in_force
from marketplace.work.agreements.signing.models import Signature
from marketplace.work.agreements.signing.seals import fingerprint_of, mac_of
from marketplace.work.agreements.states import AgreementState, Party, Way
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import PlacementState
from moderation.demo.cast import Cast
from moderation.demo.history import History
from moderation.demo.material import Material

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
TOLD = {
    "from_time": dt.time(8), "until_time": dt.time(14), "benefit_payer": "kela", "contact_phone": "+358401112233",
}  # fmt: skip


def make_agreements(material: Material, cast: Cast) -> None:
    """Everything about agreements that a reader of the demo may look for."""
    history = History()
    for coach in cast.coaches:
        official = cast.official_of(coach.authority_id)
        if not Mandate.objects.filter(official=official).exists():
            given = {"valid_from": material.day(-500), "given_at": material.ago(500), "given_by": cast.named("admin")}
            Mandate.objects.create(official=official, authority_id=coach.authority_id, **given)
    states = (PlacementState.CONFIRMED, PlacementState.RUNNING)
    trials = Placement.objects.filter(kind=ListingKind.TRIAL, state__in=states).order_by("pk")
    for placement in trials.select_related("person", "listing__contact", "organisation", "authority"):
        _stand(material, cast, history, placement)
    history.write()
    going_on = [one for one in trials if one.state == PlacementState.RUNNING]
    _amend(cast, going_on)
    _renew(cast, going_on)
    _away(cast, material, going_on)


def _stand(material: Material, cast: Cast, history: History, placement: Placement) -> None:
    """The agreement in force, signed in the hours after the placement was begun."""
    coach, at = cast.coach_of[placement.person_id], placement.created_at
    street = placement.listing.street or "Vapaudenkatu 10"
    content = clean({**begun(placement), **TOLD, "street": street})
    content |= {name: at.date().isoformat() for name in DECLARED}
    version = Agreement.objects.create(
        placement=placement, person=placement.person, organisation=placement.organisation,
        authority=placement.authority, number=1, state=AgreementState.IN_FORCE, content=content,
        fingerprint=fingerprint_of(content), written_by=coach, created_at=at, sent_at=at + HOUR,
        in_force_at=at + 5 * HOUR,
    )  # fmt: skip
    Placement.objects.filter(pk=placement.pk).update(**placement_facts(content))
    signers: dict[Party, Any] = {
        Party.YOUNG: placement.person, Party.HOST: placement.listing.contact, Party.COACH: coach,
        Party.OFFICIAL: cast.official_of(placement.authority_id),
    }  # fmt: skip
    for number, (party, signer) in enumerate(signers.items(), start=2):
        way = Way.LINK if party == Party.HOST else Way.SESSION
        signature = Signature(
            agreement=version, person=placement.person, organisation=placement.organisation,
            authority=placement.authority, party=party, signer=signer, way=way, signed_at=at + number * HOUR,
            fingerprint=version.fingerprint,
        )  # fmt: skip
        signature.seal = mac_of(signature, version)
        signature.save()
    official = signers[Party.OFFICIAL]
    steps = [
        ("send_out", coach, at + HOUR), ("complete", placement.listing.contact, at + 3 * HOUR),
        ("check", coach, at + 4 * HOUR), ("confirm", official, at + 5 * HOUR),
    ]  # fmt: skip
    history.way(version, "write", steps, coach, at)


def _amend(cast: Cast, trials: list[Placement]) -> None:
    """A corrected phone, a change that was taken back, a change that is being written."""
    for placement, what in zip(trials, ("correct", "withdraw", "write"), strict=False):
        coach = cast.coach_of[placement.person_id]
        version = actions.amend(placement, by=coach)
        changed = {"guide_phone": "+358409998877"} if what == "correct" else {"tasks": "Uusia tehtäviä viikosta kolme."}
        actions.edit(version, by=coach, **changed)
        if what == "correct":
            actions.correct(version, by=coach)
        elif what == "withdraw":
            actions.withdraw(version, reason="Sovittiin toisin.", by=coach)


def _renew(cast: Cast, trials: list[Placement]) -> None:
    """Trials that go on: out for signatures, signed by both, checked, confirmed; as many as the law lets."""
    wanted = ["out", "signed", "checked", "confirmed"]
    for placement in trials[3:]:
        if not wanted:
            return
        try:
            with transaction.atomic():
                _go_on(cast, placement, wanted[0])
        except ValidationError:  # six months are full: the next one
            continue
        wanted.pop(0)


def _go_on(cast: Cast, placement: Placement, state: str) -> None:
    coach, contact = cast.coach_of[placement.person_id], placement.listing.contact
    first = (placement.ends_on or dt.date.max) + DAY
    version = actions.renew(placement, starts_on=first, ends_on=first + 27 * DAY, by=coach)
    actions.edit(version, ticked=DECLARED, by=coach)
    actions.send_out(version, by=coach)
    actions.sign(version, by=contact)
    if state != "out":
        actions.sign(version, by=placement.person)
    if state in {"checked", "confirmed"}:
        actions.check(version, word="Kysyin nuorelta ja työpaikalta.", by=coach)
    if state == "confirmed":
        actions.confirm(version, by=cast.official_of(placement.authority_id))


def _away(cast: Cast, material: Material, trials: list[Placement]) -> None:
    """One who told beforehand, and one who was away five days in a row without a word."""
    for placement, count, was_announced in zip(trials, (1, 5), (True, False), strict=False):
        version, contact = in_force(placement), placement.listing.contact
        weekdays = version.content["weekdays"] if version else []
        names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        days = (material.day(-back) for back in range(1, 60))
        since = placement.starts_on or material.today
        there = [day for day in days if day >= since and names[day.weekday()] in weekdays][:count]
        for day in there:
            Absence.objects.create(
                placement=placement, person=placement.person, organisation=placement.organisation,
                authority=placement.authority, day=day, was_announced=was_announced, reported_by=contact,
            )  # fmt: skip
