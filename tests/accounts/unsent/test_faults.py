"""A browser, a server or a database stops, a right is gone, somebody was faster: the text is kept or stands on the page."""

import html
from http import HTTPStatus

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.access.rules import Rule
from accounts.caseloads.actions import hand_over
from accounts.unsent.models import UnsentText
from marketplace.work.introductions import actions as introductions
from marketplace.work.messages import actions as messages
from marketplace.work.messages.models import Thread
from marketplace.work.placements import actions as placements
from tests.accounts.unsent.conftest import HIDDEN
from tests.factories import accounts, marketplace
from tests.links import link_to
from tests.people import day, ready_to_meet, work_trial

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TEXT = "Hei <Kaisa> 🥐\r\ntoinen rivi"


@pytest.fixture(autouse=True)
def _noon():
    """No minute ends between keeping and saying so."""
    with time_machine.travel(timezone.now().replace(second=0), tick=False):
        yield


@pytest.fixture
def aino(cast, signed_in):
    client = signed_in(cast.aino)
    client.raise_request_exception = False
    return client


def shown(answer):
    return html.unescape(answer.content.decode())


def breaks(failure):
    def act(*_args, **_kwargs):
        assert UnsentText.objects.exists(), "it is kept before anything is done: also a killed server loses nothing"
        raise failure

    return act


def test_what_is_kept_while_she_types_is_there_in_a_new_window(aino, tab):
    answer = tab(aino).keep(TEXT)
    assert answer.status_code == HTTPStatus.OK
    kept_at = timezone.localtime(UnsentText.objects.get().kept_at)
    assert answer.json() == {"at": date_format(kept_at, "TIME_FORMAT")}
    assert tab(aino).text == TEXT


def test_after_a_fault_of_ours_it_stands_on_the_page_and_waits_in_the_form(aino, tab, monkeypatch):
    monkeypatch.setattr(messages, "write", breaks(RuntimeError("odd")))
    answer = tab(aino).send(TEXT)
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert TEXT in shown(answer)
    assert tab(aino).text == TEXT


def test_while_the_database_is_away_it_is_sent_again_from_the_page(aino, tab, monkeypatch):
    form = tab(aino)
    form.hidden["csrfmiddlewaretoken"] = "t" * 64
    monkeypatch.setattr(messages, "write", breaks(OperationalError("gone")))
    answer = form.send(TEXT)
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert TEXT in shown(answer)
    assert f'action="{form.path}"' in shown(answer)
    assert 'name="csrfmiddlewaretoken" value="tttt' in shown(answer)
    assert form.hidden["form_key"] in shown(answer), "sent twice it acts once"


def test_where_nothing_can_be_kept_the_form_goes_through_all_the_same(aino, tab, monkeypatch):
    form = tab(aino)

    def cannot(*_args, **_kwargs):
        raise OperationalError("full")

    monkeypatch.setattr("accounts.unsent.middleware.keep", cannot)
    assert form.send("Hei").status_code == HTTPStatus.FOUND


def test_somebody_was_faster_and_the_form_comes_back_with_it(aino, tab, monkeypatch):
    monkeypatch.setattr(messages, "write", breaks(ValidationError("late", code="move_refused")))
    form = tab(aino)
    answer = form.send(TEXT)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert TEXT in shown(answer)
    assert UnsentText.objects.count() == 1


def test_who_may_no_more_can_copy_it(aino, tab, monkeypatch):
    form = tab(aino)
    monkeypatch.setattr("marketplace.work.messages.views.Write.rule", Rule("nobody", lambda *_who: False))
    answer = form.send(TEXT)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert TEXT in shown(answer)


def test_what_is_gone_says_so_and_shows_what_was_typed(aino, tab, monkeypatch):
    form = tab(aino)
    Thread.objects.all().delete()
    answer = form.send(TEXT)
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert TEXT in shown(answer)


def test_a_form_of_several_lines_shows_them_all_where_it_came_too_late(cast, tab, signed_in):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa)
    form = tab(signed_in(cast.kaisa), reverse("introductions:record_answer", args=[met.pk]))
    hand_over(cast.aino, to=accounts.coach("Leena"), reason="Loma", by=cast.kaisa)
    typed = {"said": "meeting", "meeting_place": "Aleksanterinkatu 1", "greeting": "Kiitos paljon"}
    answer = form.client.post(form.path, {**form.hidden, **typed})
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "Aleksanterinkatu 1" in shown(answer)
    assert "Kiitos paljon" in shown(answer)
    assert answer.context["is_stale"], "it says that things moved on, not that the page is somebody else's"


def test_what_ended_while_she_wrote_says_so(cast, tab, signed_in):
    made = work_trial(cast, begins=-30, ends=30)
    kaisa = signed_in(cast.kaisa)
    form = tab(kaisa, reverse("placements:edit", args=[made.pk]))
    placements.end(made, ended_on=day(0), outcome="job_here", by=cast.kaisa)
    answer = kaisa.post(form.path, {**form.hidden, "purpose": TEXT})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert answer.context["is_stale"]


def test_who_never_had_the_form_hears_that_the_page_is_not_hers(cast, signed_in):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa)
    answer = signed_in(cast.aino).post(reverse("introductions:record_answer", args=[met.pk]), {"said": "yes"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not answer.context["is_stale"]


def test_a_talk_that_was_closed_meanwhile_shows_what_came_too_late(cast, tab, signed_in):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    mikko = signed_in(cast.mikko)
    form = tab(mikko, reverse("messages:begin_about", args=[met.pk]))
    form.send("Hei Aino")
    form = tab(mikko, Thread.objects.get(introduction=met).get_absolute_url())
    introductions.withdraw(met, by=cast.aino)
    answer = form.send(TEXT)
    assert answer.status_code in {HTTPStatus.CONFLICT, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
    assert TEXT in shown(answer)


def test_an_answer_by_a_mails_link_that_came_too_late_stays_on_the_page(cast, monkeypatch):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "opened")
    link, browser = link_to("introductions.answer", met, cast.mikko), Client()
    marks = HIDDEN.findall(html.unescape(browser.post(f"{link}?do=open").content.decode()))
    monkeypatch.setattr(introductions, "accept", late)
    answer = browser.post(f"{link}?do=accept", {**dict(marks[:1]), "accept-greeting": TEXT})
    assert answer.status_code == HTTPStatus.CONFLICT
    assert TEXT in shown(answer)
    assert not UnsentText.objects.exists(), "nobody is signed in: it is kept nowhere"


def late(*_args, **_kwargs):
    raise ValidationError("late", code="move_refused")


def test_a_page_of_too_many_tries_shows_it(aino, tab, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "message": ("0/d/person",)}
    answer = tab(aino).send(TEXT)
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert TEXT in shown(answer)


def test_without_a_script_and_a_session_a_script_gets_no_answer(tab, aino):
    form = tab(aino)
    answer = Client().post(reverse("unsent:keep"), {**form.hidden, "text": TEXT})
    assert answer.status_code == HTTPStatus.FOUND
    assert not UnsentText.objects.exists()
