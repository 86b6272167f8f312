"""A session ends in the middle of a long message: the text waits an hour for whoever typed it, and for nobody else."""

import datetime as dt
import html
import time
from http import HTTPStatus

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.people.signin.actions import end_sessions
from accounts.people.signin.devices import BESIDE_COACH
from accounts.people.signin.reauthentication import SEEN
from accounts.privacy.actions import erase
from accounts.privacy.queries import everything_about
from accounts.unsent.models import UnsentText
from accounts.unsent.tasks import sweep_unsent_texts
from marketplace.work.messages.models import Message
from tests.accounts.unsent.conftest import HIDDEN
from tests.factories import accounts, marketplace
from tests.links import link_to, pressed
from tests.proof import proven

pytestmark = pytest.mark.django_db
TEXT = "\r\nHei Kaisa!\r\n\r\nSain paikan 🥐👩🏽‍🍳 <b>&amp;\r\n   sisennys  säilyy\t"
SECRET = "Salainenkanaria"


def test_she_logs_in_again_and_finds_it_in_the_form_and_nothing_was_sent(cast, tab, signed_in, nobody):
    answer = tab(signed_in(cast.aino)).send(TEXT, nobody)
    assert answer["Location"].startswith(reverse("account_login"))
    assert "Tekstiäsi ei ole vielä lähetetty" in nobody.get(answer["Location"]).content.decode()
    again = tab(signed_in(cast.aino))
    assert again.text.replace("\r\n", "\n") == TEXT.replace("\r\n", "\n")
    assert "Kirjoitit tämän" in again.body
    assert not Message.objects.exists()


def test_the_log_in_page_leads_back_to_the_form(cast, tab, talk, signed_in, nobody):
    answer = tab(signed_in(cast.aino)).send(TEXT, nobody)
    assert answer["Location"] == f"{reverse('account_login')}?next={talk.replace('/', '%2F')}"


def test_once_it_is_sent_it_waits_no_more(cast, tab, signed_in, nobody):
    tab(signed_in(cast.aino)).send("Hei Kaisa", nobody)
    again = tab(signed_in(cast.aino))
    assert again.send(again.text).status_code == HTTPStatus.FOUND
    assert Message.objects.get().text == "Hei Kaisa"
    assert not UnsentText.objects.exists()
    assert tab(signed_in(cast.aino)).text == ""


def test_twenty_thousand_signs_come_back_as_they_were(cast, tab, signed_in, nobody):
    whole = "🥐ä\r\n" * 5000
    tab(signed_in(cast.aino)).send(whole, nobody)
    assert tab(signed_in(cast.aino)).text.replace("\r\n", "\n") == whole.replace("\r\n", "\n")


def test_all_her_devices_were_signed_out_meanwhile(cast, tab, signed_in):
    aino = tab(signed_in(cast.aino))
    end_sessions(cast.aino)
    assert aino.send(TEXT)["Location"].startswith(reverse("account_login"))
    assert SECRET not in tab(signed_in(cast.aino)).text
    assert "Sain paikan" in tab(signed_in(cast.aino)).text


def test_the_home_page_offers_it_too(cast, tab, talk, signed_in, nobody):
    tab(signed_in(cast.aino)).send(TEXT, nobody)
    home = signed_in(cast.aino).get("/").content.decode()
    assert "Sinulla on lähettämätöntä tekstiä" in home
    assert f"{talk}?kept={UnsentText.objects.get().pk}" in home
    assert "Sain paikan" not in home, "who looks over her shoulder reads no words"


def test_a_worker_who_was_away_finds_it_behind_her_second_step(cast, tab, talk, signed_in):
    kaisa = signed_in(cast.kaisa)
    form = tab(kaisa)
    session = kaisa.session
    session[SEEN] = time.time() - 31 * 60
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - 40 * 60}]
    session.save()
    answer = form.send(SECRET)
    assert answer["Location"] == f"{reverse('mfa_reauthenticate')}?next={talk.replace('/', '%2F')}"
    assert SECRET not in str(dict(kaisa.session.items())), "no session holds it in plain"
    assert tab(proven(kaisa, cast.kaisa)).text == SECRET
    assert not Message.objects.exists()


def test_what_waits_for_a_fresh_proof_is_kept_the_same_way(cast, tab, signed_in):
    path = reverse("caseloads:deputise")
    kaisa = signed_in(cast.sofia)
    form = tab(kaisa, path)
    session = kaisa.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - 20 * 60}]
    session.save()
    answer = kaisa.post(path, {**form.hidden, "reason": SECRET})
    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))
    assert SECRET not in str(dict(kaisa.session.items()))
    assert tab(proven(kaisa, cast.sofia), path).text == SECRET


