"""A form that is sent twice acts once; only its own sender's key on its own page counts, and for a month."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone

from accounts.access.models import IdempotencyKey
from accounts.access.views import answer_given, idempotently

KEY = "7f4df0a0-6c1c-4b7a-9a53-6c2ad2a4ef11"
pytestmark = pytest.mark.django_db


@pytest.fixture
def send():
    """Send a form as somebody; says where it led, and keeps in ``send.acted`` who acted."""

    def sending(person, key=KEY, path="/coach/welcome/"):
        request = RequestFactory().post(path, {"form_key": key})
        request.user = person

        def act():
            sending.acted.append(person)
            return f"/done/{len(sending.acted)}/"

        return answer_given(request) or idempotently(request, act)

    sending.acted = []
    return sending


def test_kaisas_second_tap_acts_no_more_and_leads_where_the_first_one_led(cast, send):
    assert [send(cast.kaisa), send(cast.kaisa)] == ["/done/1/", "/done/1/"]
    assert send.acted == [cast.kaisa]


def test_of_two_taps_at_the_same_moment_the_later_one_gets_the_answer_of_the_first(cast):
    request = RequestFactory().post("/coach/welcome/", {"form_key": KEY})
    request.user = cast.kaisa
    assert [idempotently(request, lambda: "/done/"), idempotently(request, lambda: pytest.fail("acted twice"))] == [
        "/done/"
    ] * 2


def test_a_form_with_another_key_acts_anew(cast, send):
    send(cast.kaisa)
    assert send(cast.kaisa, key="0b3e1f52-46f0-4b8e-8f0a-6d8f6a1c2d33") == "/done/2/"


@pytest.mark.parametrize("key", ["", "not a key"])
def test_a_form_without_a_key_acts_each_time(cast, send, key):
    assert [send(cast.kaisa, key=key), send(cast.kaisa, key=key)] == ["/done/1/", "/done/2/"]


def test_the_key_of_kaisas_form_stops_nobody_else(cast, send):
    send(cast.kaisa)
    assert send(cast.ville) == "/done/2/"
    assert send(AnonymousUser()) == "/done/3/"


def test_the_key_of_one_page_does_not_count_on_another(cast, send):
    send(cast.kaisa)
    assert send(cast.kaisa, path="/coach/hand-over/") == "/done/2/"


def test_a_form_that_was_refused_may_be_sent_again_with_its_key(cast, send):
    request = RequestFactory().post("/coach/welcome/", {"form_key": KEY})
    request.user = cast.kaisa

    def refuse():
        raise ValidationError("Ei käy")

    with pytest.raises(ValidationError):
        idempotently(request, refuse)
    assert (answer_given(request), send(cast.kaisa)) == ("", "/done/1/")


@pytest.mark.both_databases
def test_a_key_is_forgotten_after_a_month(cast, send):
    send(cast.kaisa)
    with time_machine.travel(timezone.now() + dt.timedelta(days=29)):
        call_command("erase_expired", verbosity=0)
    assert IdempotencyKey.objects.count() == 1
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        call_command("erase_expired", verbosity=0)
    assert not IdempotencyKey.objects.exists()
