"""At the same moment: two coordinators name deputies for the same days, a deputy opens two pages, a colleague asks twice."""

import threading

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.caseloads import actions
from accounts.caseloads.emergencies.actions import open_page
from accounts.caseloads.emergencies.models import EmergencyLook
from accounts.caseloads.models import Deputy
from accounts.notices.models import Notice
from accounts.people.models import User
from tests.factories import accounts
from tests.security.arena import arena, race, transactional_db  # noqa: F401
from tests.security.test_races import copies, winners, without_lock  # noqa: F401

pytestmark = pytest.mark.both_databases


def naming(arena, racers):
    """Each coordinator names another deputy for Kaisa's days."""
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today, "reason": "Kaisa sairastui"}
    bosses = [accounts.user("coordinator", f"Esihenkilö{number}") for number in range(racers)]
    deputies = [accounts.coach(f"Sijainen{number}") for number in range(racers)]
    return [
        lambda coach=coach, deputy=deputy, by=by: actions.deputise(coach, deputy=deputy, by=by, **days)
        for coach, deputy, by in zip(copies(arena.kaisa, racers), deputies, bosses, strict=True)
    ]


@pytest.mark.parametrize("racers", [2, 8])
def test_of_several_coordinators_one_names_the_deputy(arena, racers):
    results = race(naming(arena, racers))
    assert len(winners(results)) == 1
    assert Deputy.objects.count() == 1
    assert Notice.objects.filter(name="deputy_named").count() == 1
    assert {tuple(one.message_dict) for one in results if isinstance(one, Exception)} == {("starts_on",)}


@pytest.mark.postgres
def test_twin_without_the_lock_there_are_several_deputies(arena, without_lock, monkeypatch):
    without_lock(4, User)
    look, seen = actions.check_days, threading.Barrier(4)

    def look_and_wait(wanted):
        look(wanted)
        seen.wait(30)  # all have looked before the first one writes

    monkeypatch.setattr(actions, "check_days", look_and_wait)
    assert len(winners(race(naming(arena, 4)))) == 4


def test_pages_that_a_deputy_opens_at_once_tell_her_once_and_the_mail_is_queued(arena):
    """Over HTTP with every commit: a page that only reads may write this notice and its job, once."""
    pekka, today = accounts.coach("Pekka"), timezone.localdate()
    Deputy.objects.create(coach=arena.kaisa, deputy=pekka, authority=pekka.authority, starts_on=today, ends_on=today)
    clients = [Client() for _number in range(4)]
    for client in clients:
        client.force_login(pekka, backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("caseloads:person", args=[arena.aino.pk])
    answers = race(lambda one=one: one.get(page) for one in clients)
    assert {one.status_code for one in answers} == {200}
    assert Notice.objects.filter(name="deputy_looked").count() == 1
    assert DBTaskResult.objects.filter(task_path__contains="notices").exists()


def test_who_asks_for_a_page_several_times_at_once_opens_it_once(arena):
    leena = accounts.coach("Leena")
    results = race(lambda one=one: open_page(one, reason="Hätä", by=leena) for one in copies(arena.aino, 6))
    assert len(winners(results)) == 1
    assert (EmergencyLook.objects.count(), Notice.objects.filter(name="page_opened").count()) == (1, 1)
