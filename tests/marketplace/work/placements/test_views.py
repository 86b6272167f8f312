"""Pages of placements as each side sees them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from marketplace.work.listings.models import Listing
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import PlacementState
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def met(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")


def text_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize("state", PlacementState)
@pytest.mark.parametrize("who", ["aino", "kaisa", "mikko", "sofia"])
def test_every_state_has_a_page_with_only_the_buttons_that_work(cast, met, signed_in, state, who):
    placement = marketplace.placement(met, state)
    client = signed_in(getattr(cast, who))
    answer = client.get(placement.get_absolute_url())
    assert answer.status_code == 200
    for verb in ("edit", "agree", "start", "end", "stop", "cancel"):
        url = reverse(f"placements:{verb}", args=[placement.pk])
        if url in text_of(answer):
            assert client.get(url).status_code == 200, verb


def test_the_way_from_the_yes_to_the_end(cast, met, signed_in):
    Listing.objects.update(kind="job")
    client, today = signed_in(cast.kaisa), timezone.localdate()
    drafted = client.post(reverse("placements:draft", args=[met.pk]))
    placement = Placement.objects.get()
    assert drafted.url == placement.get_absolute_url()

    def send(verb, **said):
        answer = client.post(reverse(f"placements:{verb}", args=[placement.pk]), said)
        placement.refresh_from_db()
        return answer.status_code

    assert send("agree") == 422
    days = {"starts_on": f"{today:%d.%m.%Y}", "guide_name": "Mikko", "hours_per_day": "7,5", "goal": "Kokeilen"}
    assert send("edit", **days) == 302
    assert str(placement.hours_per_day) == "7.5"
    assert send("agree") == 302
    assert send("start") == 302
    assert send("start") == 409
    assert send("end", ended_on=f"{today:%d.%m.%Y}", outcome="job_here") == 302
    assert (placement.state, placement.follow_ups.count()) == ("ended", 3)


def test_a_second_tap_on_begin_is_told_kindly(cast, met, signed_in):
    client, url = signed_in(cast.kaisa), reverse("placements:draft", args=[met.pk])
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 422
    assert Placement.objects.count() == 1


def test_a_refused_edit_loses_nothing_that_was_typed(cast, met, signed_in):
    placement = marketplace.placement(met, "draft")
    answer = signed_in(cast.kaisa).post(
        reverse("placements:edit", args=[placement.pk]), {"goal": "Pitkä tarina", "starts_on": "31.2.2027"}
    )
    assert answer.status_code == 422
    assert "Pitkä tarina" in text_of(answer)
    assert "31.2.2027" in text_of(answer)
    assert Placement.objects.get().goal == ""


@pytest.mark.parametrize("hours", ["0", "13", "-1"])
def test_impossible_hours_are_told_at_their_field(cast, met, signed_in, hours):
    placement = marketplace.placement(met, "draft")
    answer = signed_in(cast.kaisa).post(reverse("placements:edit", args=[placement.pk]), {"hours_per_day": hours})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["hours_per_day"]
    placement.refresh_from_db()
    assert placement.hours_per_day == 6


def test_the_list_shows_what_goes_on_and_all_of_it_when_asked(cast, met, signed_in):
    marketplace.placement(met, "ended")
    client = signed_in(cast.kaisa)
    assert "Leipomon" not in text_of(client.get(reverse("placements:list")))
    assert "Leipomon" in text_of(client.get(reverse("placements:list"), {"all": "1"}))


def test_a_workplace_reads_the_first_name_only(cast, met, signed_in):
    placement = marketplace.placement(met)
    client = signed_in(cast.mikko)
    for page in (placement.get_absolute_url(), reverse("placements:list")):
        text = text_of(client.get(page))
        assert "Aino" in text
        assert "Aalto" not in text


def test_every_look_of_another_is_on_record(cast, met, signed_in):
    placement = marketplace.placement(met)
    signed_in(cast.aino).get(placement.get_absolute_url())
    assert not Entry.objects.filter(verb="placements.view").exists()
    for person in (cast.kaisa, cast.mikko, cast.sofia):
        signed_in(person).get(placement.get_absolute_url())
    assert Entry.objects.filter(verb="placements.view", person=cast.aino).count() == 3


def test_a_visitor_is_sent_to_log_in(met, client):
    placement = marketplace.placement(met)
    for name in ("detail", "edit", "agree", "start", "end", "stop", "cancel"):
        assert "login" in client.get(reverse(f"placements:{name}", args=[placement.pk])).url


def test_the_list_costs_the_same_with_one_row_and_with_many(cast, signed_in, django_assert_max_num_queries):
    for number in range(6):
        young = accounts.young(f"Nuori{number}", cast.kaisa)
        marketplace.profile(young)
        place = marketplace.listing(cast.bakery)
        marketplace.placement(marketplace.introduction(young, place, cast.kaisa, "accepted"))
    for person in (cast.kaisa, cast.mikko, cast.sofia):
        client = signed_in(person)
        with django_assert_max_num_queries(20):
            client.get(reverse("placements:list"))


@pytest.mark.parametrize("given", ["Ánne", "İbrahim", "محمد", "山田", "O'Connor", "<b>Aino</b>"])
def test_every_name_is_shown_as_it_is_written(cast, signed_in, given):
    young = accounts.young(given, cast.kaisa, email=None)
    marketplace.profile(young)
    met = marketplace.introduction(young, marketplace.listing(cast.bakery), cast.kaisa, "accepted")
    placement = marketplace.placement(met)
    shown = given.replace("'", "&#x27;").replace("<", "&lt;").replace(">", "&gt;")
    for person in (cast.kaisa, cast.mikko):
        for page in (placement.get_absolute_url(), reverse("placements:list")):
            text = text_of(signed_in(person).get(page))
            assert shown in text
            assert "<b>Aino" not in text
