"""The drop-in: numbers, the queue, what the wall and the phone show, what is forgotten."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.html import strip_tags

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.privacy.actions import erase
from marketplace.services.dropins import actions
from marketplace.services.dropins.models import Desk, Shift, Visit
from marketplace.services.dropins.states import VisitState
from marketplace.services.dropins.tasks import forget_yesterday
from marketplace.services.dropins.validators import clean_nickname
from tests.factories import accounts
from tests.factories.dropins import desk, shift, visit

pytestmark = pytest.mark.django_db
TURN = "/drop-in/turn/"
SAID = {"topic": "work", "nickname": "Kettu"}


@pytest.fixture
def place():
    return desk()


@pytest.fixture
def kaisa(cast, signed_in):
    return signed_in(cast.kaisa)


def poster(place):
    return f"/drop-in/p/{place.poster_token}/"


def wall(place):
    return f"/drop-in/wall/{place.wall_token}/"


def test_numbers_begin_anew_every_day_and_at_every_place(cast, place):
    other = desk("Vauhdittamo")
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    visit(place, "done", number=7, day=yesterday)
    given = [actions.check_in(one, topic="work", source="desk", by=cast.kaisa).number for one in (place, place, other)]
    assert given == [1, 2, 1]


@pytest.mark.parametrize("name", ["Kettu", "Ääni-Ö", "Émile", "", "  Kettu ", "李", "K" * 20])
def test_a_nickname_is_one_word_of_letters(name):
    assert clean_nickname(name) == name.strip()


@pytest.mark.parametrize(
    "name",
    ["Aino Aalto", "K" * 21, "a1", "<b>", "0401234567", "a.fi", "\u202eabc", "a\u200bb", "😀", "-", "a_b", "x@y"],
)
def test_anything_else_is_no_nickname(place, client, name):
    with pytest.raises(ValidationError):
        clean_nickname(name)
    assert client.post(poster(place), {**SAID, "nickname": name}).status_code == 422


def test_the_wall_shows_numbers_and_nicknames_and_neither_topic_nor_name(cast, place, client):
    visit(place, nickname="Kettu", topic="wellbeing", person=cast.aino)
    visit(place, "called", nickname="Susi", topic="money")
    page = client.get(wall(place)).content.decode()
    main = page[page.index('id="wall"') :]
    assert "1 Kettu" in strip_tags(main)
    assert "2 Susi" in strip_tags(main)
    assert not any(word in main for word in ("Aino", "Aalto", "wellbeing", "vointi", "how I am doing"))


def test_the_next_one_is_who_waits_longest(cast, place):
    visit(place, "left")
    second, third = visit(place), visit(place)
    assert actions.take_next(place, by=cast.kaisa) == second
    assert actions.take_next(place, by=cast.kaisa) == third
    assert actions.take_next(place, by=cast.kaisa) is None
    assert Visit.objects.get(pk=second.pk).called_by == cast.kaisa


STATES = list(VisitState)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", sorted(Visit.TRANSITIONS))
def test_a_verb_starts_only_from_the_states_of_its_table(cast, place, state, verb):
    made = visit(place, state)
    if state in Visit.TRANSITIONS[verb].sources:
        assert getattr(actions, verb)(made, by=cast.kaisa).state == Visit.TRANSITIONS[verb].target
        assert Entry.objects.about(made).count() == 1
        return
    with pytest.raises(TransitionRefusedError), transaction.atomic():
        getattr(actions, verb)(made, by=cast.kaisa)
    assert Visit.objects.get(pk=made.pk).state == state


@pytest.mark.both_databases
@pytest.mark.parametrize("wrong", [{"state": "called"}, {"state": "left"}, {"number": 1}])
def test_the_database_refuses_a_visit_that_contradicts_itself(place, wrong):
    visit(place)
    made = visit(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=made.pk).update(**wrong)


def test_the_desk_types_in_who_has_no_phone_and_runs_the_queue(cast, place, kaisa):
    kaisa.post(f"/drop-in/{place.pk}/check-in/", {"topic": "papers", "nickname": ""})
    made = Visit.objects.get()
    assert made.source == "desk"
    assert kaisa.post(f"/drop-in/{place.pk}/next/")["Location"] == f"/drop-in/visits/{made.pk}/"
    kaisa.post(f"/drop-in/visits/{made.pk}/finish/")
    assert Visit.objects.get().state == "done"


def test_a_coach_says_that_it_is_one_of_her_own_and_of_nobody_elses(cast, place, kaisa):
    made = visit(place)
    stranger = accounts.young("Bella", accounts.coach("Leena"))
    with pytest.raises(ValidationError):
        actions.link(made, person=stranger, by=cast.kaisa)
    assert kaisa.post(f"/drop-in/visits/{made.pk}/link/", {"person": cast.aino.pk}).status_code == 302
    assert Visit.objects.get().person == cast.aino


def test_a_nickname_that_does_not_belong_there_is_taken_off_the_wall(cast, place, kaisa, client):
    made = visit(place, nickname="Ruma")
    kaisa.post(f"/drop-in/visits/{made.pk}/hide-name/")
    assert "Ruma" not in client.get(wall(place)).content.decode()


def test_nicknames_are_gone_after_the_day_and_the_count_stays(place):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    old = visit(place, day=yesterday, nickname="Kettu", number=1)
    today = visit(place, nickname="Susi", number=1)
    assert forget_yesterday.func() == 1
    after = Visit.objects.get(pk=old.pk)
    assert (after.nickname, after.state, after.topic) == ("", "left", "work")
    assert Visit.objects.get(pk=today.pk).nickname == "Susi"


def test_erasing_a_person_cuts_her_from_her_visits_and_they_stay_counted(cast, place):
    made = visit(place, "done", person=cast.aino, nickname="Kettu", topic="money")
    erase(cast.aino, by=cast.aino)
    after = Visit.objects.get(pk=made.pk)
    assert (after.person, after.nickname, after.topic) == (None, "", "money")


def test_who_is_on_duty_today_is_shown_to_everybody(place, client):
    shift(place)
    shift(place, organisation="Huominen", day=timezone.localdate() + dt.timedelta(days=1))
    page = client.get("/drop-in/").content.decode()
    assert "Kela" in page
    assert "Huominen" not in page


def test_a_roster_is_written_and_a_shift_removed(place, kaisa):
    said = {
        "day": f"{timezone.localdate():%d.%m.%Y}", "starts": "12.00", "ends": "16.00", "topic": "money",
        "organisation": "Kela", "expert": "Maija",
    }  # fmt: skip
    assert kaisa.post(f"/drop-in/{place.pk}/roster/add/", said).status_code == 302
    made = Shift.objects.get()
    assert kaisa.post(f"/drop-in/{place.pk}/roster/add/", {**said, "ends": "11.00"}).status_code == 422
    kaisa.post(f"/drop-in/shifts/{made.pk}/remove/")
    assert not Shift.objects.exists()


def test_a_coordinator_makes_a_place_and_opens_it(cast, signed_in):
    sofia = signed_in(cast.sofia)
    sofia.post("/drop-in/add/", {"name": "Kokoomo", "street": "Katu 1", "hours": "ma 12-16"})
    made = Desk.objects.get()
    assert (made.authority, made.is_open) == (cast.sofia.authority, False)
    sofia.post(f"/drop-in/{made.pk}/open/")
    assert Desk.objects.get().is_open
    assert "data:" not in sofia.get(f"/drop-in/{made.pk}/poster/").content.decode()
    assert made.poster_token in sofia.get(f"/drop-in/{made.pk}/poster/").content.decode()


def test_the_queue_of_another_authority_is_not_there(cast, place, signed_in):
    ville = signed_in(cast.ville)
    made = visit(place)
    for path in (f"/drop-in/{place.pk}/", f"/drop-in/visits/{made.pk}/", f"/drop-in/visits/{made.pk}/call/"):
        assert ville.get(path).status_code == 404


def test_the_api_runs_the_queue_as_the_pages_do(cast, place, kaisa):
    said = {"topic": "work", "nickname": "Kettu"}
    made = kaisa.post(f"/api/v1/drop-in-places/{place.pk}/check-in/", said, content_type="application/json")
    assert made.json()["number"] == 1
    assert kaisa.post(f"/api/v1/drop-in-places/{place.pk}/take-next/").json()["state"] == "called"
    assert kaisa.post(f"/api/v1/drop-in-places/{place.pk}/take-next/").status_code == 204
    assert kaisa.post(f"/api/v1/visits/{made.json()['id']}/finish/").json()["state"] == "done"
    bad = {**said, "nickname": "Aino Aalto"}
    assert (
        kaisa.post(f"/api/v1/drop-in-places/{place.pk}/check-in/", bad, content_type="application/json").status_code
        == 400
    )


def test_a_queue_of_sixty_is_full_until_somebody_is_called(cast, place):
    first, *_others = [visit(place) for _number in range(60)]
    with pytest.raises(ValidationError) as refusal:
        actions.check_in(place, topic="work", source="poster", by=cast.kaisa)
    assert (refusal.value.code, Visit.objects.count()) == ("full", 60)
    actions.call(first, by=cast.kaisa)
    assert actions.check_in(place, topic="work", source="poster", by=cast.kaisa).number == 61
