"""Demo of meetings: opening hours, appointments in every state, places to drop in with their queues and rosters."""

from __future__ import annotations

import datetime as dt
from itertools import cycle
from typing import Any

from accounts.access.models import Authority
from accounts.caseloads.models import Responsibility
from marketplace.guidance.appointments.actions import offer, take
from marketplace.guidance.appointments.availability.models import Leave, OpeningHours
from marketplace.guidance.appointments.availability.queries import open_slots
from marketplace.guidance.appointments.availability.slots import HELSINKI
from marketplace.guidance.appointments.availability.states import Every, Weekday
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import slots_for
from marketplace.guidance.appointments.states import AppointmentState, Side, Way
from marketplace.services.dropins.models import Desk, Shift, Visit
from marketplace.services.dropins.states import Source, Topic, VisitState
from moderation.demo.cast import Cast
from moderation.demo.history import History
from moderation.demo.material import Material

HOURS = (
    (Weekday.MONDAY, 9, 12, Every.WEEK, Way.PLACE),
    (Weekday.TUESDAY, 12, 16, Every.WEEK, Way.PHONE),
    (Weekday.WEDNESDAY, 13, 16, Every.OTHER_WEEK, Way.VIDEO),
    (Weekday.THURSDAY, 9, 15, Every.WEEK, Way.PLACE),
)
PLACES = {
    "lahti": (("Ohjaamo Lahti", "Vesijärvenkatu 22"), ("Vauhdittamo", "Aleksanterinkatu 4")),
    "paijat-hame": (("Kokoomo Hollola", "Virastotie 3"),),
}
EXPERTS = (
    ("Kela", "Maija", Topic.MONEY), ("Nuorten asumisneuvonta", "Jari", Topic.HOME),
    ("Koulutuskeskus Salpaus", "Outi", Topic.STUDIES), ("Nuorisotyö", "Sami", Topic.WELLBEING),
    ("Työllisyyspalvelut", "", Topic.WORK),
)  # fmt: skip
NICKNAMES = ("Kettu", "Myrsky", "Pulla", "", "Susi", "Lumi", "")
PAST, COUNTED, AHEAD = 60, 40, 14  # days
A_DAY = 7  # visits of one day at one place
OVER = (AppointmentState.HELD, AppointmentState.HELD, AppointmentState.HELD, AppointmentState.NO_SHOW)
HELSINKI_NOON = dt.time(12)
LAST = VisitState.LEFT  # the last one of a day found the queue too long


def make_meetings(material: Material, cast: Cast, history: History) -> None:
    """Hours and appointments of every coach, places to drop in with today's queues."""
    for coach in cast.coaches:
        _hours(material, coach)
    _past(material, cast, history)
    _to_come(material, cast)
    _today(material, cast, history)
    for code, places in PLACES.items():
        for name, street in places:
            desk = Desk.objects.create(
                authority=Authority.objects.get(code=code), name=name, street=street, hours="ma–to 12–16", is_open=True
            )
            _roster(material, desk)
            _visits(material, cast, desk, history)


def _hours(material: Material, coach: Any) -> None:
    """A week of a coach, valid since last year."""
    begin = material.day(-365)
    OpeningHours.objects.bulk_create(
        OpeningHours(
            coach=coach, authority_id=coach.authority_id, weekday=weekday, starts=dt.time(first), ends=dt.time(last),
            every=every, valid_from=begin, way=way, minutes=45,
            place="Ohjaamo, 2. kerros" if way == Way.PLACE else "",
            link="https://video.example.test/huone" if way == Way.VIDEO else "",
        )
        for weekday, first, last, every, way in HOURS
    )  # fmt: skip


def _at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=HELSINKI)


def _row(person: Any, coach: Any, starts_at: dt.datetime, state: str, **facts: Any) -> Appointment:
    return Appointment(
        person=person, coach=coach, authority_id=person.authority_id, starts_at=starts_at, state=state,
        ends_at=starts_at + dt.timedelta(minutes=45), place="Ohjaamo, 2. kerros", changed_at=starts_at, **facts,
    )  # fmt: skip


