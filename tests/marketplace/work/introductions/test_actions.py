"""Introductions: what is released, who is told, what ends what."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.notices.models import Notice
from accounts.notices.words import words_of
from accounts.organisations.actions import ban
from accounts.people.models import User
from marketplace.guidance.profiles.actions import block
from marketplace.guidance.profiles.models import Block
from marketplace.work.introductions import actions
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import Released
from marketplace.work.introductions.tasks import mark_unanswered_introductions
from marketplace.work.listings.actions import pause as pause_listing
from marketplace.work.listings.actions import withdraw as withdraw_listing
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def open_it(cast, profile, place, ticked=()):
    before = timezone.now() - dt.timedelta(minutes=5)
    return actions.open_between(
        profile, place, approved_by=cast.kaisa, approved_at=before, said_yes_at=before, ticked=ticked, by=cast.aino
    )


def told(person):
    return list(Notice.objects.filter(recipient=person).order_by("pk").values_list("name", flat=True))


def opened_days_ago(introduction, days):
    then = timezone.now() - dt.timedelta(days=days)
    rows = Introduction.objects.filter(pk=introduction.pk)
    rows.update(opened_at=then, approved_at=then, said_yes_at=then)


def test_nothing_but_the_first_name_and_what_was_ticked_is_released(cast):
    profile, place = ready_to_meet(cast)
    assert open_it(cast, profile, place).released == {"given_name": "Aino"}


@pytest.mark.parametrize("what", Released)
def test_each_tick_releases_one_thing(cast, what):
    profile, place = ready_to_meet(cast)
    profile.photo = "photos/x.jpg"
    profile.save()
    released = open_it(cast, profile, place, [what]).released
    assert set(released) == {"given_name", what}
    assert released[what]


def test_what_is_not_there_or_not_on_the_list_is_never_released(cast):
    profile, place = ready_to_meet(cast)
    profile.person.phone = ""
    released = open_it(cast, profile, place, ["phone", "birth_on", "story", "coach_note", ""]).released
    assert released == {"given_name": "Aino"}


def test_somebody_who_needs_protection_is_never_shown_by_name_face_or_home(cast):
    profile, place = ready_to_meet(cast)
    profile.photo = "photos/x.jpg"
    profile.person.is_safety_flagged = True
    assert set(open_it(cast, profile, place, Released.values).released) == {"given_name", "phone", "email"}


def test_the_workplace_and_the_youth_are_told_when_it_opens(cast):
    profile, place = ready_to_meet(cast)
    introduction = open_it(cast, profile, place, ["family_name", "phone"])
    assert told(cast.mikko) == ["introduction_opened"]
    assert told(cast.aino) == ["introduction_sent"]
    subject, body = words_of(Notice.objects.get(recipient=cast.mikko))
    assert introduction.get_absolute_url() in body
    assert "Aalto" not in subject + body
    assert "+358401234567" not in subject + body


@pytest.mark.parametrize("state", ["paused", "filled", "expired", "withdrawn", "draft", "submitted"])
def test_a_place_that_is_not_open_gets_nobody(cast, state):
    profile, _place = ready_to_meet(cast)
    place = marketplace.listing(cast.bakery, state)
    with pytest.raises(ValidationError) as refusal:
        open_it(cast, profile, place)
    assert refusal.value.code == "place_closed"
    assert not Introduction.objects.exists()


def test_a_blocked_workplace_gets_nobody(cast):
    profile, place = ready_to_meet(cast)
    Block.objects.create(person=cast.aino, organisation=cast.bakery)
    with pytest.raises(ValidationError):
        open_it(cast, profile, place)
    assert told(cast.mikko) == []


def test_an_unchecked_workplace_gets_nobody(cast):
    profile, _place = ready_to_meet(cast)
    place = marketplace.listing(accounts.employer("Uusi Oy"))
    with pytest.raises(ValidationError):
        open_it(cast, profile, place)


@pytest.mark.parametrize(
    ("verb", "given", "to_aino", "to_kaisa"),
    [
        ("accept", {"greeting": "Tervetuloa"}, "introduction_accepted", "introduction_accepted_coach"),
        ("decline", {"decline_reason": "skills"}, "introduction_declined", "introduction_declined_coach"),
        (
            "meet",
            {"meeting_at": timezone.now() + dt.timedelta(days=1), "meeting_place": "Tori"},
            "introduction_meeting",
            "introduction_meeting_coach",
        ),
        ("mark_unanswered", {}, "introduction_silent", "introduction_silent_coach"),
    ],
)
def test_the_youth_and_her_coach_hear_every_answer_and_every_silence(cast, verb, given, to_aino, to_kaisa):
    profile, place = ready_to_meet(cast)
    introduction = open_it(cast, profile, place)
    getattr(actions, verb)(introduction, by=cast.mikko, **given)
    assert told(cast.aino) == ["introduction_sent", to_aino]
    assert told(cast.kaisa) == [to_kaisa]
    for notice in Notice.objects.all():
        subject, body = words_of(notice)
        assert subject
        assert body
        assert "{{" not in body


def test_a_withdrawn_one_stops_the_mail_that_has_not_left(cast):
    profile, place = ready_to_meet(cast)
    introduction = open_it(cast, profile, place, ["phone"])
    actions.withdraw(introduction, by=cast.aino)
    assert introduction.released == {}
    assert Notice.objects.get(name="introduction_opened").state == "cancelled"
    assert "introduction_withdrawn" in told(cast.mikko)
    assert "Aino" not in "".join(words_of(Notice.objects.get(name="introduction_withdrawn")))


def test_silence_of_ten_days_goes_back_to_the_coach(cast):
    profile, place = ready_to_meet(cast)
    old = open_it(cast, profile, place)
    fresh = open_it(cast, profile, marketplace.listing(cast.bakery))
    opened_days_ago(old, 11)
    assert mark_unanswered_introductions.call()["done"] == 1
    old.refresh_from_db()
    fresh.refresh_from_db()
    assert (old.state, fresh.state) == ("silent", "opened")


@pytest.mark.parametrize("state", ["meeting", "accepted", "declined", "withdrawn", "closed", "silent"])
def test_what_has_an_answer_is_never_called_silent(cast, state):
    _profile, place = ready_to_meet(cast)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa, state)
    opened_days_ago(introduction, 30)
    assert mark_unanswered_introductions.call()["done"] == 0


def test_a_late_answer_is_still_an_answer(cast):
    _profile, place = ready_to_meet(cast)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa, "silent")
    actions.accept(introduction, by=cast.mikko)
    assert introduction.state == "accepted"


def test_when_the_place_goes_everybody_who_waits_is_told_and_hidden(cast):
    _profile, place = ready_to_meet(cast)
    otso = accounts.young("Otso", cast.kaisa)
    marketplace.profile(otso)
    waiting = [marketplace.introduction(person, place, cast.kaisa) for person in (cast.aino, otso)]
    withdraw_listing(place, reason="muuttui", by=cast.mikko)
    for introduction in waiting:
        introduction.refresh_from_db()
        assert (introduction.state, introduction.released) == ("closed", {})
    assert told(cast.aino) == told(otso) == ["introduction_closed"]


def test_when_the_place_is_only_paused_the_answer_is_still_waited_for(cast):
    _profile, place = ready_to_meet(cast)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa)
    pause_listing(place, by=cast.mikko)
    introduction.refresh_from_db()
    assert introduction.state == "opened"


def test_a_yes_stays_a_yes_when_the_last_seat_is_taken(cast):
    _profile, place = ready_to_meet(cast)
    accepted = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    withdraw_listing(place, reason="muuttui", by=cast.mikko)
    accepted.refresh_from_db()
    assert accepted.state == "accepted"


@pytest.mark.parametrize("state", ["opened", "seen", "meeting", "silent", "accepted"])
def test_a_shut_out_employer_loses_everything_at_once(cast, state):
    _profile, place = ready_to_meet(cast)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa, state)
    ban(cast.bakery, reason="petos", by=cast.kaisa)
    introduction.refresh_from_db()
    place.refresh_from_db()
    assert (introduction.state, introduction.released) == ("closed", {})
    assert place.state == "withdrawn"


def test_a_block_ends_what_is_open_there_and_nothing_else(cast):
    _profile, place = ready_to_meet(cast)
    elsewhere = marketplace.listing(accounts.employer("Kukkakauppa", verified_by=cast.kaisa))
    here = marketplace.introduction(cast.aino, place, cast.kaisa)
    there = marketplace.introduction(cast.aino, elsewhere, cast.kaisa)
    block(cast.aino, cast.bakery, by=cast.aino)
    here.refresh_from_db()
    there.refresh_from_db()
    assert (here.state, there.state) == ("withdrawn", "opened")


def test_a_youth_without_a_coach_still_hears_the_answer(cast):
    lonely = accounts.young("Otso")
    marketplace.profile(lonely)
    introduction = marketplace.introduction(lonely, marketplace.listing(cast.bakery), cast.kaisa)
    actions.accept(introduction, by=cast.mikko)
    assert told(lonely) == ["introduction_accepted"]


def test_the_second_of_two_answers_is_told_who_was_first(cast):
    _profile, place = ready_to_meet(cast)
    first = marketplace.introduction(cast.aino, place, cast.kaisa)
    second = Introduction.objects.get(pk=first.pk)
    actions.accept(first, by=cast.mikko)
    with pytest.raises(ValidationError) as refusal:
        actions.accept(second, by=User.objects.system())
    assert "Mikko" in str(refusal.value)
    assert told(cast.aino) == ["introduction_accepted"]


def test_a_workplace_that_answers_too_late_does_not_read_the_name_that_was_taken_back(cast):
    _profile, place = ready_to_meet(cast)
    first = marketplace.introduction(cast.aino, place, cast.kaisa)
    second = Introduction.objects.get(pk=first.pk)
    actions.withdraw(first, by=cast.aino)
    with pytest.raises(ValidationError) as refusal:
        actions.accept(second, by=cast.mikko)
    assert "Aino" not in str(refusal.value)
    assert second.get_state_display() in str(refusal.value)
