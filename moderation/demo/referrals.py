"""Demo referrals: half a year of them with one organisation to which fewer come, and every state of today."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.people.models import User
from marketplace.services.directory.models import Service
from marketplace.services.referrals import actions
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.states import DeclineReason, ReferralState
from moderation.demo.cast import Cast
from moderation.demo.history import History
from moderation.demo.material import Material

ENDS: dict[str, tuple[str, ...]] = {
    ReferralState.FINISHED: ("agree", "see", "accept", "start", "finish"),
    ReferralState.DECLINED: ("agree", "see", "decline"),
    ReferralState.MISSED: ("agree", "see", "accept", "miss"),
    ReferralState.EXPIRED: ("agree", "expire"),
}
ORDER = (ReferralState.FINISHED, ReferralState.FINISHED, ReferralState.DECLINED, ReferralState.MISSED,
         ReferralState.FINISHED, ReferralState.EXPIRED)  # fmt: skip
FALLEN, STEADY = 17, 6  # referrals of the two organisations that are sent most
HERS = {"agree"}


def make_referrals(material: Material, cast: Cast, cards: list[Service]) -> None:
    """The past in bulk, today by the product's own actions. Aino has one to answer and one that was accepted."""
    takers = [card for card in cards if card.takes_referrals]
    _past(material, cast, takers)
    people = [one for one in cast.young[1:] if one.authority_id == cast.young[0].authority_id][:12]
    _today(cast, takers, iter(people))
    aino, kaisa = cast.young[0], cast.coaches[0]
    actions.propose(aino, service=takers[3], why="Kortti auttaisi ravintola-alalle.", by=kaisa)
    accepted = actions.ask(takers[0], ticked=["phone"], words="Haluaisin jutella opinnoista.", by=aino)
    actions.see(accepted, by=cast.system)
    actions.accept(
        accepted, worker="Oona Ohjaaja", worker_phone="000 000 001", word="Tervetuloa käymään.", by=cast.system
    )


def _past(material: Material, cast: Cast, takers: list[Service]) -> None:
    """To the first organisation fewer come than before, to the others as many as ever."""
    fallen = [(takers[1], 31 + day * 88 // FALLEN) for day in range(FALLEN)]
    steady = [(card, 3 + number * 6 + month * 27) for number, card in enumerate(takers[4:9]) for month in range(STEADY)]
    young, rows, ways = cast.young[30:], [], History()
    for number, (card, days) in enumerate(fallen + steady):
        end = ORDER[number % len(ORDER)]
        person = young[number * 3 % len(young)]
        rows.append(_row(material, person, card, days, end, made_by=cast.coach_of[person.pk]))
    Referral.objects.bulk_create(rows)
    for row in rows:
        _tell_way(ways, cast, row)
    ways.write()


def _row(material: Material, person: User, card: Service, days: int, end: str, *, made_by: User) -> Referral:
    sent_at = material.ago(days)
    answered = end != ReferralState.EXPIRED
    return Referral(
        person=person, service=card, organisation_id=card.organisation_id, authority=made_by.authority,
        made_by=made_by, state=end, said_yes_at=sent_at, created_at=sent_at - dt.timedelta(hours=5),
        sent_at=sent_at, due_on=timezone.localtime(sent_at).date() + dt.timedelta(days=30),
        answered_at=sent_at + dt.timedelta(hours=30) if answered else None, worker=card.contact_name or "Oona Ohjaaja",
        decline_reason=DeclineReason.FULL if end == ReferralState.DECLINED else "",
    )  # fmt: skip


def _tell_way(ways: History, cast: Cast, row: Referral) -> None:
    begun, coach = row.created_at, cast.coach_of[row.person_id]
    steps: list[tuple[str, Any, dt.datetime]] = [
        (verb, row.person if verb in HERS else cast.system, begun + dt.timedelta(hours=5 + 12 * order))
        for order, verb in enumerate(ENDS[row.state])
    ]
    ways.way(row, "propose", steps, coach, begun)


def _today(cast: Cast, takers: list[Service], people: Any) -> None:
    """One of each state that does not end, and the two noes that nobody outside hears of."""
    answer = {"worker": "Oona Ohjaaja", "by": cast.system}
    for number, verbs in enumerate(
        ((), ("turn_down",), ("agree",), ("agree", "see"), ("agree", "see", "waitlist"), ("agree", "see", "accept"),
         ("agree", "see", "accept", "start"), ("agree", "withdraw"))
    ):  # fmt: skip
        person = next(people)
        referral = actions.propose(person, service=takers[number + 2], by=cast.coach_of[person.pk])
        for verb in verbs:
            given = {
                "agree": {"ticked": ["phone", "coach"], "by": person}, "turn_down": {"by": person}, "accept": answer,
                "withdraw": {"by": person},
                "waitlist": {**answer, "due_on": timezone.localdate() + dt.timedelta(days=20)},
            }.get(verb, {"by": cast.system})  # fmt: skip
            getattr(actions, verb)(referral, **given)