def _past(material: Material, cast: Cast, history: History) -> None:
    """Two months of meetings: most were held, some were missed, some called off."""
    workdays = [material.day(-ago) for ago in range(1, PAST) if material.day(-ago).weekday() < 4]
    taken: dict[int, int] = {}
    rows = []
    for number, person in enumerate(cast.young[:150]):
        coach = cast.coach_of[person.pk]
        place = taken[coach.pk] = taken.get(coach.pk, -1) + 1
        starts_at = _at(workdays[place % len(workdays)], 9 + place // len(workdays))
        booked = {"booked_at": starts_at - dt.timedelta(days=5)}
        if number % 6 == 5:
            gone = {"cancelled_at": starts_at - dt.timedelta(days=1), "cancelled_by": Side.YOUNG, "sequence": 1}
            rows.append(_row(person, coach, starts_at, AppointmentState.CANCELLED, **booked, **gone))
        else:
            rows.append(_row(person, coach, starts_at, OVER[number % len(OVER)], **booked))
    for row in Appointment.objects.bulk_create(rows):
        _tell(history, row)


def _tell(history: History, row: Appointment) -> None:
    """The trail of a meeting that is over."""
    booked: Any = row.booked_at
    steps: dict[str, list[Any]] = {
        AppointmentState.HELD: [("hold", row.coach, row.ends_at)],
        AppointmentState.NO_SHOW: [("miss", row.coach, row.ends_at)],
        AppointmentState.CANCELLED: [("cancel", row.person, row.cancelled_at)],
        AppointmentState.CHECKED_IN: [("check_in", row.coach, row.checked_in_at)],
    }
    history.way(row, "offer", [("book", row.person, booked), *steps.get(row.state, [])], row.coach, booked)


def _to_come(material: Material, cast: Cast) -> None:
    """Kaisa's and Ville's young people have booked; two have an offer to answer; one coach is away."""
    standing = Responsibility.objects.standing().select_related("person", "coach").order_by("pk")
    for coach in (cast.named("kaisa"), cast.named("ville")):
        hers = [row.person for row in standing.filter(coach=coach)[:10]]
        for number, person in enumerate(hers):
            slots = slots_for(person)
            if number % 5 == 4:
                offer(person, slots=open_slots([coach.pk], material.now, AHEAD)[-2:], by=coach)
            elif slots:
                take(person, slot=slots[min(3 * number, len(slots) - 1)], by=person)
    away = cast.coaches[1]
    Leave.objects.create(
        coach=away, authority_id=away.authority_id, starts_at=_at(material.day(7), 0), ends_at=_at(material.day(12), 0)
    )


def _today(material: Material, cast: Cast, history: History) -> None:
    """Somebody is with Kaisa now, and of yesterday's last meeting nobody has said a word."""
    kaisa = cast.named("kaisa")
    here, before = (one.person for one in Responsibility.objects.standing().filter(coach=kaisa).order_by("-pk")[:2])
    booked = {"booked_at": material.ago(6)}
    rows = (
        _row(here, kaisa, material.ago(0.01), AppointmentState.CHECKED_IN, checked_in_at=material.now, **booked),
        _row(before, kaisa, material.ago(1.1), AppointmentState.BOOKED, **booked),
    )
    for row in rows:
        row.save()
        _tell(history, row)


def _roster(material: Material, desk: Desk) -> None:
    """Two experts a day on weekdays, a fortnight back and ahead; today always."""
    experts = cycle(EXPERTS)
    days = [material.day(number) for number in range(-AHEAD, AHEAD)]
    Shift.objects.bulk_create(
        Shift(
            desk=desk, authority_id=desk.authority_id, day=day, starts=dt.time(first), ends=dt.time(first + 3),
            organisation=organisation, expert=expert, topic=topic,
        )
        for day in days
        if day.weekday() < 5 or day == material.today
        for first, (organisation, expert, topic) in ((10, next(experts)), (13, next(experts)))
    )  # fmt: skip


def _visits(material: Material, cast: Cast, desk: Desk, history: History) -> None:
    """Weeks of visits that are counted, and today's queue in every state."""
    coach = next(one for one in cast.coaches if one.authority_id == desk.authority_id)
    topics = cycle((*Topic, Topic.WORK, Topic.STUDIES, Topic.WORK))
    days = [material.day(-ago) for ago in range(1, COUNTED) if material.day(-ago).weekday() < 5]
    old = [
        _visit(desk, day, number, topic=next(topics), coach=coach, state=LAST if number == A_DAY else VisitState.DONE)
        for day in days
        for number in range(1, A_DAY + 1 - day.day % 3)
    ]
    states = (VisitState.DONE, VisitState.DONE, VisitState.LEFT, VisitState.CALLED, *[VisitState.WAITING] * 3)
    today = [
        _visit(desk, material.today, number, topic=next(topics), coach=coach, state=state, nickname=nickname)
        for number, (state, nickname) in enumerate(zip(states, NICKNAMES, strict=True), 1)
    ]
    _have_come(today, material.now)
    for row in Visit.objects.bulk_create([*old, *today]):
        called = [("call", coach, row.called_at)] if row.called_at else []
        ended = {VisitState.DONE: [("finish", coach, row.ended_at)], VisitState.LEFT: [("leave", coach, row.ended_at)]}
        steps: list[Any] = [*called, *ended.get(VisitState(row.state), [])]
        history.way(row, "check_in", steps, cast.system, row.arrived_at)


def _have_come(visits: list[Visit], now: dt.datetime) -> None:
    """Those of today came one after the other until this moment, in the last hours but not before midnight."""
    day = now.astimezone(HELSINKI).replace(hour=0, minute=0, second=0, microsecond=0)
    apart = min(dt.timedelta(hours=2), now - day) / (len(visits) + 1)
    for number, row in enumerate(visits, 1):
        row.arrived_at = came = now - apart * (len(visits) + 1 - number)
        row.called_at = row.called_at and came + apart / 2
        row.ended_at = row.ended_at and came + apart


def _visit(
    desk: Desk, day: dt.date, number: int, *, topic: Topic, coach: Any, state: VisitState, nickname: str = ""
) -> Visit:
    came = dt.datetime.combine(day, HELSINKI_NOON, tzinfo=HELSINKI) + dt.timedelta(minutes=12 * number)
    facts: dict[str, Any] = {}
    if state in (VisitState.CALLED, VisitState.DONE):
        facts |= {"called_at": came + dt.timedelta(minutes=9), "called_by": coach}
    if state in (VisitState.DONE, VisitState.LEFT):
        facts["ended_at"] = came + dt.timedelta(minutes=25)
    source = Source.DESK if number % 3 == 0 else Source.POSTER
    return Visit(
        desk=desk, authority_id=desk.authority_id, day=day, number=number, topic=topic, state=state, source=source,
        nickname=nickname, arrived_at=came, **facts,
    )  # fmt: skip
