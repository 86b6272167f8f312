"""The page of the queue: a list and one decision beside it; both answers cost the same; nothing is approved in bulk."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from accounts.caseloads.models import Deputy
from accounts.caseloads.queries import responsible_coach
from marketplace.work.listings.models import Listing
from matching.suggestions import actions
from matching.suggestions.models import Suggestion
from matching.suggestions.states import CoachReason, Source
from tests.factories import accounts, marketplace, matching
from tests.queue_pages import Forms, beside, item_of, rows_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def things(cast):
    """One thing of each kind that waits for Kaisa."""
    profile = marketplace.profile(cast.aino)
    otso = accounts.young("Otso", cast.kaisa, family_name="Oja")
    return {
        "suggestion": matching.suggestion(profile, marketplace.listing(cast.bakery, title="Ehdotettu")),
        "interest": matching.suggestion(
            profile, marketplace.listing(cast.bakery, title="Toivottu"), source=Source.YOUNG
        ),
        "profile": marketplace.profile(otso, "draft", coach_asked_at=timezone.now()),
        "listing": marketplace.listing(cast.bakery, "submitted", title="Luettava"),
        "organisation": accounts.employer("Uusi Oy"),
    }  # fmt: skip


def url():
    return reverse("reviews:queue")


def test_each_thing_is_one_line_and_shows_its_decisions_beside_the_list(cast, things, signed_in):
    assert len(rows_of(text_of(signed_in(cast.kaisa).get(url())))) == 5
    addresses = {
        "suggestion": ("suggestions:approve", "suggestions:decline"),
        "interest": ("suggestions:approve", "suggestions:decline"),
        "profile": ("profiles:detail", "profiles:edit"),
        "listing": ("listings:publish", "listings:send_back"),
        "organisation": ("organisations:verify", "organisations:refuse"),
    }
    for kind, obj in things.items():
        item = beside(signed_in(cast.kaisa), kind, obj)
        assert [name for name in addresses[kind] if reverse(name, args=[obj.pk]) not in item] == []


def test_what_is_first_in_line_is_open_and_an_item_that_is_gone_opens_it_too(cast, things, signed_in):
    client = signed_in(cast.kaisa)
    for asked in ({}, {"item": "suggestion-999999"}, {"item": "x"}, {"item": "\x00"}):
        assert "Luettava" in item_of(text_of(client.get(url(), asked)))


def test_yes_and_no_take_one_key_each_and_lead_to_the_next(cast, things, signed_in):
    client = signed_in(cast.kaisa)
    item = item_of(text_of(client.get(url(), {"item": f"suggestion-{things['suggestion'].pk}", "kind": "suggestion"})))
    yes, no = Forms(item).forms
    assert [button["data-press"] for button in yes["buttons"]] == ["a"]
    assert [(button["data-press"], button["value"]) for button in no["buttons"]] == [
        (str(number), reason) for number, reason in enumerate(CoachReason.values, 1)
    ]
    said = {field["name"]: field["value"] for field in yes["fields"] if field["name"] != "csrfmiddlewaretoken"}
    assert client.post(yes["action"], said).url == f"{url()}?kind=suggestion"
    decided = Suggestion.objects.get(pk=things["suggestion"].pk)
    assert decided.state == "asked"
    assert decided.position_shown == 1
    assert decided.seconds_on_page is not None


def test_a_yes_that_reaches_the_workplace_at_once_takes_enter_too(cast, things, signed_in):
    yes, _no = Forms(beside(signed_in(cast.kaisa), "interest", things["interest"])).forms
    assert [(button.get("data-press"), button["data-key"]) for button in yes["buttons"]] == [(None, "a")]


def test_where_two_places_are_decided_together_the_second_follows_the_first(cast, things, signed_in):
    second = matching.suggestion(things["suggestion"].profile, marketplace.listing(cast.bakery, title="Toinen"))
    client = signed_in(cast.kaisa)
    text = item_of(text_of(client.get(url(), {"kind": "suggestion"})))
    assert text.count("desk-place") == 2
    assert text.count('data-press="a"') == 1
    onward = client.post(
        reverse("suggestions:decline", args=[things["suggestion"].pk]),
        {"coach_reason": "travel", "is_in_turn": "1", "next": f"{url()}?item=suggestion-{second.pk}"},
    )
    assert onward.url.endswith(f"item=suggestion-{second.pk}")
    text = text_of(client.get(onward.url))
    assert reverse("suggestions:approve", args=[second.pk]) in item_of(text)
    assert reverse("suggestions:reconsider", args=[things["suggestion"].pk]) in text


def test_who_comes_second_reads_who_decided_and_goes_on(cast, things, signed_in):
    suggestion = things["suggestion"]
    actions.approve(suggestion, by=accounts.coach("Liisa"))
    client = signed_in(cast.kaisa)
    said = {"is_in_turn": "1", "next": url()}
    answer = client.post(reverse("suggestions:approve", args=[suggestion.pk]), said)
    assert answer.url == url()
    assert "Liisa" in re.search(r'id="messages".*?</div>\s*</div>', text_of(client.get(url())), re.DOTALL)[0]
    assert client.post(reverse("suggestions:approve", args=[suggestion.pk]), {"next": url()}).status_code == 409


def test_the_position_is_counted_over_the_pages(cast, things, signed_in):
    for number in range(25):
        marketplace.listing(cast.bakery, "submitted", title=f"Lisä {number}")
    last = things["suggestion"]
    text = text_of(signed_in(cast.kaisa).get(url(), {"item": f"suggestion-{last.pk}"}))
    (position,) = {
        field["value"] for form in Forms(item_of(text)).forms for field in form["fields"] if field["name"] == "position"
    }
    assert position == "30"
    assert len(rows_of(text)) == 10
    assert 'start="21"' in text


def test_there_is_no_bulk_approval_anywhere_on_the_page(cast, things, signed_in):
    client = signed_in(cast.kaisa)
    for kind, obj in things.items():
        page = Forms(text_of(client.get(url(), {"item": f"{kind}-{obj.pk}"})))
        decisions = [form for form in page.forms if re.search(r"/\d+/", form["action"])]
        assert len([form for form in decisions if re.search(r"/(approve|publish|verify)/$", form["action"])]) <= 1
        for form in decisions:
            assert {field["type"] for field in form["fields"]} == {"hidden"}
            names = {"csrfmiddlewaretoken", "next", "position", "shown_at", "is_in_turn"}
            assert {field["name"] for field in form["fields"]} <= names
        boxes = [one for one in (*page.loose, *(f for form in page.forms for f in form["fields"])) if one.get("name")]
        assert not any(one.get("type") in {"checkbox", "radio"} for one in boxes)


def test_no_address_approves_more_than_one(cast, things, signed_in):
    client = signed_in(cast.kaisa)
    both = [things["suggestion"].pk, things["interest"].pk]
    assert client.post(url(), {"pk": both, "approve": "1"}).status_code == 405
    client.post(reverse("suggestions:approve", args=[both[0]]), {"pk": both, "ids": both})
    assert Suggestion.objects.get(pk=both[1]).state == "proposed"


def test_each_key_finds_one_thing_to_press(cast, things, signed_in):
    client = signed_in(cast.kaisa)
    for kind in ("listing", "organisation", "interest"):
        item = item_of(text_of(client.get(url(), {"item": f"{kind}-{things[kind].pk}"})))
        assert item.count('data-key="a"') == 1
    text = text_of(client.get(url(), {"item": f"suggestion-{things['suggestion'].pk}"}))
    assert [text.count(f'data-press="{key}"') for key in "a12345678k"] == [1] * 10
    assert [f'<kbd aria-hidden="true">{key}</kbd>' in text for key in "a12345678k"] == [True] * 10
    assert "data-keys-on" in text


def test_a_page_keeps_the_filters(cast, things, signed_in):
    for number in range(21):
        marketplace.listing(cast.bakery, "submitted", title=f"Lisä {number}")
    client = signed_in(cast.kaisa)
    first, second = (client.get(url(), {"kind": "listing", "page": page}) for page in (1, 2))
    assert [len(rows_of(text_of(page))) for page in (first, second)] == [20, 2]
    assert "kind=listing" in re.search(r'<nav class="pager".*?</nav>', text_of(first), re.DOTALL)[0]
    assert all("kind=listing" in row for row in rows_of(text_of(second)))
    for wrong in ("99", "x", "0", "-1"):
        assert client.get(url(), {"page": wrong}).status_code == 404


@pytest.mark.parametrize("kind", ["", "nonsense", "<b>", "suggestion' OR 1=1", "\u0000"])
def test_an_unknown_kind_shows_everything(cast, things, signed_in, kind):
    answer = signed_in(cast.kaisa).get(url(), {"kind": kind})
    assert answer.status_code == 200
    assert answer.context["kind"] == ""
    assert len(rows_of(text_of(answer))) == 5


def test_the_filters_narrow_by_person_place_band_and_whose_they_are(cast, things, signed_in):
    sulo = accounts.young("Sulo", accounts.coach("Liisa"))
    his = matching.suggestion(marketplace.profile(sulo), marketplace.listing(cast.bakery, title="Sulon"), band="high")
    today = timezone.localdate()
    Deputy.objects.create(
        coach=responsible_coach(sulo), deputy=cast.kaisa, authority=sulo.authority, starts_on=today, ends_on=today
    )
    client = signed_in(cast.kaisa)

    def seen(**asked):
        rows = rows_of(text_of(client.get(url(), asked)))
        return {kind for row in rows for kind in re.findall(r"item=(\w+-\d+)", row)}

    hers = {f"suggestion-{things['suggestion'].pk}", f"interest-{things['interest'].pk}"}
    assert seen(person=sulo.pk) == {f"suggestion-{his.pk}"}
    assert seen(person=cast.aino.pk) == hers
    assert seen(place=his.listing_id) == seen(band="high") == seen(whose="deputy") == {f"suggestion-{his.pk}"}
    assert seen(whose="own") == hers | {f"profile-{things['profile'].pk}"}
    assert len(seen(person="99999", band="x", whose="y", place="z")) == 6


def test_what_is_late_is_marked_and_nothing_else(cast, things, signed_in):
    Listing.objects.filter(pk=things["listing"].pk).update(created_at=timezone.now() - dt.timedelta(days=2))
    text = text_of(signed_in(cast.kaisa).get(url()))
    late = f">{gettext('late')}<"
    assert [late in re.sub(r"\s*([<>])\s*", r"\1", row) for row in rows_of(text)] == [True] + [False] * 4
    assert "Luettava" in rows_of(text)[0]


def test_another_coach_and_another_authority_read_no_name(cast, things, signed_in):
    for person in (accounts.coach("Liisa"), cast.sofia):
        text = text_of(signed_in(person).get(url()))
        assert "Luettava" in text
        assert not any(name in text for name in ("Aino", "Otso", "Ehdotettu", "Toivottu"))
    text = text_of(signed_in(cast.ville).get(url()))
    assert rows_of(text) == []
    assert not any(words in text for words in ("Aino", "Otso", "Luettava", "Uusi Oy"))


@pytest.mark.parametrize("who", ["aino", "mikko", "admin"])
def test_the_queue_is_for_those_who_work_with_young_people(cast, things, signed_in, who):
    assert signed_in(getattr(cast, who)).get(url()).status_code == 403


def test_an_empty_queue_says_so(cast, signed_in):
    text = text_of(signed_in(cast.kaisa).get(url()))
    assert rows_of(text) == []
    assert gettext("Nothing waits for you. Well done.") in text


def test_a_visitor_is_sent_to_log_in(client):
    answer = client.get(url())
    assert answer.status_code == 302
    assert "login" in answer.url
