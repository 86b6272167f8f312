"""Who has the turn, since when, what was sent, and the one tap that reminds."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from accounts.notices.models import Notice
from accounts.notices.states import NoticeState
from accounts.people.models import User
from accounts.ratelimits.actions import RateLimitedError
from accounts.worklist.actions import remind
from accounts.worklist.queries import item_of_others
from accounts.worklist.states import Pile
from marketplace.work.introductions.states import IntroductionState
from matching.suggestions import actions as suggesting
from matching.suggestions.states import SuggestionState
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
QUEUE = "suggestions.awaited"
OTHERS = f"{reverse('worklist:list')}?pile={Pile.OTHERS}"


@pytest.fixture
def asked(cast):
    """A place that waits for Aino's answer since four days."""
    profile, place = ready_to_meet(cast)
    since = timezone.now() - dt.timedelta(days=4)
    return matching.suggestion(profile, place, SuggestionState.ASKED, decided_by=cast.kaisa, decided_at=since)


def item(reader, pair, queue=QUEUE):
    return item_of_others(User.objects.get(pk=reader.pk), queue, pair.pk)


def send(client, pair, queue=QUEUE):
    return client.post(reverse("worklist:remind"), {"queue": queue, "row": pair.pk, "next": OTHERS})


def test_one_tap_reminds_aino_in_the_words_of_her_own_list_and_leads_back(cast, asked, signed_in):
    User.objects.filter(pk=cast.aino.pk).update(language="sv")
    assert send(signed_in(cast.kaisa), asked).url == OTHERS
    [notice] = Notice.objects.filter(recipient=cast.aino, name="reminder")
    with translation.override("sv"):
        assert notice.facts["what"] == gettext("Would you like to meet this workplace? Say yes or no")
    assert notice.link == asked.get_absolute_url()


def test_a_thing_is_reminded_of_once_a_day(cast, asked):
    remind(item(cast.kaisa, asked), by=cast.kaisa)
    with pytest.raises(RateLimitedError):
        remind(item(cast.kaisa, asked), by=cast.kaisa)
    assert Notice.objects.filter(name="reminder").count() == 1


def test_the_row_says_whose_turn_it_is_since_when_and_what_was_sent(cast, asked, signed_in):
    remind(item(cast.kaisa, asked), by=cast.kaisa)
    page = " ".join(signed_in(cast.kaisa).get(OTHERS).content.decode().split())
    since = timezone.localtime(asked.decided_at)
    today = timezone.localdate()
    assert f"Vuorossa: {cast.aino.full_name}, {since.day}.{since.month}.{since.year} alkaen" in page
    assert f"{cast.aino.given_name}: kirjoitimme {today.day}.{today.month}.{today.year}" in page
    Notice.objects.update(state=NoticeState.PARKED)
    assert "ei mennyt perille" in signed_in(cast.kaisa).get(OTHERS).content.decode()


def test_once_she_has_answered_there_is_nobody_to_remind(cast, asked, signed_in):
    stale = item(cast.kaisa, asked)
    suggesting.say_no(asked, young_reason="travel", by=cast.aino)
    assert send(signed_in(cast.kaisa), asked).status_code == 409
    with pytest.raises(ValidationError):
        remind(stale, by=cast.kaisa)
    assert not Notice.objects.filter(name="reminder").exists()


@pytest.mark.parametrize("queue", ["suggestions.answer", "nonsense", "introductions.awaited"])
def test_another_queue_or_a_made_up_one_reminds_nobody(cast, asked, signed_in, queue):
    assert send(signed_in(cast.kaisa), asked, queue).status_code == 409
    assert not Notice.objects.filter(name="reminder").exists()


def test_a_coach_of_somebody_else_reminds_nobody_of_it(cast, asked, signed_in):
    for stranger in (accounts.coach("Liisa"), cast.ville):
        assert send(signed_in(stranger), asked).status_code == 409
    assert send(signed_in(cast.aino), asked).status_code == 403
    assert not Notice.objects.filter(name="reminder").exists()


def test_a_workplace_is_called_not_reminded(cast, signed_in):
    _profile, place = ready_to_meet(cast)
    User.objects.filter(pk=place.contact_id).update(phone="+358401112223")
    met = marketplace.introduction(cast.aino, place, cast.kaisa, IntroductionState.OPENED)
    page = signed_in(cast.kaisa).get(OTHERS).content.decode()
    assert re.search(r'href="tel:\+358401112223"', page)
    assert send(signed_in(cast.kaisa), met, "introductions.awaited").status_code == 409
