"""Demo of the way in without a coach: how to reach the authorities, and calls that were asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.utils import timezone

from accounts.access.models import Authority
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.callrequests.queries import call_promised_on, tried_again_on
from marketplace.services.callrequests.states import CallRequestState, TimeOfDay
from moderation.demo.cast import Cast
from moderation.demo.history import History
from moderation.demo.material import Material

REACHED = {
    "lahti": {
        "phone": "+358381000100", "contact": "tyo@lahti.test", "hours": "ma–pe 9–15",
        "address": "Vesijärvenkatu 22, 15140 Lahti", "officer": "tietosuoja@lahti.test",
    },
    "paijat-hame": {
        "phone": "+358381000200", "contact": "tyo@hollola.test", "hours": "ma–to 9–15, pe 9–13",
        "address": "Virastotie 3, 15870 Hollola", "officer": "tietosuoja@hollola.test",
    },
}  # fmt: skip


class Asked(NamedTuple):
    """One request: of whom, where, how long ago, what it is about, and the verbs that have led to its state."""

    given_name: str
    authority: str
    hours_ago: int
    good_time: TimeOfDay
    note: str = ""
    verbs: tuple[str, ...] = ()
    state: CallRequestState = CallRequestState.WAITING
    tries: int = 0


ASKED = (
    Asked("Nea", "lahti", 3, TimeOfDay.MORNING, "Etsin kesätyötä enkä tiedä, mistä aloitan."),
    Asked("Elias", "paijat-hame", 20, TimeOfDay.ANY, "Jäin ilman opiskelupaikkaa."),
    Asked("Joona", "lahti", 26, TimeOfDay.ANY, "", ("take", "miss_call"), CallRequestState.TAKEN, tries=1),
    Asked("Venla", "lahti", 30, TimeOfDay.AFTERNOON, "Haluan töihin.", ("take", "reach"), CallRequestState.REACHED),
    Asked(
        "Sara", "lahti", 150, TimeOfDay.AFTERNOON, "Voinko tehdä töitä opintojen ohessa?", ("take", "reach", "finish"),
        CallRequestState.HELPED,
    ),
    Asked("Onni", "lahti", 200, TimeOfDay.ANY, "", ("take", "mark_wrong_number"), CallRequestState.WRONG_NUMBER),
    Asked(
        "Iida", "paijat-hame", 300, TimeOfDay.MORNING, "", ("take", "miss_call", "miss_call", "give_up"),
        CallRequestState.UNREACHED, tries=3,
    ),
    Asked("", "lahti", 350, TimeOfDay.ANY, "", ("withdraw",), CallRequestState.WITHDRAWN),
)  # fmt: skip
WELCOMED = ("take", "reach", "welcome")


def make_calls(material: Material, cast: Cast, history: History) -> None:
    """Contacts of both authorities, and requests in every state."""
    for code, facts in REACHED.items():
        Authority.objects.filter(code=code).update(**facts)
    for number, asked in enumerate(ASKED):
        _ask(asked, f"+35840000010{number}", material, cast, history)
    person = max((one for one in cast.young if one.authority.code == "lahti"), key=lambda one: one.joined_at)
    hours_ago = (material.now - person.joined_at) // dt.timedelta(hours=1) + len(WELCOMED) + 2
    welcomed = Asked(person.given_name, "lahti", hours_ago, TimeOfDay.ANY, "", WELCOMED, CallRequestState.WELCOMED)
    _ask(welcomed, person.phone, material, cast, history, person=person)


def _ask(asked: Asked, phone: str, material: Material, cast: Cast, history: History, **facts: Any) -> None:
    authority = Authority.objects.get(code=asked.authority)
    coach = next(one for one in cast.coaches if one.authority_id == authority.pk)
    at = material.now - dt.timedelta(hours=asked.hours_ago)
    by = {"withdraw": cast.system}
    steps = [(verb, by.get(verb, coach), at + dt.timedelta(hours=2 + late)) for late, verb in enumerate(asked.verbs)]
    day = call_promised_on(timezone.localdate(at))
    row = CallRequest.objects.create(
        authority=authority, given_name=asked.given_name, phone=phone if asked.given_name else "", language="fi",
        note=asked.note, asked_at=at, good_time=asked.good_time, state=asked.state, tries=asked.tries,
        taken_by=coach if "take" in asked.verbs else None,
        promised_on=tried_again_on(timezone.localdate(at), day) if asked.tries else day, **facts,
    )  # fmt: skip
    history.way(row, "ask", steps, cast.system, at)
