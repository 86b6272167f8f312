"""The links of the mails: opening changes nothing, two taps answer, once; nothing of hers is told to the wrong side."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from marketplace.work.nextsteps.actions import teller
from marketplace.work.nextsteps.models import CheckIn
from marketplace.work.nextsteps.tasks import ask_check_ins, ask_follow_ups
from marketplace.work.placements import actions as placements
from marketplace.work.placements.models import FollowUp
from tests.links import link_in, link_to, pressed
from tests.marketplace.work.nextsteps.conftest import day

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(trial):
    ask_check_ins.func()
    return {row.party: row for row in CheckIn.objects.filter(state="asked")}


@pytest.fixture
def follow_up(cast, trial):
    placements.end(trial, ended_on=day(0), outcome="unemployed", by=cast.kaisa)
    ask_follow_ups.func()
    return FollowUp.objects.get(months=0)


def path_of(check_in):
    return link_to("nextsteps.check_in", check_in, teller(check_in))


def main_of(answer):
    return answer.content.decode().split("<main")[1].split("</main>")[0]


def test_the_mail_scanner_opens_the_link_and_nothing_happens(asked):
    path, before = path_of(asked["host"]), Entry.objects.count()
    for method in ("get", "head", "options"):
        assert getattr(Client(), method)(path).status_code == 200
    asked["host"].refresh_from_db()
    assert (asked["host"].state, asked["host"].going, Entry.objects.count()) == ("asked", "", before)


def test_the_host_answers_with_two_taps_without_an_account(cast, asked):
    path = link_in("check_in_asked", recipient=cast.mikko)
    visitor = Client()
    assert "Aino" not in visitor.get(path).content.decode()
    first = pressed(visitor, path).content.decode()
    assert "Aino" in first
    assert 'name="going"' in first
    assert 'name="go_on"' not in first
    second = pressed(visitor, path, "answer", going="well").content.decode()
    assert 'name="go_on"' in second
    assert pressed(visitor, path, "answer", go_on="yes").status_code == 302
    asked["host"].refresh_from_db()
    assert (asked["host"].state, asked["host"].going, asked["host"].go_on) == ("answered", "well", "yes")
    assert Entry.objects.get(verb="nextsteps.answer").actor == cast.mikko


def test_a_link_answers_once(asked):
    path = path_of(asked["young"])
    pressed(Client(), path, "answer", going="well", go_on="yes")
    again = pressed(Client(), path, "answer", going="badly", go_on="no")
    assert again.status_code == 409
    assert "<button" not in main_of(again)
    asked["young"].refresh_from_db()
    assert asked["young"].going == "well"


@pytest.mark.parametrize("said", [{}, {"going": "x"}, {"go_on": ""}, {"going": "well", "go_on": "x"}])
def test_nonsense_is_refused_and_changes_nothing(asked, said):
    path = path_of(asked["young"])
    assert pressed(Client(), path, "answer", **said).status_code == 422
    asked["young"].refresh_from_db()
    assert (asked["young"].going, asked["young"].go_on) == ("", "")


def test_neither_side_reads_the_others_answers(cast, asked):
    pressed(Client(), path_of(asked["young"]), "answer", going="badly", go_on="no")
    page = pressed(Client(), path_of(asked["host"])).content.decode()
    assert "Huonosti</" not in page.split("<form")[0]
    assert "Aalto" not in page


def test_a_placement_that_was_stopped_is_not_asked_about_any_more(cast, trial, asked):
    placements.stop(trial, ended_on=day(0), side="young", outcome="service", reason="Muutto", by=cast.aino)
    path = path_of(asked["host"])
    assert "<form" not in main_of(Client().get(path))
    assert pressed(Client(), path, "answer", going="well").status_code == 409


def test_the_page_is_kept_nowhere(asked):
    answer = Client().get(path_of(asked["host"]))
    assert answer["Cache-Control"] == "no-store, private"


def test_a_follow_up_is_one_tap_behind_its_link(cast, follow_up):
    path = link_in("follow_up_asked")
    page = pressed(Client(), path).content.decode()
    assert page.count('name="situation"') == 8
    follow_up.refresh_from_db()
    assert follow_up.answered_at is None, "opening answers nothing"
    assert pressed(Client(), path, "answer", situation="job_elsewhere").status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.situation, follow_up.answered_by, follow_up.how_told) == ("job_elsewhere", cast.aino, "own")
    assert pressed(Client(), path, "answer", situation="unemployed").status_code == 422
    follow_up.refresh_from_db()
    assert follow_up.situation == "job_elsewhere"


def test_follow_ups_are_asked_when_due_and_once_more(cast, follow_up):
    assert Notice.objects.filter(name="follow_up_asked").count() == 1, "three and six months are not due yet"
    assert ask_follow_ups.func()["done"] == 0
    FollowUp.objects.filter(pk=follow_up.pk).update(asked_at=timezone.now() - timezone.timedelta(days=6))
    assert ask_follow_ups.func()["done"] == 1
    assert ask_follow_ups.func()["done"] == 0
    assert Notice.objects.get(name="follow_up_reminder").recipient == cast.aino


@pytest.mark.parametrize(("late", "count"), [(60, 1), (61, 0)])
def test_nobody_is_asked_about_a_day_of_long_ago(cast, trial, late, count):
    placements.end(trial, ended_on=day(0), outcome="studies", by=cast.kaisa)
    FollowUp.objects.exclude(months=0).delete()
    FollowUp.objects.update(due_on=day(-late))
    assert ask_follow_ups.func()["done"] == count


def test_somebody_who_has_left_is_not_asked_and_her_link_is_dead(cast, follow_up):
    cast.aino.is_active = False
    cast.aino.save()
    assert Client().get(link_to("nextsteps.follow_up", follow_up, cast.aino)).status_code == 410
    FollowUp.objects.update(asked_at=None)
    assert ask_follow_ups.func()["done"] == 0


def test_a_link_that_was_not_sent_yet_opens_nothing(cast, follow_up):
    later = FollowUp.objects.get(months=3)
    assert Client().get(link_to("nextsteps.follow_up", later, cast.aino)).status_code == 410


def test_the_page_speaks_the_language_of_the_mail_until_the_reader_chooses_another(cast, asked):
    cast.mikko.language = "sv"
    cast.mikko.save()
    path = path_of(asked["host"])
    swedish = Client().get(path, HTTP_ACCEPT_LANGUAGE="fi")
    assert (swedish["Content-Language"], '<html lang="sv"' in swedish.content.decode()) == ("sv", True)
    chooser = Client()
    chooser.cookies["django_language"] = "en"
    assert chooser.get(path, HTTP_ACCEPT_LANGUAGE="fi")["Content-Language"] == "en"
