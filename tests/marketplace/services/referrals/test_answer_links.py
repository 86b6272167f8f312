"""The service's answer from its mail: a scanner learns nothing, no account is needed, and once over nothing is shown."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.queries import views_of
from accounts.links.models import AccessLink
from accounts.notices.models import Notice
from accounts.people.models import User
from marketplace.services.directory.models import Service
from marketplace.services.referrals import actions
from marketplace.services.referrals.models import Referral
from tests.factories import services
from tests.links import link_to_mailbox, pressed

PAGE = "referrals.answer"
HERS = ("Aino", "+358401234567")


@pytest.fixture
def card(cast):
    return services.service(cast.bakery)


@pytest.fixture
def referral(cast, card):
    """Aino lets the service know her phone number."""
    return services.referral(cast.aino, card, cast.kaisa, "sent")


@pytest.fixture
def link(referral):
    return link_to_mailbox(PAGE, referral, referral.service.referral_email)


def text(answer):
    return answer.content.decode()


def state(referral):
    referral.refresh_from_db()
    return referral.state


def test_opening_the_link_tells_nothing_and_marks_nothing(referral, link):
    answer = Client().get(link)
    assert answer.status_code == 200
    assert not any(one in text(answer) for one in HERS)
    assert state(referral) == "sent"
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == ("strict-origin", "no-store, private")


def test_a_pressed_button_shows_who_it_is_and_counts_as_seen(referral, link):
    answer = pressed(Client(), link)
    assert state(referral) == "seen"
    assert all(one in text(answer) for one in HERS)
    assert "Aalto" not in text(answer), "she did not tick her last name"


def test_each_look_stands_on_her_list_with_the_name_of_the_service(referral, link, cast, signed_in):
    for _look in range(2):
        pressed(Client(), link)
    assert [entry.reason for entry in views_of(cast.aino)] == [cast.bakery.name] * 2
    assert f"Katsoi lähetettä: {cast.bakery.name}" in text(signed_in(cast.aino).get("/my-data/"))


def test_the_service_answers_goes_on_and_finishes_without_an_account(referral, link):
    client = Client()
    pressed(client, link)
    steps = [("accept", {"worker": "Oona"}, "accepted"), ("start", {}, "started"), ("finish", {}, "finished")]
    for verb, said, wanted in steps:
        answer = client.post(f"{link}?do={verb}", said, follow=True)
        assert (answer.status_code, state(referral)) == (200, wanted)
    assert not any(one in text(answer) for one in HERS)
    verbs = Entry.objects.about(referral).exclude(verb="referrals.view").values_list("verb", flat=True)
    assert list(verbs) == [f"referrals.{verb}" for verb in ("see", "accept", "start", "finish")]


def test_a_link_that_is_spent_says_who_answered_what_and_whom_to_call(referral, link):
    pressed(Client(), link, "decline", decline_reason="full")
    for answer in (Client().get(link), pressed(Client(), link)):
        assert answer.status_code == 200
        assert referral.organisation.name in text(answer)
        assert "Kaisa Korhonen" in text(answer)
        assert not any(one in text(answer) for one in HERS)


def test_a_yes_without_a_name_is_not_taken_and_nothing_typed_is_lost(referral, link):
    pressed(Client(), link)
    answer = pressed(Client(), link, "accept", worker="", word="Tervetuloa")
    assert answer.status_code == 422
    assert "Tervetuloa" in text(answer)
    assert state(referral) == "seen"


def test_a_waiting_list_takes_no_day_that_has_gone(referral, link):
    gone = (timezone.localdate() - dt.timedelta(days=1)).isoformat()
    assert pressed(Client(), link, "waitlist", worker="Oona", due_on=gone).status_code == 422


def test_what_was_answered_in_another_window_is_shown_as_it_is(referral, link):
    pressed(Client(), link, "accept", worker="Oona")
    answer = pressed(Client(), link, "accept", worker="Toinen")
    assert answer.status_code == 409
    assert "Oona" in text(answer)
    assert pressed(Client(), link, "nonsense").status_code == 403


def gone_by(how, referral, cast):
    if how == "taken back":
        actions.withdraw(Referral.objects.get(), by=cast.aino)
    elif how == "she left":
        User.objects.filter(pk=cast.aino.pk).update(is_active=False)
    else:
        Service.objects.update(referral_email="muu@talo.example")


@pytest.mark.parametrize("how", ["taken back", "she left", "the mailbox is another"])
def test_what_may_no_more_be_seen_is_hidden_on_the_next_request(referral, link, cast, how):
    pressed(Client(), link)
    gone_by(how, referral, cast)
    for answer in (Client().get(link), pressed(Client(), link), pressed(Client(), link, "accept", worker="Oona")):
        assert answer.status_code == 410
        assert not any(one in text(answer) for one in HERS)


def test_a_worn_out_link_sends_a_fresh_one_to_the_service(referral, link):
    AccessLink.objects.update(expires_at=timezone.now() - dt.timedelta(days=1))
    assert Client().get(link).status_code == 410
    assert pressed(Client(), link).status_code == 410
    assert state(referral) == "sent"
    assert pressed(Client(), link, "fresh").status_code == 302
    mail = Notice.objects.get(name="referral_sent")
    assert (mail.address, mail.link, mail.link_page) == ("lahetteet@talo.example", "", PAGE)
