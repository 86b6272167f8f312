"""Demo events: a calendar of a month, a full card training with a waiting list, what was held, what was called off."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst

from accounts.people.models import User
from marketplace.guidance.appointments.availability.queries import working_days
from marketplace.reference.vocabulary.models import Concept
from marketplace.services.directory.models import Service
from marketplace.services.events import actions
from marketplace.services.events.models import Event, SignUp
from marketplace.services.events.states import Audience, EventKind, SignUpState
from moderation.demo.cast import Cast
from moderation.demo.material import Material

CARDS = ("hygieniapassi", "tyoturvallisuuskortti", "tulityokortti", "ea1", "anniskelupassi", "tieturva-1")
OTHERS: tuple[tuple[str, str, str, str, int, int], ...] = (
    (EventKind.RECRUITING, Audience.YOUNG, "Työnantajat tavattavissa", "Kymmenen yritystä ja kahvit.", 40, 9),
    (EventKind.VISIT, Audience.YOUNG, "Vierailu leipomoon", "Katsotaan, miten yövuoro paistaa.", 12, 6),
    (EventKind.VISIT, Audience.YOUNG, "Vierailu varastoon", "Robotit ja keräilijät työssä.", 10, 13),
    (EventKind.INFO, Audience.COACHES, "Teemainfo: asuminen", "Palvelut esittäytyvät valmentajille.", 30, 8),
    (EventKind.INFO, Audience.COACHES, "Teemainfo: opinnot kesken vuoden", "Vapaat paikat ja hakeminen.", 30, 36),
    (EventKind.GROUP, Audience.BOTH, "Avoin puuropöytä", "Puuroa ja työpaikkailmoituksia.", 25, 2),
)


class Calendar:
    """Makes events and fills them, each by its coach."""

    def __init__(self, material: Material, cast: Cast, cards: list[Service]) -> None:
        self.material, self.cast = material, cast
        self.coach = cast.coaches[0]
        self.house = next(card.organisation for card in cards if card.organisation.name == "Ohjaamo Satama")
        self.people = [one for one in cast.young if one.authority_id == self.coach.authority_id]

    def event(self, days: int, **facts: Any) -> Event:
        """One at noon so many days from today or on the next working day, published."""
        day = self.material.day(days)
        is_working_day = working_days()
        while not is_working_day(day):
            day += dt.timedelta(days=1)
        starts_at = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
        event = Event(
            organisation=self.house, municipality=self.house.municipality, street="Satamakatu 1", starts_at=starts_at,
            ends_at=starts_at + dt.timedelta(hours=3), **facts,
        )  # fmt: skip
        return actions.publish(actions.write(event, by=self.coach), by=self.coach)

    def training(self, code: str, days: int, seats: int = 12) -> Event:
        card = Concept.objects.get(kind="certificate", code=code)
        return self.event(
            days, kind=EventKind.TRAINING, certificate=card, title=capfirst(card.name_fi), seats=seats,
            about="Saat kortin samana päivänä. Ei maksa sinulle mitään.",
        )  # fmt: skip


def make_events(material: Material, cast: Cast, cards: list[Service]) -> None:
    """Every state of an event and of a sign-up; Aino has a seat, and has been where Mikko was."""
    calendar = Calendar(material, cast, cards)
    made = [calendar.training(code, 5 + 4 * number) for number, code in enumerate(CARDS)]
    made += [
        calendar.event(days, kind=kind, audience=audience, title=title, about=about, seats=seats)
        for kind, audience, title, about, seats, days in OTHERS
    ]
    actions.sign_up(made[0], by=cast.young[0])
    _full(calendar)
    _held(calendar)
    off = calendar.event(15, kind=EventKind.VISIT, title="Vierailu tehtaalle", about="Kierros tehtaassa.", seats=10)
    for person in calendar.people[20:24]:
        actions.sign_up(off, by=person)
    actions.cancel(off, reason="Tehdas huoltaa linjan sillä viikolla.", by=calendar.coach)
    Event.objects.filter(pk=made[2].pk).update(state="draft")


def _full(calendar: Calendar) -> None:
    """Four seats, nine people: seats, a seat that is offered, one that ran out, people who wait, one who left."""
    event = calendar.training("trukkikortti", 10, seats=4)
    rows = [actions.sign_up(event, by=person) for person in calendar.people[1:10]]
    actions.leave(rows[0], by=rows[0].person)
    actions.lapse(SignUp.objects.get(pk=rows[4].pk), by=calendar.cast.system)


def _held(calendar: Calendar) -> None:
    """Last week's evening with employers: some were there, some not; one liked the baker."""
    event = calendar.event(3, kind=EventKind.RECRUITING, title="Rekrytreffit", about="Kuusi yritystä.", seats=20)
    event.employers.set([company.organisation for company in calendar.cast.companies[:6]])
    rows = [actions.sign_up(event, by=person) for person in [calendar.cast.young[0], *calendar.people[10:18]]]
    SignUp.objects.filter(event=event).update(signed_at=calendar.material.ago(12))
    shift = dt.timedelta(days=10)
    event.starts_at, event.ends_at = event.starts_at - shift, event.ends_at - shift
    event.save(update_fields=["starts_at", "ends_at"])
    for number, row in enumerate(rows):
        row.event, by = event, _coach_of(calendar, row.person)
        (actions.miss if number % 4 == 3 else actions.attend)(row, by=by)
    actions.close(event, by=calendar.coach)
    there = SignUp.objects.filter(event=event, state=SignUpState.ATTENDED).exclude(person=calendar.cast.young[0])
    actions.show_interest(event, organisation=calendar.cast.companies[0].organisation, by=there.first().person)  # type: ignore[union-attr]


def _coach_of(calendar: Calendar, person: User) -> User:
    return calendar.cast.coach_of[person.pk]
