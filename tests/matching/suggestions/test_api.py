"""Suggestions over the REST API: explicit fields, reasons in words, clear refusals, the same walls as the pages."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from marketplace.work.introductions.models import Introduction
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.running import run
from matching.suggestions.states import Source, SuggestionState
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    return ready_to_meet(cast)


@pytest.fixture
def asked(cast, pair):
    return matching.suggestion(*pair, SuggestionState.ASKED, decided_by=cast.kaisa)


def post(client, suggestion, verb, data=None):
    url = reverse(f"api-suggestions-{verb}", args=[suggestion.pk])
    return client.post(url, data or {}, content_type="application/json")


def wish(client, data):
    return client.post(reverse("api-suggestions-show_interest"), data, content_type="application/json")


def test_it_has_the_fields_it_should_and_no_others(cast, pair, signed_in):
    run("test")
    one = Suggestion.objects.get()
    answer = signed_in(cast.kaisa).get(reverse("api-suggestions-detail", args=[one.pk])).json()
    assert set(answer) == {
        "id", "person", "listing", "title", "source", "state", "created_at", "expires_on", "engine", "band",
        "is_unsure", "words", "later_until", "introduction",
    }  # fmt: skip
    assert answer["words"]["helps"]
    assert "leipuri" in " ".join(answer["words"]["helps"])


def test_a_look_at_one_is_noted_and_her_own_is_not(cast, asked, signed_in):
    for person in (cast.kaisa, cast.aino):
        assert signed_in(person).get(reverse("api-suggestions-detail", args=[asked.pk])).status_code == 200
    assert list(Entry.objects.filter(verb="suggestions.view").values_list("actor", flat=True)) == [cast.kaisa.pk]


def test_a_list_holds_what_the_pages_show(cast, pair, signed_in):
    matching.suggestion(*pair)
    others = accounts.young("Otso", accounts.coach("Liisa"))
    matching.suggestion(marketplace.profile(others), pair[1], SuggestionState.ASKED, decided_by=cast.kaisa)
    own = matching.suggestion(pair[0], marketplace.listing(cast.bakery), source=Source.YOUNG)
    seen = {
        name: len(signed_in(getattr(cast, name)).get(reverse("api-suggestions-list")).json()["results"])
        for name in ("aino", "kaisa", "mikko", "sofia", "ville", "admin")
    }
    assert seen == {"aino": 1, "kaisa": 2, "mikko": 0, "sofia": 0, "ville": 0, "admin": 0}
    mine = signed_in(cast.aino).get(reverse("api-suggestions-list")).json()["results"]
    assert [one["id"] for one in mine] == [own.pk]


def test_a_coach_decides_with_place_and_seconds_and_a_second_time_is_too_late(cast, pair, signed_in):
    one, client = matching.suggestion(*pair), signed_in(cast.kaisa)
    seen = {"position_shown": 2, "seconds_on_page": 31}
    assert post(client, one, "approve", seen).json()["state"] == "asked"
    one.refresh_from_db()
    assert (one.decided_by, one.position_shown, one.seconds_on_page) == (cast.kaisa, 2, 31)
    late = post(client, one, "decline", {"coach_reason": "travel"})
    assert late.status_code == 409
    assert "Kaisa" not in str(late.json()["errors"])  # it was she herself


def test_she_says_yes_and_the_introduction_is_named(cast, asked, signed_in):
    answer = post(signed_in(cast.aino), asked, "say-yes", {"release": ["phone"]}).json()
    introduction = Introduction.objects.get()
    assert (answer["state"], answer["introduction"]) == ("introduced", introduction.pk)
    assert introduction.released == {"given_name": "Aino", "phone": cast.aino.phone}


def test_she_says_later_and_the_day_is_kept(cast, asked, signed_in):
    day = timezone.localdate() + dt.timedelta(days=9)
    answer = post(signed_in(cast.aino), asked, "say-later", {"later_until": day.isoformat()}).json()
    assert (answer["state"], answer["later_until"]) == ("later", day.isoformat())


@pytest.mark.parametrize(
    ("who", "verb", "data", "field"),
    [
        ("kaisa", "decline", {}, "coach_reason"),
        ("kaisa", "decline", {"coach_reason": "age"}, "coach_reason"),
        ("kaisa", "decline", {"coach_reason": "travel", "coach_note": "x" * 301}, "coach_note"),
        ("kaisa", "approve", {"position_shown": 0}, "position_shown"),
        ("kaisa", "approve", {"seconds_on_page": -1}, "seconds_on_page"),
        ("aino", "say-yes", {"release": ["birth_on"]}, "release"),
        ("aino", "say-yes", {"release": "phone"}, "release"),
        ("aino", "say-no", {}, "young_reason"),
        ("aino", "say-later", {"later_until": "huomenna"}, "later_until"),
        ("aino", "say-later", {"later_until": "2020-01-01"}, "later_until"),
        ("aino", "say-later", {"later_until": "9999-12-31"}, "later_until"),
    ],
)
def test_a_bad_value_is_refused_at_its_field(cast, pair, signed_in, who, verb, data, field):
    state = SuggestionState.PROPOSED if who == "kaisa" else SuggestionState.ASKED
    one = matching.suggestion(*pair, state, decided_by=None if who == "kaisa" else cast.kaisa)
    answer = post(signed_in(getattr(cast, who)), one, verb, data)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]
    one.refresh_from_db()
    assert one.state == state


def test_she_asks_for_a_place_once(cast, pair, signed_in):
    client = signed_in(cast.aino)
    made = wish(client, {"listing": pair[1].pk, "release": ["phone"]})
    assert made.status_code == 201
    assert made.json()["state"] == "proposed"
    again = wish(client, {"listing": pair[1].pk})
    assert again.status_code == 409
    assert list(again.json()["errors"]) == [""]
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize("which", ["draft", "never", "text"])
def test_a_place_that_she_does_not_see_is_refused_like_one_that_never_was(cast, pair, signed_in, which):
    hidden = marketplace.listing(cast.bakery, state="draft")
    number = {"draft": hidden.pk, "never": 10**9, "text": "x"}[which]
    answer = wish(signed_in(cast.aino), {"listing": number})
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == ["listing"]
    assert Suggestion.objects.count() == 0


@pytest.mark.parametrize("who", ["kaisa", "mikko", "sofia", "admin"])
def test_only_a_youth_asks_for_herself(cast, pair, signed_in, who):
    assert wish(signed_in(getattr(cast, who)), {"listing": pair[1].pk}).status_code == 403


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_is_written_but_by_verbs(cast, asked, signed_in, method):
    url = reverse("api-suggestions-detail", args=[asked.pk])
    answer = getattr(signed_in(cast.aino), method)(url, {"state": "introduced"}, content_type="application/json")
    assert answer.status_code in {403, 405}


def test_a_visitor_gets_nothing(asked, client):
    assert client.get(reverse("api-suggestions-list")).status_code in {401, 403}
    assert client.get(reverse("api-suggestions-detail", args=[asked.pk])).status_code in {401, 403, 404}
