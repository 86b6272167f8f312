"""Talks: who answers and until when is always known; what nobody answers moves on; a workplace talks while introduced."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.caseloads.actions import hand_over
from accounts.caseloads.models import Deputy
from accounts.notices.models import Notice
from marketplace.guidance.appointments.availability.models import Leave
from marketplace.work.introductions import actions as introductions
from marketplace.work.messages import actions
from marketplace.work.messages.queries import coach_at_hand, promised_on, waiting_for
from marketplace.work.messages.tasks import pass_on_late
from tests.after import fresh, told
from tests.factories import accounts, marketplace

MONDAY = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)  # before the cast, whose people would else be from the future of that Monday
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def talk(cast, clock):
    return actions.begin(cast.aino, text="Milloin nähdään?", by=cast.aino)


@pytest.fixture
def introduction(cast, clock):
    return marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa)


def away(cast, deputy, first, last):
    return Deputy.objects.create(
        authority=cast.kaisa.authority, coach=cast.kaisa, deputy=deputy, starts_on=first, ends_on=last
    )


def on_leave(coach, starts_at, ends_at):
    return Leave.objects.create(coach=coach, authority=coach.authority, starts_at=starts_at, ends_at=ends_at)


@pytest.mark.parametrize(
    ("asked_on", "answered_by"),
    [
        (dt.date(2026, 11, 23), dt.date(2026, 11, 25)),  # Monday → Wednesday
        (dt.date(2026, 11, 26), dt.date(2026, 11, 30)),  # Thursday → Monday
        (dt.date(2026, 11, 28), dt.date(2026, 12, 1)),  # Saturday → Tuesday
        (dt.date(2026, 12, 4), dt.date(2026, 12, 8)),  # over Independence Day, a Sunday
        (dt.date(2027, 12, 3), dt.date(2027, 12, 8)),  # over Independence Day, a Monday
        (dt.date(2026, 4, 1), dt.date(2026, 4, 7)),  # over Easter
    ],
)
def test_an_answer_is_promised_in_two_working_days(db, asked_on, answered_by):
    assert promised_on(asked_on) == answered_by


def test_a_message_waits_for_the_coach_until_a_day_and_she_is_told(cast, talk):
    assert (talk.holder, talk.answer_by) == (cast.kaisa, dt.date(2026, 11, 25))
    assert told("message_waiting") == {"Kaisa"}
    assert list(waiting_for(cast.kaisa)) == [talk]


def test_further_messages_do_not_move_the_promised_day(cast, talk, clock):
    clock.shift(dt.timedelta(days=1))
    actions.write(talk, text="Hei vielä", by=cast.aino)
    assert fresh(talk).answer_by == dt.date(2026, 11, 25)
    assert Notice.objects.filter(name="message_waiting").count() == 1


def test_an_answer_ends_the_waiting_and_reaches_her(cast, talk):
    actions.write(talk, text="Huomenna kello 10", by=cast.kaisa)
    assert fresh(talk).holder is None
    assert not waiting_for(cast.kaisa).exists()
    assert told("message_new") == {"Aino"}


def test_no_word_of_a_message_is_in_a_mail(cast, talk):
    actions.write(talk, text="Salaisuus", by=cast.kaisa)
    facts = " ".join(str(notice.facts) for notice in Notice.objects.all())
    assert "Salaisuus" not in facts
    assert "nähdään" not in facts


def test_a_coach_who_is_away_is_stood_in_for_from_the_first_message(cast, clock):
    pekka = accounts.coach("Pekka")
    away(cast, pekka, dt.date(2026, 11, 20), dt.date(2026, 11, 30))
    assert actions.begin(cast.aino, text="Apua", by=cast.aino).holder == pekka
    assert told("message_waiting") == {"Pekka"}


def test_a_message_nobody_answered_moves_to_the_latest_deputy_and_she_hears_who(cast, talk, clock):
    pekka = accounts.coach("Pekka")
    away(cast, pekka, dt.date(2026, 7, 1), dt.date(2026, 7, 31))
    clock.move_to(MONDAY + dt.timedelta(days=2))
    assert pass_on_late.func()["done"] == 0, "the promised day itself is not late"
    clock.move_to(MONDAY + dt.timedelta(days=3))
    assert pass_on_late.func()["done"] == 1
    assert fresh(talk).holder == pekka
    assert told("message_passed_on") == {"Pekka"}
    assert Notice.objects.get(name="message_has_new_owner").facts == {"other": "Pekka"}
    assert pass_on_late.func()["done"] == 0, "Pekka has a promised day of his own"


def test_what_waits_when_she_goes_on_leave_is_with_the_deputy_next_morning_by_the_promised_day(cast, talk, clock):
    pekka = accounts.coach("Pekka")
    away(cast, pekka, dt.date(2026, 11, 24), dt.date(2026, 12, 4))
    assert pass_on_late.func()["done"] == 0, "she is there today"
    clock.move_to(MONDAY + dt.timedelta(days=1))
    pass_on_late.func()
    assert (fresh(talk).holder, fresh(talk).answer_by) == (pekka, dt.date(2026, 11, 25))
    asked = Notice.objects.filter(name="message_waiting").exclude(state="cancelled")
    assert [one.recipient for one in asked] == [pekka], "what Kaisa was asked is taken back"
    assert not told("message_passed_on"), "it is not late"
    pass_on_late.func()
    assert Notice.objects.filter(name="message_has_deputy").count() == 1
    assert not told("message_has_new_owner"), "nobody has to be sorry"


def test_a_late_message_of_a_coach_on_leave_goes_to_the_deputy_and_not_to_the_coordinator(cast, talk, clock):
    pekka = accounts.coach("Pekka")
    clock.move_to(MONDAY + dt.timedelta(days=3))
    away(cast, pekka, dt.date(2026, 11, 25), dt.date(2026, 12, 4))
    pass_on_late.func()
    assert (fresh(talk).holder, fresh(talk).answer_by) == (pekka, dt.date(2026, 11, 30))


def test_a_deputy_who_does_not_answer_either_is_followed_by_a_coordinator(cast, clock):
    away(cast, accounts.coach("Pekka"), dt.date(2026, 11, 20), dt.date(2026, 12, 4))
    talk = actions.begin(cast.aino, text="Apua", by=cast.aino)
    clock.move_to(MONDAY + dt.timedelta(days=3))
    pass_on_late.func()
    assert fresh(talk).holder == cast.sofia


def test_two_coaches_who_stand_in_for_each_other_do_not_throw_a_message_back_and_forth(cast, clock):
    pekka = accounts.coach("Pekka")
    away(cast, pekka, dt.date(2026, 11, 20), dt.date(2026, 12, 4))
    today = {"starts_on": MONDAY.date(), "ends_on": MONDAY.date()}
    Deputy.objects.create(authority=pekka.authority, coach=pekka, deputy=cast.kaisa, **today)
    talk = actions.begin(cast.aino, text="Apua", by=cast.aino)
    pass_on_late.func()
    assert fresh(talk).holder == pekka
    assert not Notice.objects.filter(name="message_has_new_owner").exists()


def test_without_any_deputy_a_coordinator_answers(cast, talk, clock):
    clock.move_to(MONDAY + dt.timedelta(days=3))
    pass_on_late.func()
    assert fresh(talk).holder == cast.sofia


def test_whoever_answers_in_her_place_reads_that_talk_and_no_other(cast, talk, clock, signed_in):
    pekka = accounts.coach("Pekka")
    address = reverse("messages:write", args=[talk.pk])
    assert signed_in(pekka).get(address).status_code == 404
    away(cast, pekka, dt.date(2026, 7, 1), dt.date(2026, 7, 31))
    clock.move_to(MONDAY + dt.timedelta(days=3))
    pass_on_late.func()
    client = signed_in(pekka)
    assert "Milloin nähdään?" in client.get(address).content.decode()
    assert client.post(address, {"text": "Hei, Pekka tässä"}).status_code == 302
    assert fresh(talk).holder is None
    assert client.get(address).status_code == 404, "her turn is over"


def test_after_a_handover_the_new_coach_reads_on_and_the_old_one_does_not(cast, talk, signed_in):
    pekka = accounts.coach("Pekka")
    hand_over(cast.aino, to=pekka, reason="Muutto", by=cast.kaisa)
    address = reverse("messages:write", args=[talk.pk])
    assert signed_in(pekka).get(address).status_code == 200
    card = coach_at_hand(cast.aino)
    assert (card["coach"], card["before"]) == (pekka, cast.kaisa)


def test_the_card_says_who_stands_in_and_until_when(cast, clock, signed_in):
    away(cast, accounts.coach("Pekka"), dt.date(2026, 11, 20), dt.date(2026, 11, 30))
    page = signed_in(cast.aino).get(reverse("home")).content.decode()
    assert "Pekka" in page
    assert "30.11.2026" in page
    assert "25.11.2026" in page, "until when she gets an answer"


@pytest.mark.parametrize(
    ("begins_in", "lasts", "said"),
    [(-2, 97, "27.11.2026"), (-72, 8, None), (24, 8, None)],
    ids=["now", "before", "tomorrow"],
)
def test_the_card_says_when_a_coach_without_a_deputy_is_back(cast, clock, signed_in, begins_in, lasts, said):
    begins_at = MONDAY + begins_in * HOUR
    on_leave(cast.kaisa, begins_at, begins_at + lasts * HOUR)
    page = signed_in(cast.aino).get(reverse("home")).content.decode()
    assert ("Juuri nyt poissa" in page) == bool(said)
    assert said is None or said in page


def test_a_deputy_is_named_instead_of_the_hour_when_the_coach_is_back(cast, clock, signed_in):
    away(cast, accounts.coach("Pekka"), dt.date(2026, 11, 20), dt.date(2026, 11, 30))
    on_leave(cast.kaisa, MONDAY - HOUR, MONDAY + HOUR)
    page = signed_in(cast.aino).get(reverse("home")).content.decode()
    assert "Pekka" in page
    assert "Juuri nyt poissa" not in page


def test_an_identity_code_is_refused_and_nothing_typed_is_lost(cast, talk, signed_in):
    sent = {"text": "Tunnukseni on 131052-308T"}
    answer = signed_in(cast.aino).post(reverse("messages:write", args=[talk.pk]), sent)
    assert answer.status_code == 422
    assert "131052-308T" in answer.content.decode()
    with pytest.raises(ValidationError):
        actions.write(talk, text="131052-308T", by=cast.aino)


def test_about_an_introduction_both_sides_and_her_coach_talk(cast, introduction, signed_in):
    talk = actions.begin_about(introduction, text="Mihin aikaan tulen?", by=cast.aino)
    assert talk.holder == cast.mikko
    address = reverse("messages:write", args=[talk.pk])
    for somebody in (cast.aino, cast.mikko, cast.kaisa):
        assert "Mihin aikaan tulen?" in signed_in(somebody).get(address).content.decode()
    for somebody in (cast.sofia, cast.ville, accounts.coach("Pekka")):
        assert signed_in(somebody).get(address).status_code == 404
    actions.write(talk, text="Minä kysyn myös", by=cast.kaisa)
    assert fresh(talk).holder == cast.mikko, "a coach's word is not the workplace's answer"
    actions.write(talk, text="Kello seitsemän", by=cast.mikko)
    assert fresh(talk).holder is None


def test_a_workplace_that_does_not_answer_loses_its_turn_to_the_coach(cast, introduction, clock):
    talk = actions.begin_about(introduction, text="Mihin aikaan tulen?", by=cast.aino)
    clock.move_to(MONDAY + dt.timedelta(days=3))
    pass_on_late.func()
    assert fresh(talk).holder == cast.kaisa


def test_when_she_takes_back_the_introduction_the_workplace_reads_nothing_more(cast, introduction, signed_in):
    talk = actions.begin_about(introduction, text="Mihin aikaan tulen?", by=cast.aino)
    address = reverse("messages:write", args=[talk.pk])
    client = signed_in(cast.mikko)
    assert client.get(address).status_code == 200
    introductions.withdraw(introduction, by=cast.aino)
    assert client.get(address).status_code == 404
    assert client.get(f"/api/v1/threads/{talk.pk}/").status_code == 404
    hers = signed_in(cast.aino)
    assert hers.get(address).status_code == 200
    assert hers.post(address, {"text": "Hei"}).status_code == 409, "read only"
    assert talk.messages.count() == 1


def test_the_api_does_what_the_pages_do(cast, clock, signed_in):
    client = signed_in(cast.aino)
    made = client.post(f"/api/v1/threads-with-coach/{cast.aino.pk}/begin/", {"text": "Hei"}, "application/json")
    assert made.status_code == 201
    assert made.json()["holder"] == cast.kaisa.pk
    answer = signed_in(cast.kaisa).post(
        f"/api/v1/threads/{made.json()['id']}/write/", {"text": "Moi"}, "application/json"
    )
    assert [one["writer_name"] for one in answer.json()["messages"]] == ["Aino", "Kaisa"]
    assert client.get("/api/v1/threads/").json()["results"][0]["holder"] is None


def test_every_look_of_a_coach_is_in_the_trail(cast, talk, signed_in):
    signed_in(cast.kaisa).get(reverse("messages:write", args=[talk.pk]))
    assert Entry.objects.filter(verb="messages.view", actor=cast.kaisa, person=cast.aino).exists()


def test_a_promise_is_shown_before_she_writes(cast, clock, signed_in):
    page = signed_in(cast.aino).get(reverse("messages:begin", args=[cast.aino.pk])).content.decode()
    assert "25.11.2026" in page


def test_a_talk_opens_at_its_newest_message_and_the_field_for_an_answer_comes_next(cast, talk, signed_in):
    actions.write(talk, text="Maanantaina?", by=cast.kaisa)
    assert talk.get_absolute_url().endswith("#newest")
    page = signed_in(cast.aino).get(talk.get_absolute_url()).content.decode()
    assert page.count('id="newest"') == 1
    assert page.index("Milloin nähdään?") < page.index('id="newest"') < page.index("Maanantaina?")
    assert page.index("Maanantaina?") < page.index("<textarea")
