"""A place changes while it is on show: nobody is let go for a seat more, and who said yes hears what is other."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from marketplace.work.listings import actions
from marketplace.work.listings.changing.actions import amend
from marketplace.work.listings.models import Listing
from tests.after import fresh
from tests.factories import accounts, marketplace, matching
from tests.links import link_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(cast):
    return marketplace.listing(
        cast.bakery, kind="job", seats=2, pay="12 € tunnissa", starts_on=timezone.localdate() + dt.timedelta(days=20)
    )


@pytest.fixture
def waiting(cast, place):
    """Aino and Otto have said yes and wait for the answer."""
    otto = accounts.young("Otto", cast.kaisa)
    return [marketplace.introduction(person, place, cast.kaisa) for person in (cast.aino, otto)]


def told(name="place_changed"):
    return [words_of(notice)[1] for notice in Notice.objects.filter(name=name).order_by("pk")]


def form_of(client, place, **facts):
    """The page's own values with some changed."""
    form = client.get(reverse("listings:amend", args=[place.pk])).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value or ""
        for name, value in {**typed, **facts}.items()
    }


def test_a_seat_more_lets_nobody_go_and_tells_nobody(cast, place, waiting):
    amend(place, seats=3, by=cast.mikko)
    assert [fresh(one).state for one in waiting] == ["opened", "opened"]
    assert (fresh(place).seats, fresh(place).state, told()) == (3, "published", [])


def test_another_number_of_seats_keeps_what_is_before_the_coach_and_another_pay_looks_at_it_again(cast, place):
    busy = marketplace.profile(cast.aino, free_from=timezone.localdate() + dt.timedelta(days=200))
    early = matching.suggestion(busy, place, state="proposed")
    amend(place, seats=5, by=cast.mikko)
    assert fresh(early).state == "proposed"
    amend(place, pay="13 € tunnissa", by=cast.mikko)
    assert fresh(early).state != "proposed"


def test_fewer_seats_than_are_taken_are_refused_in_words(cast, place):
    Listing.objects.filter(pk=place.pk).update(seats_taken=1)
    with pytest.raises(ValidationError) as refusal:
        amend(place, seats=1, by=cast.mikko)
    assert "1" in refusal.value.message_dict["seats"][0]
    assert fresh(place).seats == 2


def test_who_said_yes_hears_what_she_relied_on(cast, place, waiting):
    amend(place, pay="13 € tunnissa", hours_per_week=20, by=cast.mikko)
    texts = told()
    assert len(texts) == 2
    assert all("13 € tunnissa" in text and "20" in text for text in texts)
    assert [fresh(one).state for one in waiting] == ["opened", "opened"]


def test_who_took_her_yes_back_hears_nothing(cast, place):
    marketplace.introduction(cast.aino, place, cast.kaisa, "withdrawn")
    amend(place, pay="13 € tunnissa", by=cast.mikko)
    assert told() == []


def test_what_stays_as_it_was_tells_nobody_and_writes_nothing(cast, place, waiting):
    amend(place, seats=2, pay="12 € tunnissa", by=cast.mikko)
    assert told() == []
    assert not Entry.objects.filter(verb="listings.amend").exists()


def test_doubtful_words_need_a_reason_and_go_to_a_coach_while_everybody_keeps_waiting(cast, place, waiting):
    with pytest.raises(ValidationError) as refusal:
        amend(place, tasks="Etsimme miestä.", by=cast.mikko)
    assert set(refusal.value.message_dict) == {"reason"}
    amend(fresh(place), tasks="Etsimme miestä.", reason="Rooli näytelmässä.", by=cast.mikko)
    assert fresh(place).state == "submitted"
    assert [fresh(one).state for one in waiting] == ["opened", "opened"]
    actions.publish(fresh(place), by=cast.kaisa)
    assert fresh(place).state == "published"


def test_plain_new_words_of_a_job_stay_on_show(cast, place):
    assert amend(place, tasks="Paistat pullaa.", by=cast.mikko).state == "published"


def test_new_words_of_an_opening_for_an_entrepreneur_are_read_every_time(cast):
    opening = marketplace.listing(cast.bakery, kind="entrepreneurship", aim="takeover")
    assert amend(opening, tasks="Pidät kahvilaa.", by=cast.mikko).state == "submitted"


def test_what_the_law_asks_is_asked_again(cast):
    trial = marketplace.listing(cast.bakery)
    with pytest.raises(ValidationError) as refusal:
        amend(trial, ends_on=timezone.localdate() + dt.timedelta(days=400), by=cast.mikko)
    assert set(refusal.value.message_dict) == {"ends_on"}


