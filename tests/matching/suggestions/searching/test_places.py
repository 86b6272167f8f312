"""A coach searches places for one young person: ranked, narrowed, compared, suggested on the spot, and why not."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.people.models import User
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.reference.vocabulary.text import searchable
from matching.suggestions.limits import WORDS
from matching.suggestions.models import RankerSwitch, Suggestion
from matching.suggestions.states import SuggestionState
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    return ready_to_meet(cast)


@pytest.fixture
def street(cast, pair):
    """Besides the bakery in Lahti: a sawmill in Hollola that is no wish of hers, a farm in far-away Hartola."""
    mill = accounts.employer("Saha Oy", verified_by=cast.kaisa, where="Hollola")
    farm = accounts.employer("Peltola", verified_by=cast.kaisa, where="Hartola")
    made = {
        "bakery": pair[1],
        "mill": marketplace.listing(
            mill, title="Sahan apulainen", kind="job", seats=3, occupation=marketplace.concept("metsuri"), pay="2 000 €",
            search_text=searchable("Sahan apulainen lautatarha"),
        ),
        "farm": marketplace.listing(farm, title="Maatilan apulainen"),
    }  # fmt: skip
    Profile.objects.update(max_km=40)
    return made


def url_of(person):
    return reverse("suggestions:propose", args=[person.pk])


def page_of(client, person, **asked):
    return client.get(url_of(person), asked)


def text_of(answer):
    return answer.content.decode()


def titles(answer):
    return [row.fit.listing.title for row in answer.context["rows"]]


def line_of(answer, listing):
    """The words of one line of the table."""
    found = re.search(rf'<tr id="place-{listing.pk}">(.*?)</tr>', text_of(answer), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def buttons(answer):
    return re.findall(r'<button[^>]* name="listing" value="(\d+)"', text_of(answer))


def test_a_coach_suggests_on_the_spot_and_is_back_at_the_line_with_her_search_kept(cast, pair, signed_in):
    client, back = signed_in(cast.kaisa), f"{url_of(cast.aino)}?kind=work_trial#place-{pair[1].pk}"
    answer = client.post(f"{url_of(cast.aino)}?kind=work_trial", {"listing": pair[1].pk, "next": back})
    made = Suggestion.objects.get()
    assert answer.url == back
    assert (made.person, made.source, made.state) == (cast.aino, "coach", "proposed")
    text = text_of(client.get(back))
    assert re.search(r'class="notice good".*?Leipomon apulainen, Leipomo Kauris', text, re.DOTALL), (
        "it is said what happened"
    )
    assert made.get_absolute_url() in text


def test_without_a_page_to_return_to_it_leads_back_to_the_list(cast, pair, signed_in):
    answer = signed_in(cast.kaisa).post(url_of(cast.aino), {"listing": pair[1].pk})
    assert answer.url == f"{url_of(cast.aino)}#place-{pair[1].pk}"


@pytest.mark.parametrize("state", ["draft", "submitted", "paused", "filled", "expired"])
def test_a_place_that_is_not_open_is_not_listed_and_cannot_be_suggested(cast, pair, signed_in, state):
    place = marketplace.listing(cast.bakery, state=state)
    client = signed_in(cast.kaisa)
    assert str(place.pk) not in buttons(page_of(client, cast.aino))
    answer = client.post(url_of(cast.aino), {"listing": place.pk})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["listing"]
    assert answer.context["form"].errors["listing"][0] in text_of(answer)
    assert Suggestion.objects.count() == 0


@pytest.mark.parametrize("why", ["blocked", "too far", "not her kind", "twice", "no profile"])
def test_a_suggestion_that_cannot_be_is_refused_in_words_that_name_the_place(cast, pair, signed_in, why):
    profile, place = pair
    client = signed_in(cast.kaisa)
    if why == "blocked":
        Block.objects.create(person=cast.aino, organisation=cast.bakery)
    elif why == "too far":
        place = marketplace.listing(accounts.employer("Kaukana", verified_by=cast.kaisa, where="Hartola"))
        Profile.objects.update(max_km=10)
    elif why == "not her kind":
        Profile.objects.update(kinds=["entrepreneurship"])
    elif why == "twice":
        client.post(url_of(cast.aino), {"listing": place.pk})
    else:
        profile.delete()
    before = Suggestion.objects.count()
    answer = client.post(url_of(cast.aino), {"listing": place.pk})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()[0] in text_of(answer)
    assert re.search(rf"<h2>[^<]*{place.title}, {place.organisation.name}", text_of(answer))
    assert Suggestion.objects.count() == before


def test_what_she_wishes_comes_first_and_each_line_can_be_compared(cast, street, signed_in):
    answer = page_of(signed_in(cast.kaisa), cast.aino)
    assert titles(answer) == ["Leipomon apulainen", "Sahan apulainen"]
    line = line_of(answer, street["mill"])
    assert all(words in line for words in ("Saha Oy", "Hollola", "km", "min", " 3 "))
    assert [row.fit.band for row in answer.context["rows"]].count("") == 0
    assert all(row.helps and row.hurts for row in answer.context["rows"][:1])


def test_a_place_outside_her_limits_has_no_button_and_says_which_limit(cast, street, signed_in):
    Block.objects.create(person=cast.aino, organisation=cast.bakery)
    answer = page_of(signed_in(cast.kaisa), cast.aino)
    assert buttons(answer) == [str(street["mill"].pk)]
    why = {row.fit.listing.title: row.why_not for row in answer.context["outside"]}
    assert why == {"Leipomon apulainen": [WORDS["blocked"]], "Maatilan apulainen": [WORDS["distance"]]}
    assert all(str(words[0]) in text_of(answer) for words in why.values())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "lautatarhassa"}, ["Sahan apulainen"]),
        ({"q": "saha oy"}, ["Sahan apulainen"]),
        ({"q": "Kauris"}, ["Leipomon apulainen"]),
        ({"q": "olematon"}, []),
        ({"kind": "job"}, ["Sahan apulainen"]),
        ({"town": "Hollola"}, ["Sahan apulainen"]),
        ({"km": "2"}, ["Leipomon apulainen"]),
        ({"order": "seats"}, ["Sahan apulainen", "Leipomon apulainen"]),
        ({"order": "near"}, ["Leipomon apulainen", "Sahan apulainen"]),
        ({"order": "employer"}, ["Leipomon apulainen", "Sahan apulainen"]),
        ({"kind": "work_trial", "km": "2", "q": "kauris"}, ["Leipomon apulainen"]),
    ],
)
def test_the_list_is_narrowed_and_ordered_as_asked(cast, street, signed_in, asked, found):
    if "town" in asked:
        asked = {"town": accounts.municipality(asked["town"]).pk}
    assert titles(page_of(signed_in(cast.kaisa), cast.aino, **asked)) == found


def test_a_filter_narrows_what_is_outside_the_limits_too(cast, street, signed_in):
    answer = page_of(signed_in(cast.kaisa), cast.aino, q="Peltola")
    assert (titles(answer), answer.context["count_outside"]) == ([], 1)
    assert '<details class="fold" id="outside" open>' in text_of(answer)
    assert page_of(signed_in(cast.kaisa), cast.aino, q="Kauris").context["count_outside"] == 0


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("km", "kaksi"), ("km", "-1"), ("km", "1e9"), ("town", "x"), ("town", "0"), ("kind", "x"), ("order", "x")],
)
def test_a_filter_that_cannot_be_read_says_so_and_the_others_still_hold(cast, street, signed_in, field, wrong):
    answer = page_of(signed_in(cast.kaisa), cast.aino, **{field: wrong, "q": "Kauris"})
    assert answer.status_code == 200
    assert list(answer.context["asked"].errors) == [field]
    assert str(answer.context["asked"].errors[field][0]) in text_of(answer)
    assert titles(answer) == ["Leipomon apulainen"]


@pytest.mark.parametrize(
    ("state", "again"),
    [
        ("proposed", False),
        ("asked", False),
        ("later", False),
        ("introduced", False),
        ("declined", True),
        ("refused", True),
    ],
)
def test_what_was_suggested_before_stands_in_its_line_and_is_not_suggested_twice(cast, pair, signed_in, state, again):
    by = None if state == "proposed" else cast.kaisa
    facts = {}
    if state == "introduced":
        met = marketplace.introduction(cast.aino, pair[1], cast.kaisa)
        facts = {"introduction": met, "said_yes_at": timezone.now()}
    before = matching.suggestion(*pair, SuggestionState(state), decided_by=by, **facts)
    answer = page_of(signed_in(cast.kaisa), cast.aino)
    assert before.get_absolute_url() in text_of(answer)
    assert buttons(answer) == ([str(pair[1].pk)] if again else [])


@pytest.mark.parametrize("why", ["she wants no ranking", "it is off"])
def test_without_the_ranker_the_nearest_comes_first_and_no_band_and_no_reason_is_said(cast, street, signed_in, why):
    if why == "it is off":
        RankerSwitch.objects.create(is_on=False, changed_by=cast.sofia)
    else:
        User.objects.filter(pk=cast.aino.pk).update(wants_ranking=False)
    Profile.objects.update(municipality=accounts.municipality("Hollola"))
    answer = page_of(signed_in(cast.kaisa), cast.aino)
    assert titles(answer) == ["Sahan apulainen", "Leipomon apulainen"]
    assert {(row.fit.band, *row.helps, *row.hurts) for row in answer.context["rows"]} == {("",)}
    assert answer.context["is_plain"]


def test_an_unknown_home_says_that_the_way_is_not_known(cast, pair, signed_in):
    Profile.objects.update(municipality=None)
    answer = page_of(signed_in(cast.kaisa), cast.aino)
    assert " km" not in line_of(answer, pair[1])
    assert titles(page_of(signed_in(cast.kaisa), cast.aino, km="5")) == []


@pytest.mark.parametrize("state", ["none", "draft", "offered", "paused"])
def test_where_no_profile_is_in_use_no_place_is_listed_and_the_page_says_why(cast, pair, signed_in, state):
    if state == "none":
        pair[0].delete()
    else:
        Profile.objects.update(state=state)
    answer = page_of(signed_in(cast.kaisa), cast.aino)
    assert (answer.status_code, answer.context["rows"], buttons(answer)) == (200, [], [])
    assert reverse("caseloads:person", args=[cast.aino.pk]) in text_of(answer)


@pytest.mark.parametrize(
    ("who", "status"), [("liisa", 403), ("ville", 404), ("sofia", 403), ("mikko", 404), ("admin", 403), ("aino", 403)]
)
def test_nobody_but_her_coach_searches_or_suggests_for_her(cast, pair, signed_in, who, status):
    reader = accounts.coach("Liisa") if who == "liisa" else getattr(cast, who)
    client = signed_in(reader)
    assert page_of(client, cast.aino).status_code == status
    assert client.post(url_of(cast.aino), {"listing": pair[1].pk}).status_code == status
    assert Suggestion.objects.count() == 0


def test_one_look_is_noted_for_a_page_and_none_where_there_is_nothing_to_read(cast, street, signed_in):
    client = signed_in(cast.kaisa)
    looks = Entry.objects.filter(verb="profiles.view", person=cast.aino, actor=cast.kaisa)
    page_of(client, cast.aino)
    assert looks.count() == 1
    Profile.objects.update(state="paused")
    page_of(client, cast.aino)
    assert looks.count() == 1


def test_many_places_come_in_pages_and_cost_no_more_questions(cast, street, signed_in):
    client = signed_in(cast.kaisa)
    page_of(client, cast.aino)
    with CaptureQueriesContext(connection) as few:
        page_of(client, cast.aino, q="apulainen")
    for number in range(24):
        marketplace.listing(cast.bakery, title=f"Leipuri {number}", search_text=searchable("apulainen"))
    with CaptureQueriesContext(connection) as many:
        first = page_of(client, cast.aino, q="apulainen")
    assert len(many) <= len(few) <= 40
    assert len(titles(first)) == 20
    assert len(titles(page_of(client, cast.aino, page="2"))) == 6
