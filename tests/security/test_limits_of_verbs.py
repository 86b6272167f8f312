"""What may be done how often once somebody is signed in, and by visitors who only look."""

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.notices.models import Notice
from accounts.organisations.actions import add_member
from accounts.people.actions import invite
from accounts.privacy.actions import export
from accounts.ratelimits.actions import RateLimitedError
from marketplace.guidance.profiles.actions import write_photo
from marketplace.work.listings.actions import submit
from marketplace.work.messages.actions import begin
from marketplace.work.messages.models import Message
from matching.suggestions.actions import show_interest
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db


def test_the_thirty_first_message_of_a_day_is_refused_at_the_form_with_its_text(cast, signed_in):
    client = signed_in(cast.aino)
    thread = begin(cast.aino, text="Hei", by=cast.aino)
    for number in range(29):
        begin(cast.aino, text=f"Viesti {number}", by=cast.aino)
        begin(cast.aino, text="Vastaus", by=cast.kaisa)
    answer = client.post(reverse("messages:write", args=[thread.pk]), {"text": "Vielä yksi asia"})
    assert answer.status_code == 429
    assert "Vielä yksi asia" in answer.content.decode()
    assert Message.objects.filter(writer=cast.aino).count() == 30


def test_a_coach_answers_more_than_thirty_people_in_a_day(cast):
    for number in range(40):
        begin(accounts.young(f"Nuori{number}", cast.kaisa), text="Hei", by=cast.kaisa)
    assert Message.objects.filter(writer=cast.kaisa).count() == 40


def test_the_sixth_message_without_an_answer_waits_and_an_answer_opens_the_way(cast, signed_in):
    client = signed_in(cast.aino)
    for _number in range(5):
        thread = begin(cast.aino, text="Oletko siellä?", by=cast.aino)
    page = client.post(reverse("messages:write", args=[thread.pk]), {"text": "Hei?"})
    assert page.status_code == 422
    begin(cast.aino, text="Olen!", by=cast.kaisa)
    begin(cast.aino, text="Kiva", by=cast.aino)
    assert Message.objects.filter(writer=cast.aino).count() == 6


def test_her_twenty_first_interest_of_a_day_is_refused_by_page_and_api(cast, signed_in):
    marketplace.profile(cast.aino)
    places = [marketplace.listing(cast.bakery) for _number in range(21)]
    for place in places[:20]:
        show_interest(place, release=[], by=cast.aino)
    client = signed_in(cast.aino)
    answer = client.post(reverse("suggestions:show_interest", args=[places[20].pk]))
    assert answer.status_code == 429
    said = {"listing": places[20].pk, "release": []}
    answer = client.post(reverse("api-suggestions-show_interest"), said, content_type="application/json")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def test_an_interest_that_is_refused_for_another_reason_costs_no_try(cast):
    place = marketplace.listing(cast.bakery)
    for _number in range(25):
        with pytest.raises(Exception, match="profiili"):
            show_interest(place, release=[], by=cast.aino)
    marketplace.profile(cast.aino)
    assert show_interest(place, release=[], by=cast.aino).pk


def test_a_workplace_adds_ten_colleagues_an_hour_and_sends_strangers_no_more(cast):
    def add(number, email=None):
        add_member(
            cast.bakery, email=email or f"uusi{number}@example.test", given_name="Uusi", family_name="Nimi",
            is_manager=False, by=cast.mikko,
        )  # fmt: skip

    for number in range(10):
        add(number)
    with pytest.raises(RateLimitedError):
        add(10)
    assert Notice.objects.filter(name="organisation_invitation").count() == 10


def test_three_workplaces_a_day_write_to_one_address_and_the_fourth_does_not(cast):
    places = [accounts.employer(f"Työpaikka {number}", verified_by=cast.kaisa) for number in range(4)]
    for place in places[:3]:
        manager = place.memberships.get().person
        add_member(place, email="sama@example.test", given_name="A", family_name="B", is_manager=False, by=manager)
    with pytest.raises(RateLimitedError):
        add_member(
            places[3], email="sama@example.test", given_name="A", family_name="B", is_manager=False, by=cast.mikko
        )


def test_a_coach_makes_sixty_ways_in_an_hour(cast):
    for _number in range(60):
        invite(cast.aino, by=cast.kaisa)
    with pytest.raises(RateLimitedError):
        invite(cast.aino, by=cast.kaisa)


@pytest.mark.parametrize(("is_checked", "most"), [(False, 3), (True, 20)])
def test_a_workplace_hands_in_three_places_a_day_until_it_is_checked_then_twenty(is_checked, most, cast):
    bakery = cast.bakery if is_checked else accounts.employer("Uusi paikka", contact=cast.mikko)
    drafts = [marketplace.listing(bakery, state="draft") for _number in range(most + 1)]
    for draft in drafts[:most]:
        submit(draft, by=cast.mikko)
    with pytest.raises(RateLimitedError):
        submit(drafts[most], by=cast.mikko)
    drafts[most].refresh_from_db()
    assert drafts[most].state == "draft"


def test_a_workplace_opens_sixty_cards_an_hour_and_a_coach_as_many_as_she_needs(cast, signed_in):
    marketplace.profile(cast.aino)
    met = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa)
    mikko, kaisa = signed_in(cast.mikko), signed_in(cast.kaisa)
    page, by_api = reverse("introductions:detail", args=[met.pk]), reverse("api-introductions-detail", args=[met.pk])
    answers = [mikko.get(one).status_code for one in [page, by_api] * 30]
    assert set(answers) == {200}
    assert mikko.get(page).status_code == 429
    assert mikko.get(by_api).status_code == 429
    assert {kaisa.get(page).status_code for _number in range(65)} == {200}


def test_own_data_are_taken_along_ten_times_a_day(cast, signed_in):
    for _number in range(10):
        export(cast.aino, by=cast.aino)
    for name in ("privacy:export", "privacy:download", "api-privacy-export"):
        assert signed_in(cast.aino).get(reverse(name)).status_code == 429


def test_numbers_are_taken_along_sixty_times_an_hour(cast, signed_in):
    client = signed_in(cast.sofia)
    answers = [client.get(reverse("statistics:export")).status_code for _number in range(61)]
    assert answers == [200] * 60 + [429]


def test_the_eleventh_file_of_an_hour_and_the_byte_after_fifty_million_are_refused(cast):
    draft = marketplace.profile(cast.aino, state="draft")
    for number in range(10):
        write_photo(draft, photo=ContentFile(b"x", name=f"{number}.jpg"), by=cast.aino)
    with pytest.raises(RateLimitedError):
        write_photo(draft, photo=ContentFile(b"x", name="11.jpg"), by=cast.aino)
    ville = accounts.young("Ville", cast.kaisa)
    large = ContentFile(b"x", name="suuri.jpg")
    large.size = 50 * 1024 * 1024 + 1
    with pytest.raises(RateLimitedError):
        write_photo(marketplace.profile(ville, state="draft"), photo=large, by=ville)


@pytest.mark.parametrize("name", ["listings:list", "events:list", "directory:list", "api-listings-list"])
def test_a_visitor_reads_a_hundred_and_twenty_lists_a_minute_and_a_person_as_many_as_she_likes(
    name, client, cast, signed_in
):
    answers = [client.get(reverse(name)).status_code for _number in range(121)]
    assert answers == [200] * 120 + [429]
    assert signed_in(cast.aino).get(reverse(name)).status_code == 200
    assert mail.outbox == []