@pytest.mark.parametrize("verb", ["amend", "submit"])
@pytest.mark.parametrize("kind", ["work_trial", "apprenticeship"])
def test_a_first_day_whose_law_nobody_knows_is_refused_at_its_field(cast, signed_in, kind, verb):
    facts = {"starts_on": dt.date(422, 4, 10), "ends_on": dt.date(422, 5, 10)}
    state = "published" if verb == "amend" else "draft"
    place = marketplace.listing(
        cast.bakery, state, kind=kind, pay="12 € tunnissa", **(facts if verb == "submit" else {})
    )
    with pytest.raises(ValidationError) as refusal:
        amend(place, **facts, by=cast.mikko) if verb == "amend" else actions.submit(place, by=cast.mikko)
    assert list(refusal.value.message_dict) == ["starts_on"]


@pytest.mark.parametrize("kind", ["work_trial", "apprenticeship", "job", "entrepreneurship"])
def test_the_page_changes_each_kind_of_place(cast, signed_in, kind):
    aim = {"work_trial": "explore", "entrepreneurship": "takeover"}.get(kind, "")
    place, mikko = marketplace.listing(cast.bakery, kind=kind, aim=aim, pay="TES"), signed_in(cast.mikko)
    address = reverse("listings:amend", args=[place.pk])
    answer = mikko.post(address, form_of(mikko, place, seats=4))
    assert answer.status_code == 302, answer.context["form"].errors
    assert (fresh(place).seats, fresh(place).state, fresh(place).contact) == (4, "published", cast.mikko)


def test_the_page_asks_why_doubtful_words_stay_and_loses_nothing(cast, signed_in, place):
    mikko = signed_in(cast.mikko)
    address = reverse("listings:amend", args=[place.pk])
    answer = mikko.post(address, form_of(mikko, place, tasks="Etsimme miestä.", seats=7))
    text = answer.content.decode()
    assert (answer.status_code, 'name="reason"' in text, 'value="7"' in text) == (422, True, True)
    assert "<q>Etsimme miestä</q>" in text
    assert mikko.post(address, form_of(mikko, place, tasks="Etsimme miestä.", reason="Rooli.")).status_code == 302
    assert fresh(place).state == "submitted"


@pytest.mark.parametrize("field", ["title", "purpose", "tasks", "pay"])
def test_a_personal_identity_code_is_refused_at_the_field(cast, signed_in, place, field):
    mikko = signed_in(cast.mikko)
    address = reverse("listings:amend", args=[place.pk])
    answer = mikko.post(address, form_of(mikko, place, **{field: "Mikko 131052-308T"}))
    assert set(answer.context["form"].errors) == {field}


def test_the_api_changes_a_place_by_the_same_door(cast, signed_in, place):
    address, mikko = reverse("api-listings-amend", args=[place.pk]), signed_in(cast.mikko)
    answer = mikko.post(address, {"seats": 3}, content_type="application/json")
    assert (answer.status_code, answer.json()["seats"], fresh(place).pay) == (200, 3, "12 € tunnissa")
    assert mikko.post(address, {"tasks": "Etsimme miestä."}, content_type="application/json").status_code == 422


def test_a_place_that_is_over_does_not_change(cast, signed_in):
    place = marketplace.listing(cast.bakery, "filled")
    assert signed_in(cast.mikko).get(reverse("listings:amend", args=[place.pk])).status_code == 403
    with pytest.raises(ValidationError):
        amend(place, seats=4, by=cast.mikko)


@pytest.mark.parametrize("verb", ["fill", "withdraw"])
def test_who_waits_hears_the_words_of_the_workplace_when_it_closes(cast, signed_in, place, waiting, verb):
    typed = {"words": "Kiitos, kun kysyit. Hae taas keväällä!", "reason": "Täynnä."}
    assert signed_in(cast.mikko).post(reverse(f"listings:{verb}", args=[place.pk]), typed).status_code == 302
    assert all("Hae taas keväällä!" in text for text in told("introduction_closed"))
    assert len(told("introduction_closed")) == 2
    assert "Täynnä." not in " ".join(told("introduction_closed"))


def test_one_tap_of_the_mail_keeps_the_place_open_without_signing_in(cast, client, place):
    Listing.objects.filter(pk=place.pk).update(refresh_by=timezone.localdate() + dt.timedelta(days=3))
    actions.remind(fresh(place), by=cast.mikko)
    link = link_in("listing_refresh")
    assert 'action="?do=refresh"' in client.get(link).content.decode()
    assert fresh(place).refresh_by == timezone.localdate() + dt.timedelta(days=3)
    assert client.post(f"{link}?do=refresh").status_code == 302
    assert fresh(place).refresh_by == timezone.localdate() + dt.timedelta(days=60)
    assert "?do=" not in client.get(link).content.decode()
