"""A worker who was away for half an hour shows her second step before her session goes on; what she sent is kept."""

import time

import pytest
from django.urls import reverse

from accounts.people.signin.reauthentication import SEEN
from tests.proof import proven

pytestmark = pytest.mark.django_db
HALF_AN_HOUR = 30 * 60


def away(client, seconds):
    """The session was used so many seconds ago for the last time, and proved before that."""
    session = client.session
    session[SEEN] = time.time() - seconds
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - seconds - 1}]
    session.save()
    return client


@pytest.fixture
def kaisa(cast, signed_in):
    return signed_in(cast.kaisa)


@pytest.mark.parametrize(("seconds", "status"), [(HALF_AN_HOUR - 60, 200), (HALF_AN_HOUR + 60, 302)])
def test_after_half_an_hour_the_session_waits_for_the_second_step(kaisa, seconds, status):
    answer = away(kaisa, seconds).get(reverse("caseloads:list"))
    assert answer.status_code == status
    if status == 302:
        assert answer["Location"].startswith(reverse("mfa_reauthenticate"))


def test_a_form_that_is_sent_then_is_kept_and_goes_on_after_the_proof(cast, kaisa):
    path = reverse("organisations:declare_tie", args=[cast.bakery.pk])
    answer = away(kaisa, HALF_AN_HOUR + 60).post(path, {"kind": "relative"})
    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))
    assert "relative" in str(kaisa.session["account_reauthentication_state"])
    assert not cast.bakery.ties.exists()


def test_parts_of_pages_and_programs_are_told_and_get_nothing(kaisa):
    away(kaisa, HALF_AN_HOUR + 60)
    assert kaisa.get(reverse("home"), headers={"HX-Request": "true"}).status_code == 423
    assert kaisa.get("/api/v1/caseloads/").status_code == 423
    assert kaisa.post(reverse("people:here"), headers={"Accept": "application/json"}).status_code == 423


def test_whoever_presses_that_she_is_there_stays(cast, kaisa):
    away(kaisa, HALF_AN_HOUR - 60)
    assert kaisa.post(reverse("people:here")).status_code == 204
    assert time.time() - kaisa.session[SEEN] < 60


def test_a_page_that_asks_for_news_by_itself_keeps_nobody_signed_in(kaisa):
    away(kaisa, HALF_AN_HOUR - 60)
    kaisa.get(reverse("home"), headers={"HX-Request": "true"})
    assert time.time() - kaisa.session[SEEN] > HALF_AN_HOUR - 120


def test_a_fresh_proof_opens_the_session_again(cast, kaisa):
    away(kaisa, HALF_AN_HOUR + 60)
    assert proven(kaisa, cast.kaisa).get(reverse("caseloads:list")).status_code == 200


def test_she_may_still_log_out_and_change_the_language(kaisa):
    away(kaisa, HALF_AN_HOUR + 60)
    assert kaisa.post(reverse("set_language"), {"language": "sv"})["Location"] == "/"
    assert kaisa.post(reverse("account_logout"))["Location"] == "/"


def test_a_young_persons_session_does_not_lock(cast, signed_in):
    assert away(signed_in(cast.aino), 10 * HALF_AN_HOUR).get("/").status_code == 200


def test_the_page_of_a_worker_warns_and_that_of_others_does_not(cast, kaisa, signed_in):
    assert 'id="idle"' in kaisa.get("/").content.decode()
    assert 'id="idle"' not in signed_in(cast.aino).get("/").content.decode()
