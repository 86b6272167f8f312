"""The page of the queue: one thing, one decision; both answers cost the same; nothing is approved in bulk."""

import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from accounts.audit.models import Entry
from marketplace.work.listings.models import Listing
from marketplace.work.listings.wording import flagged_phrases
from matching.suggestions.models import Suggestion
from matching.suggestions.states import CoachReason, Source
from tests.factories import accounts, marketplace, matching

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


class Forms(HTMLParser):
    """Collects each form of a page with its fields and buttons, and boxes outside forms."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.loose, self._open = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag == "form":
            self._open = {"action": facts.get("action", ""), "fields": [], "buttons": []}
            self.forms.append(self._open)
        elif tag in {"input", "select", "textarea"}:
            (self._open["fields"] if self._open else self.loose).append(facts)
        elif tag == "button" and self._open:
            self._open["buttons"].append(facts)

    def handle_endtag(self, tag):
        if tag == "form":
            self._open = None


def url():
    return reverse("reviews:queue")


def text_of(answer):
    return answer.content.decode()


def items_of(text):
    """The articles of the queue, in order."""
    return re.findall(r"<article class=\"queue-item.*?</article>", text, re.DOTALL)


def item_about(text, words):
    (item,) = [one for one in items_of(text) if words in one]
    return item


def test_each_thing_is_one_item_with_its_decisions(cast, things, signed_in):
    text = text_of(signed_in(cast.kaisa).get(url()))
    assert len(items_of(text)) == 5
    for words, addresses in {
        "Ehdotettu": [
            reverse(f"suggestions:{verb}", args=[things["suggestion"].pk]) for verb in ("approve", "decline")
        ],
        "Toivottu": [reverse(f"suggestions:{verb}", args=[things["interest"].pk]) for verb in ("approve", "decline")],
        "Otso": [things["profile"].get_absolute_url(), reverse("profiles:edit", args=[things["profile"].pk])],
        "Luettava": [reverse(f"listings:{verb}", args=[things["listing"].pk]) for verb in ("publish", "send_back")],
        "Uusi Oy": [
            reverse(f"organisations:{verb}", args=[things["organisation"].pk]) for verb in ("verify", "refuse")
        ],
    }.items():
        item = item_about(text, words)
        assert [address for address in addresses if address not in item] == []


def test_yes_and_no_to_a_suggestion_take_one_step_each(cast, things, signed_in):
    client = signed_in(cast.kaisa)
    shown = Forms(item_about(text_of(client.get(url())), "Ehdotettu")).forms
    assert [form["action"].rsplit("/", 2)[1] for form in shown] == ["approve", "decline"]
    assert [button.get("value") for button in shown[1]["buttons"]] == CoachReason.values
    for form, obj in zip(shown, ("suggestion", "interest"), strict=True):
        said = {field["name"]: field["value"] for field in form["fields"] if field["name"] != "csrfmiddlewaretoken"}
        said |= {button["name"]: button["value"] for button in form["buttons"][:1] if "name" in button}
        action = form["action"].replace(f"/{things['suggestion'].pk}/", f"/{things[obj].pk}/")
        assert client.post(action, said).url == url()
    decided = Suggestion.objects.in_bulk([things["suggestion"].pk, things["interest"].pk])
    assert decided[things["suggestion"].pk].state == "asked"
    assert decided[things["interest"].pk].state == "declined"
    assert {one.position_shown is None or one.seconds_on_page is None for one in decided.values()} == {False}


def test_the_position_is_counted_over_the_pages(cast, things, signed_in):
    for number in range(6):
        profile = marketplace.profile(accounts.young(f"Nuori {number}", cast.kaisa))
        matching.suggestion(profile, marketplace.listing(cast.bakery, title=f"Lisä {number}"))
    positions = [
        field["value"]
        for page in (1, 2)
        for form in Forms(text_of(signed_in(cast.kaisa).get(url(), {"page": page, "kind": "suggestion"}))).forms
        for field in form["fields"]
        if field.get("name") == "position" and form["action"].endswith("/approve/")
    ]
    assert positions == ["1", "2", "3", "4", "5", "6", "7"]


def test_there_is_no_bulk_approval_anywhere_on_the_page(cast, things, signed_in):
    page = Forms(text_of(signed_in(cast.kaisa).get(url())))
    decisions = [form for form in page.forms if re.search(r"/\d+/", form["action"])]
    assert len(decisions) == 2 * 2 + 2
    for form in decisions:
        assert re.search(r"/\d+/(approve|decline|publish|verify)/$", form["action"])
        assert {field["type"] for field in form["fields"]} == {"hidden"}
        assert {field["name"] for field in form["fields"]} <= {"csrfmiddlewaretoken", "next", "position", "shown_at"}
    boxes = [one for one in (*page.loose, *(f for form in page.forms for f in form["fields"])) if one.get("name")]
    assert not any(one.get("type") in {"checkbox", "radio"} for one in boxes)


def test_no_address_approves_more_than_one(cast, things, signed_in):
    client = signed_in(cast.kaisa)
    both = [things["suggestion"].pk, things["interest"].pk]
    assert client.post(url(), {"pk": both, "approve": "1"}).status_code == 405
    client.post(reverse("suggestions:approve", args=[both[0]]), {"pk": both, "ids": both})
    assert Suggestion.objects.get(pk=both[1]).state == "proposed"


def test_the_keys_find_their_buttons_and_links(cast, things, signed_in):
    client = signed_in(cast.kaisa)
    text = text_of(client.get(url()))
    assert text.count("data-queue-item") == len(items_of(text)) == 5
    for item in items_of(text):
        assert item.count('data-key="a"') == 1
        assert item.count('data-key="r"') == 1
        assert re.search(r'<(a|button)[^>]* data-key="a"', item)
        assert re.search(r'<(a|button)[^>]* data-key="r"', item)
        assert 'tabindex="-1"' in item
        label = re.search(r'aria-labelledby="([\w-]+)"', item)[1]
        assert f'<h2 id="{label}"' in item
    assert [f"<kbd>{key}</kbd>" in text for key in "?jkarn"] == [True] * 6
    assert "data-keys-on" in text
    assert "data-queue-next" not in text
    for _number in range(3):
        marketplace.listing(cast.bakery, "submitted")
    assert re.search(
        r'<a[^>]* data-queue-next[^>]*href="\?page=2"|href="\?page=2"[^>]* data-queue-next', text_of(client.get(url()))
    )


def test_five_are_shown_at_a_time_and_a_page_keeps_the_kind(cast, things, signed_in):
    for number in range(6):
        marketplace.listing(cast.bakery, "submitted", title=f"Lisä {number}")
    client = signed_in(cast.kaisa)
    first, second = (client.get(url(), {"kind": "listing", "page": page}) for page in (1, 2))
    assert [len(items_of(text_of(page))) for page in (first, second)] == [5, 2]
    assert "kind=listing" in re.search(r'<nav class="pager".*?</nav>', text_of(first), re.DOTALL)[0]
    assert "Ehdotettu" not in text_of(first) + text_of(second)
    for wrong in ("99", "x", "0", "-1"):
        assert client.get(url(), {"page": wrong}).status_code == 404


@pytest.mark.parametrize("kind", ["", "nonsense", "<b>", "suggestion' OR 1=1", "\u0000"])
def test_an_unknown_kind_shows_everything(cast, things, signed_in, kind):
    answer = signed_in(cast.kaisa).get(url(), {"kind": kind})
    assert answer.status_code == 200
    assert answer.context["kind"] == ""
    assert len(items_of(text_of(answer))) == 5


def test_what_is_late_is_marked_and_nothing_else(cast, things, signed_in):
    Listing.objects.filter(pk=things["listing"].pk).update(created_at=timezone.now() - dt.timedelta(days=2))
    text = text_of(signed_in(cast.kaisa).get(url()))
    late = f">{gettext('late')}<"
    assert [late in re.sub(r"\s*([<>])\s*", r"\1", item) for item in items_of(text)] == [True] + [False] * 4
    assert "Luettava" in items_of(text)[0]


def test_a_doubtful_phrase_is_shown_with_its_reason(cast, signed_in):
    place = marketplace.listing(
        cast.bakery, "submitted", title="Apulainen", tasks="Haemme vain nuorta miestä. <b>Kuva mukaan</b>."
    )
    good = marketplace.listing(cast.bakery, "submitted", title="Hyvä paikka")
    text = text_of(signed_in(cast.kaisa).get(url()))
    flags = list(flagged_phrases(place))
    assert flags
    item = item_about(text, "Apulainen,")
    for flag in flags:
        assert f"<q>{flag.phrase}</q>" in item
        assert str(flag.why) in item
    assert "<b>Kuva" not in item
    assert "<q>" not in item_about(text, good.title)


def test_a_place_of_an_unchecked_employer_leads_to_the_check_first(cast, signed_in):
    shed = accounts.employer("Uusi Oy")
    place = marketplace.listing(shed, "submitted", title="Odottava paikka")
    item = item_about(text_of(signed_in(cast.kaisa).get(url())), "Odottava paikka")
    assert reverse("listings:publish", args=[place.pk]) not in item
    assert shed.get_absolute_url() in item


def test_a_look_at_young_people_is_noted_once_each_per_page(cast, things, signed_in):
    signed_in(cast.kaisa).get(url(), {"kind": "listing"})
    assert not Entry.objects.filter(verb__endswith=".view").exists()
    signed_in(cast.kaisa).get(url())
    noted = Entry.objects.filter(verb__endswith=".view").values_list(
        "verb", "subject_id", "person__given_name", "actor"
    )
    assert sorted(noted) == sorted(
        [
            ("suggestions.view", str(things["suggestion"].pk), "Aino", cast.kaisa.pk),
            ("suggestions.view", str(things["interest"].pk), "Aino", cast.kaisa.pk),
            ("profiles.view", str(things["profile"].pk), "Otso", cast.kaisa.pk),
        ]
    )


def test_another_coach_and_another_authority_read_no_name(cast, things, signed_in):
    for person in (accounts.coach("Liisa"), cast.sofia):
        text = text_of(signed_in(person).get(url()))
        assert "Luettava" in text
        assert not any(name in text for name in ("Aino", "Otso", "Ehdotettu", "Toivottu"))
    text = text_of(signed_in(cast.ville).get(url()))
    assert items_of(text) == []
    assert not any(words in text for words in ("Aino", "Otso", "Luettava", "Uusi Oy"))


@pytest.mark.parametrize("who", ["aino", "mikko", "admin"])
def test_the_queue_is_for_those_who_work_with_young_people(cast, things, signed_in, who):
    assert signed_in(getattr(cast, who)).get(url()).status_code == 403


def test_an_empty_queue_says_so(cast, signed_in):
    text = text_of(signed_in(cast.kaisa).get(url()))
    assert items_of(text) == []
    assert gettext("Nothing waits for you. Well done.") in text


def test_a_visitor_is_sent_to_log_in(client):
    answer = client.get(url())
    assert answer.status_code == 302
    assert "login" in answer.url
