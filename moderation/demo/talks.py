"""Demo of talks (answered, waiting, passed on, about an introduction), contact notes and items about health."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from accounts.caseloads.models import Responsibility
from accounts.caseloads.queries import responsible_coach
from accounts.people.models import User
from marketplace.guidance.contactnotes import actions as notes
from marketplace.guidance.healthnotes import actions as healthnotes
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.messages import actions as threads
from marketplace.work.messages.models import Thread
from marketplace.work.messages.tasks import pass_on_late
from moderation.demo.cast import Cast

TALKS = (
    ("Moi! Milloin nähdään seuraavan kerran?", "Hei! Käykö torstaina klo 10 Ohjaamossa?"),
    ("Sain hygieniapassin!", "Hienoa! Lisätään se profiiliisi, kun nähdään."),
    ("Voinko perua yhden ehdotuksen?", "Voit. Avaa ehdotus ja paina ”Ei”. Kukaan ei suutu."),
    ("Mitä laitan päälle työkokeilun ekana päivänä?", "Mukavat housut ja kengät, joilla jaksat seistä."),
)
WAITING = ("Hei, bussi ei enää kulje aamulla. Mitä teen?", "Voidaanko siirtää huominen tapaaminen?")
LATE = 7
NOTES = (
    ("Sovittiin, että soitan kaupalle ja kysyn kokeilusta.", True, "call"),
    ("Käytiin profiili läpi. Vahvuudet löytyivät hyvin.", True, "met"),
    ("Vuoroista sovitaan vielä. Palataan asiaan ensi viikolla.", False, "message"),
    ("Kävi Ohjaamossa ja kysyi kesätöistä.", True, "drop_in"),
)


def make_talks(cast: Cast) -> None:
    """By the product's own actions; Aino's first, so that her pages have something to show."""
    hers = Responsibility.objects.standing().filter(coach=cast.coaches[0]).exclude(person=cast.young[0])
    kaisas = [row.person for row in hers.select_related("person").order_by("pk")[:2]]
    for number, person in enumerate(dict.fromkeys([cast.young[0], *kaisas, *cast.young[1:10]])):
        coach = responsible_coach(person)
        if coach is None:
            continue
        question, answer = TALKS[number % len(TALKS)]
        thread = threads.begin(person, text=question, by=person)
        threads.write(thread, text=answer, by=coach)
        if number in (1, 2, 5, 7):
            threads.write(thread, text=WAITING[number % 2], by=person)
        if number == LATE:
            _one_nobody_answered(person)
        text, is_shared, way = NOTES[number % len(NOTES)]
        notes.write(person, text=text, is_shared=is_shared, way=way, by=coach)
    _about_an_introduction()
    _health(cast)


def _health(cast: Cast) -> None:
    """Aino and three others have permitted something; one took it back."""
    for person in cast.young[:4]:
        items = healthnotes.allow(person, topics=["helps", "times"], by=person)
        healthnotes.write(items[0], words="Selkeä ohje paperilla auttaa.", by=person)
    healthnotes.withdraw(items[0], by=person)


def _one_nobody_answered(person: User) -> None:
    """A week went by, so the message went to somebody else."""
    before = timezone.now() - dt.timedelta(days=7)
    Thread.objects.waiting().filter(person=person).update(waits_since=before, answer_by=before.date())
    pass_on_late.func()


def _about_an_introduction() -> None:
    live = Introduction.objects.filter(state=IntroductionState.ACCEPTED, placement__isnull=True)
    for introduction in live.select_related("person", "listing__contact")[:3]:
        thread = threads.begin_about(introduction, text="Mihin oveen tulen ekana päivänä?", by=introduction.person)
        if introduction.pk % 2:
            threads.write(thread, text="Takaovelle, soita kelloa.", by=introduction.listing.contact)
