"""Rows are picked by typing a word: by buttons alone or while typing, each named with its town, nothing typed is lost."""

import re

import pytest
from django.urls import reverse

from accounts.organisations.queries import EMPLOYERS, ORGANISATIONS, checked_for
from tests.factories import accounts, services

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
NEW_EVENT = {
    "kind": "recruiting", "audience": "young", "language": "fi", "title": "Rekry-ilta", "about": "Tule!", "seats": "9",
    "street": "Katu 1", "municipality": "398", "starts_at": "2100-01-04T10:00", "ends_at": "2100-01-04T12:00",
}  # fmt: skip


@pytest.fixture
def street(cast):
    """A dozen employers of Kaisa's authority, one of them in another town, and one of the other authority."""
    made = [accounts.employer(f"Puoti {number}", verified_by=cast.kaisa) for number in range(11)]
    inn = accounts.employer("Majatalo", verified_by=cast.kaisa)
    inn.municipality = accounts.municipality("Hollola")
    inn.save()
    other = accounts.employer("Vieras", verified_by=cast.ville, where="Hollola")
    return [*made, inn, other]


def text_of(answer):
    return answer.content.decode()


def offered(answer, name):
    """(key, words, ticked) of each choice of a picker."""
    boxes = re.findall(rf'<input type="\w+" name="{name}" value="(\d+)"([^>]*)><span>([^<]*)</span>', text_of(answer))
    return [(int(key), words, "checked" in rest) for key, rest, words in boxes]


def names_of(answer, name):
    return [words for _key, words, _ticked in offered(answer, name)]


def fill_in(client, **said):
    return client.post(reverse("events:write"), {**NEW_EVENT, **said})


def test_where_there_are_many_none_is_listed_before_a_word_is_written(street, cast, signed_in):
    page = signed_in(cast.kaisa).get(reverse("events:write"))
    assert offered(page, "organisation") == offered(page, "employers") == []
    assert 'name="organisation_search"' in text_of(page)
    assert "<select" not in re.sub(r'<select name="(kind|audience|language|municipality)"', "", text_of(page))


def test_few_are_listed_at_once_without_a_search(cast, signed_in):
    page = signed_in(cast.kaisa).get(reverse("events:write"))
    assert names_of(page, "organisation") == names_of(page, "employers") == ["Leipomo Kauris, Lahti"]
    assert 'name="organisation_search"' not in text_of(page)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("majat", ["Majatalo, Hollola"]),
        ("hollola", ["Majatalo, Hollola"]),
        ("Hollola maja", ["Majatalo, Hollola"]),
        ("vieras", []),
    ],
)
def test_a_word_finds_by_name_and_town_with_the_button_alone(street, cast, signed_in, word, found):
    answer = fill_in(signed_in(cast.kaisa), organisation_search=word, organisation_find="1")
    assert answer.status_code == 422
    assert names_of(answer, "organisation") == found
    assert 'value="Rekry-ilta"' in text_of(answer), "nothing typed is lost"


def test_a_word_that_was_not_looked_up_stops_the_form_once_and_then_counts(street, cast, signed_in):
    client, inn = signed_in(cast.kaisa), street[-2]
    assert list(fill_in(client, organisation_search="maja").context["form"].errors) == ["organisation"]
    unread = fill_in(client, organisation=inn.pk, employers_search="maja")
    assert list(unread.context["form"].errors) == ["employers"], "also where the field may stay empty"
    said = {"organisation_search": "maja", "organisation_shown": "maja", "organisation": inn.pk}
    assert fill_in(client, **said).status_code == 302
    assert inn.events.get().title == "Rekry-ilta"


def test_what_was_ticked_stays_while_another_word_is_looked_up(street, cast, signed_in):
    first, second = street[:2]
    answer = fill_in(signed_in(cast.kaisa), employers=[first.pk, second.pk], employers_search="maja")
    assert [(words, ticked) for _key, words, ticked in offered(answer, "employers")] == [
        ("Puoti 0, Lahti", True), ("Puoti 1, Lahti", True), ("Majatalo, Hollola", False),
    ]  # fmt: skip


def test_an_event_that_is_changed_begins_with_what_it_has(street, cast, signed_in):
    event = services.event(street[0])
    event.employers.add(street[1], street[2])
    page = signed_in(cast.kaisa).get(reverse("events:edit", args=[event.pk]))
    assert offered(page, "organisation") == [(street[0].pk, "Puoti 0, Lahti", True)]
    assert {words for _key, words, ticked in offered(page, "employers") if ticked} == {
        "Puoti 1, Lahti",
        "Puoti 2, Lahti",
    }


@pytest.mark.parametrize("wrong", ["x", "-1", "9" * 30, "987654", "", "foreign"])
def test_what_cannot_be_picked_gets_a_message_at_the_field(street, cast, signed_in, wrong):
    key = street[-1].pk if wrong == "foreign" else wrong
    answer = fill_in(signed_in(cast.kaisa), organisation=key)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["organisation"]


@pytest.mark.parametrize(("who", "sees"), [("kaisa", True), ("ville", False), ("mikko", False), ("aino", False)])
def test_while_typing_everybody_finds_what_she_may_see_and_no_more(street, cast, signed_in, who, sees):
    asked = {"name": "organisation", "id": "id_o", "type": "radio", "organisation_search": "majatalo"}
    answer = signed_in(getattr(cast, who)).get(reverse("organisations:options"), asked, headers={"HX-Request": "true"})
    assert names_of(answer, "organisation") == (["Majatalo, Hollola"] if sees else [])


def test_only_employers_are_found_where_employers_are_asked_for(street, cast):
    house = services.provider("Majakka")
    kinds = {source: checked_for(cast.kaisa, source.kind) for source in (ORGANISATIONS, EMPLOYERS)}
    assert [one.name for one in ORGANISATIONS.finds(kinds[ORGANISATIONS], "maja", [])] == [
        "Majakka, Lahti",
        "Majatalo, Hollola",
    ]
    assert [one.name for one in EMPLOYERS.finds(kinds[EMPLOYERS], "maja", [])] == ["Majatalo, Hollola"]
    assert house not in kinds[EMPLOYERS]


def test_a_hostile_name_is_not_repeated(cast, signed_in):
    asked = {"name": 'x"><script>', "id": "<b>", "kind": "nonsense", "rows_search": "<img>", "rows": "<i>"}
    page = text_of(signed_in(cast.kaisa).get(reverse("organisations:options"), asked))
    assert not any(tag in page for tag in ("<script>", "<b>", "<img>", "<i>"))
