"""A meeting that is agreed: picked from a calendar, shown with its place to both sides, and to nobody else."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.work.introductions import actions
from tests.factories import accounts, marketplace
from tests.marketplace.work.introductions.answering import post_url
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
PLACE = "Aleksanterinkatu 1, henkilökunnan ovi"


def at_nine(days):
    day = timezone.localdate() + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9, 5)))


@pytest.fixture
def introduction(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa)


@pytest.fixture
def meeting(cast, introduction):
    """In five days at five past nine."""
    actions.meet(introduction, meeting_at=at_nine(5), meeting_place=PLACE, by=cast.mikko)
    return introduction


def test_what_the_calendar_of_a_browser_sends_becomes_the_meeting(cast, introduction, signed_in):
    page = reverse("introductions:meet", args=[introduction.pk])
    mikko = signed_in(cast.mikko)
    assert 'type="datetime-local"' in mikko.get(page).content.decode()
    mikko.post(
        page,
        {
            "meeting_at": f"{at_nine(3).astimezone(timezone.get_current_timezone()):%Y-%m-%dT%H:%M}",
            "meeting_place": PLACE,
        },
    )
    introduction.refresh_from_db()
    assert (introduction.state, introduction.meeting_at) == ("meeting", at_nine(3))


def test_a_time_without_a_day_is_told_at_the_field_and_the_place_is_kept(cast, introduction, signed_in):
    page = reverse("introductions:meet", args=[introduction.pk])
    answer = signed_in(cast.mikko).post(page, {"meeting_at": "klo 14", "meeting_place": PLACE})
    assert answer.status_code == 422
    assert "meeting_at" in answer.context["form"].errors
    assert PLACE in answer.content.decode()


@pytest.mark.parametrize("who", ["aino", "mikko", "kaisa"])
def test_the_page_says_when_and_where_to_both_and_to_her_coach(who, cast, meeting, signed_in):
    text = signed_in(getattr(cast, who)).get(meeting.get_absolute_url()).content.decode()
    card = text.partition('id="meeting"')[2].partition("</section>")[0]
    assert PLACE in card
    assert "9.05" in card


def test_she_reads_whom_she_meets(cast, meeting, signed_in):
    text = signed_in(cast.aino).get(meeting.get_absolute_url()).content.decode()
    assert cast.mikko.full_name in text


def test_who_follows_from_afar_reads_no_place(cast, meeting, signed_in):
    assert PLACE not in signed_in(cast.sofia).get(meeting.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", ["aino", "mikko"])
def test_it_comes_up_on_the_home_page_of_both(who, cast, meeting, signed_in):
    text = signed_in(getattr(cast, who)).get(reverse("home")).content.decode()
    assert PLACE in text


def test_a_meeting_that_was_or_of_others_comes_up_nowhere(cast, meeting, signed_in):
    for person in (
        cast.sofia,
        accounts.young("Otso", cast.kaisa),
        accounts.employer("Kilpailija").memberships.get().person,
    ):
        assert PLACE not in signed_in(person).get(reverse("home")).content.decode()
    type(meeting).objects.filter(pk=meeting.pk).update(meeting_at=timezone.now() - dt.timedelta(minutes=1))
    for person in (cast.aino, cast.mikko):
        assert PLACE not in signed_in(person).get(reverse("home")).content.decode()


def test_the_cover_of_the_mail_says_that_a_meeting_is_agreed_and_the_page_behind_it_where(cast, meeting, client):
    page = post_url(meeting, "open")
    cover = client.get(page.partition("?")[0]).content.decode()
    assert "Tapaaminen on sovittu" in cover
    assert PLACE not in cover
    assert PLACE in client.post(page).content.decode()