def test_bella_who_logs_in_on_the_same_device_sees_nothing_of_it(cast, tab, talk, signed_in, nobody):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    bella = signed_in(accounts.young("Bella", cast.kaisa))
    kept = UnsentText.objects.get()
    for path in ("/", talk, f"{talk}?kept={kept.pk}", reverse("unsent:discard", args=[kept.pk])):
        answer = bella.get(path)
        assert SECRET not in answer.content.decode()
        assert "lähettämätöntä" not in answer.content.decode()
    assert bella.post(reverse("unsent:discard", args=[kept.pk])).status_code == HTTPStatus.NOT_FOUND
    assert UnsentText.objects.exists()


def test_her_coach_who_reads_the_same_talk_sees_nothing_of_it(cast, tab, signed_in, nobody):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    assert SECRET not in tab(signed_in(cast.kaisa)).body


def test_a_session_that_a_coach_has_just_opened_is_shown_nothing_from_before(cast, tab, signed_in, nobody):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    beside = signed_in(cast.aino)
    session = beside.session
    session[BESIDE_COACH] = timezone.now().timestamp()
    session.save()
    assert SECRET not in tab(beside).body
    tab(beside).keep("Kirjoitimme yhdessä")
    assert tab(beside).text == "Kirjoitimme yhdessä"


@pytest.mark.parametrize(("minutes", "is_there"), [(59, True), (61, False)])
def test_it_waits_for_an_hour(cast, tab, signed_in, nobody, minutes, is_there):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=minutes), tick=False):
        assert (SECRET in tab(signed_in(cast.aino)).body) is is_there
        sweep_unsent_texts.call()
        assert UnsentText.objects.exists() is is_there


def test_what_is_over_is_there_for_nobody_before_the_night_has_swept(cast, tab, signed_in, nobody):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    kept = UnsentText.objects.get()
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=61), tick=False):
        assert signed_in(cast.aino).get(reverse("unsent:discard", args=[kept.pk])).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.both_databases
def test_the_table_tells_neither_words_nor_page(cast, tab, talk, signed_in, nobody):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {UnsentText._meta.db_table}")  # noqa: S608 - the name of our own table
        row = str(cursor.fetchall())
    assert SECRET not in row
    assert talk not in row


def test_neither_the_trail_nor_the_log_tells_of_it(cast, tab, signed_in, nobody, caplog):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    assert SECRET not in str(list(Entry.objects.values()))
    assert SECRET not in caplog.text


def test_it_goes_with_its_person_and_stands_in_no_copy_of_her_data(cast, tab, signed_in, nobody):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    assert SECRET not in str(everything_about(cast.aino))
    erase(cast.aino, by=cast.aino)
    assert not UnsentText.objects.exists()


def test_without_its_key_the_form_opens_empty(cast, tab, signed_in, nobody, settings):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    settings.KEYS, settings.KEYS_FILE = "other:another secret of this house and long enough for it: 9876", ""
    assert tab(signed_in(cast.aino)).text == ""


def test_she_throws_it_away(cast, tab, talk, signed_in, nobody):
    tab(signed_in(cast.aino)).send(SECRET, nobody)
    aino = signed_in(cast.aino)
    page = reverse("unsent:discard", args=[UnsentText.objects.get().pk])
    assert SECRET in aino.get(page).content.decode()
    assert aino.post(page)["Location"] == talk
    assert tab(aino).text == ""


def test_a_form_in_which_nothing_was_typed_keeps_nothing(cast, tab, signed_in, nobody):
    tab(signed_in(cast.aino)).send("  \r\n ", nobody)
    assert not UnsentText.objects.exists()


def test_what_is_too_old_to_be_kept_is_shown_instead_of_the_door(cast, tab, signed_in):
    form = tab(signed_in(cast.aino))
    with time_machine.travel(timezone.now() + dt.timedelta(hours=25), tick=False):
        answer = form.send(TEXT, Client())
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Sain paikan 🥐" in answer.content.decode()


def test_the_form_of_somebody_without_an_account_is_sent_as_ever(cast):
    place = marketplace.listing(cast.bakery)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa)
    visitor, link = Client(), link_to("introductions.answer", introduction, cast.mikko)
    hidden = dict(HIDDEN.findall(html.unescape(pressed(visitor, link).content.decode())))
    answer = pressed(visitor, link, do="accept", unsent=hidden["unsent"], **{"accept-greeting": "Tervetuloa"})
    assert answer.status_code == HTTPStatus.FOUND
    introduction.refresh_from_db()
    assert (introduction.state, introduction.greeting) == ("accepted", "Tervetuloa")
