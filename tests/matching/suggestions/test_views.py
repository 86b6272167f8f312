"""Pages of suggestions for the young person and the workplace: what she sees, her answers, her own wishes."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.notices.models import Notice
from marketplace.guidance.profiles.models import Block
from marketplace.work.introductions.models import Introduction
from matching.suggestions.models import Suggestion
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


def text_of(answer):
    return answer.content.decode()


def url_of(verb, obj):
    return reverse(f"suggestions:{verb}", args=[obj.pk])


def one_of_each(cast, profile):
    """A suggestion of Aino in every state from the ranker, and one that she asked for."""
    made = {}
    for state in SuggestionState.values:
        place = marketplace.listing(cast.bakery, title=f"Paikka-{state}")
        facts = {}
        if state == SuggestionState.INTRODUCED:
            facts["introduction"] = marketplace.introduction(cast.aino, place, cast.kaisa)
            facts["said_yes_at"] = timezone.now()
        made[state] = matching.suggestion(profile, place, state, decided_by=cast.kaisa, **facts)
    place = marketplace.listing(cast.bakery, title="Paikka-own")
    made["own"] = matching.suggestion(profile, place, source=Source.YOUNG)
    return made


def test_she_sees_what_a_coach_approved_or_she_asked_for_and_nothing_else(cast, pair, signed_in):
    made = one_of_each(cast, pair[0])
    otso = accounts.young("Otso", cast.kaisa)
    other = matching.suggestion(marketplace.profile(otso), pair[1], SuggestionState.ASKED, decided_by=cast.kaisa)
    client = signed_in(cast.aino)
    text = text_of(client.get(reverse("suggestions:mine")))
    seen = {"asked", "later", "introduced", "refused", "own"}
    assert {name for name in made if f"Paikka-{name}" in text} == seen
    opened = {name for name, one in made.items() if client.get(one.get_absolute_url()).status_code == 200}
    assert opened == seen
    assert client.get(other.get_absolute_url()).status_code == 404


def test_what_waits_for_her_leads_to_three_answers_and_a_day(cast, asked, signed_in):
    text = text_of(signed_in(cast.aino).get(reverse("suggestions:mine")))
    assert all(url_of(verb, asked) in text for verb in ("say_yes", "say_later", "say_no"))
    assert date_format(asked.expires_on) in text


def test_what_waits_for_her_comes_first(cast, asked, signed_in):
    newer = marketplace.listing(cast.bakery, title="Uudempi")
    matching.suggestion(asked.profile, newer, SuggestionState.REFUSED, decided_by=cast.kaisa)
    text = text_of(signed_in(cast.aino).get(reverse("suggestions:mine")))
    assert 0 < text.index(asked.get_absolute_url()) < text.index("Uudempi")


def test_what_is_over_is_folded_below_what_goes_on(cast, asked, signed_in):
    for number in range(2):
        place = marketplace.listing(cast.bakery, title=f"Mennyt {number}")
        matching.suggestion(asked.profile, place, SuggestionState.REFUSED, decided_by=cast.kaisa)
    before, _summary, folded = text_of(signed_in(cast.aino).get(reverse("suggestions:mine"))).partition(
        "2, jotka eivät jatkuneet"
    )
    assert asked.listing.title in before
    assert "Mennyt" not in before
    assert "Mennyt 0" in folded
    assert "Mennyt 1" in folded


def test_she_never_reads_the_score_or_the_coachs_note(cast, pair, signed_in):
    declined = matching.suggestion(
        *pair, SuggestionState.DECLINED, Source.YOUNG, decided_by=cast.kaisa, coach_note="KanariaSana", score=0.98765,
        band="middle",
    )  # fmt: skip
    client = signed_in(cast.aino)
    for page in (declined.get_absolute_url(), reverse("suggestions:mine"), reverse("home")):
        text = text_of(client.get(page))
        assert declined.listing.title in text or page == reverse("home")
        assert not any(secret in text for secret in ("KanariaSana", "98765", "0,98"))


def test_before_there_is_anything_the_page_shows_the_way_to_places(cast, signed_in):
    text = text_of(signed_in(cast.aino).get(reverse("suggestions:mine")))
    assert reverse("listings:list") in text


def test_she_says_yes_and_the_workplace_reads_only_what_she_ticked(cast, asked, signed_in):
    answer = signed_in(cast.aino).post(url_of("say_yes", asked), {"release": ["family_name"]})
    introduction = Introduction.objects.get()
    assert answer.url == introduction.get_absolute_url()
    assert introduction.released == {"given_name": "Aino", "family_name": "Aalto"}
    asked.refresh_from_db()
    assert (asked.state, asked.introduction) == ("introduced", introduction)
    text = text_of(signed_in(cast.mikko).get(introduction.get_absolute_url()))
    assert "Aalto" in text
    assert cast.aino.phone not in text


def test_only_what_she_has_can_be_ticked(cast, asked, signed_in):
    cast.aino.phone = ""
    cast.aino.save()
    text = text_of(signed_in(cast.aino).get(url_of("say_yes", asked)))
    assert set(re.findall(r'name="release" value="(\w+)"', text)) == {"family_name", "email", "municipality"}


@pytest.mark.parametrize("verb", ["say_yes", "show_interest"])
@pytest.mark.parametrize("wrong", ["photo", "given_name", "birth_on", "", "<b>x", "x" * 500, "\u0000"])
def test_anything_else_is_a_message_at_the_field_and_loses_no_tick(cast, pair, signed_in, verb, wrong):
    obj = pair[1]
    if verb == "say_yes":
        obj = matching.suggestion(*pair, SuggestionState.ASKED, decided_by=cast.kaisa)
    answer = signed_in(cast.aino).post(url_of(verb, obj), {"release": ["phone", wrong]})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["release"]
    text = text_of(answer)
    assert "error" in text
    assert re.search(r'name="release" value="phone"[^>]* checked', text)
    assert Introduction.objects.count() == 0
    assert not Suggestion.objects.exclude(state="asked").exists()


def test_a_double_tap_introduces_once(cast, asked, signed_in):
    client = signed_in(cast.aino)
    key = client.get(url_of("say_yes", asked)).context["form_key"]
    answers = [client.post(url_of("say_yes", asked), {"form_key": key}).url for _time in range(2)]
    assert answers[0] == answers[1]
    assert Introduction.objects.count() == 1
    assert client.post(url_of("say_yes", asked)).status_code == 409


def test_opening_the_pages_of_answers_answers_nothing(cast, asked, signed_in):
    client = signed_in(cast.aino)
    before = Suggestion.objects.values().get()
    for verb in ("say_yes", "say_no", "say_later", "withdraw"):
        assert client.get(url_of(verb, asked)).status_code == 200
    assert Suggestion.objects.values().get() == before


def test_a_no_needs_one_tap_on_a_reason(cast, asked, signed_in):
    client = signed_in(cast.aino)
    for said in ({}, {"young_reason": "age"}):
        answer = client.post(url_of("say_no", asked), said)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["young_reason"]
    assert client.post(url_of("say_no", asked), {"young_reason": "travel"}).url == asked.get_absolute_url()
    asked.refresh_from_db()
    assert (asked.state, asked.young_reason) == ("refused", "travel")
    assert not Notice.objects.filter(recipient=cast.mikko).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        "32.13.2026", "huomenna", "<b>1</b>", "1" * 400, "\u0000",
        0, 366,
    ],
)  # fmt: skip
def test_a_bad_day_is_told_at_the_field_and_what_was_typed_stays(cast, asked, signed_in, wrong):
    if isinstance(wrong, int):  # days from today: no date in a name, or two workers at midnight would not agree on it
        wrong = f"{timezone.localdate() + dt.timedelta(days=wrong):%d.%m.%Y}"
    answer = signed_in(cast.aino).post(url_of("say_later", asked), {"later_until": wrong})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["later_until"]
    assert answer.context["form"]["later_until"].value() == wrong
    text = text_of(answer)
    assert 'aria-invalid="true"' in text
    assert "<b>1</b>" not in text
    asked.refresh_from_db()
    assert asked.state == "asked"


@pytest.mark.parametrize(("typed", "days"), [("day", 60), ("", 30)])
def test_later_is_asked_again_on_her_day_or_in_a_month(cast, asked, signed_in, typed, days):
    day = timezone.localdate() + dt.timedelta(days=days)
    client = signed_in(cast.aino)
    said = {"later_until": f"{day.day}.{day.month}.{day.year}"} if typed else {}
    assert client.post(url_of("say_later", asked), said).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.later_until) == ("later", day)
    text = text_of(client.get(asked.get_absolute_url()))
    assert url_of("say_yes", asked) in text
    assert url_of("say_later", asked) not in text


def test_she_asks_for_a_place_and_her_coach_reads_it_first(cast, pair, signed_in):
    client = signed_in(cast.aino)
    answer = client.post(url_of("show_interest", pair[1]), {"release": ["phone"]})
    own = Suggestion.objects.get()
    assert answer.url == own.get_absolute_url()
    assert (own.source, own.state, own.release) == ("young", "proposed", ["phone"])
    assert own.listing.title in text_of(client.get(reverse("suggestions:mine")))
    assert Notice.objects.filter(recipient=cast.kaisa, name="interest_shown").count() == 1
    assert not Notice.objects.filter(recipient=cast.mikko).exists()


def test_a_second_wish_for_the_same_place_is_told_so(cast, pair, signed_in):
    client = signed_in(cast.aino)
    client.post(url_of("show_interest", pair[1]))
    answer = client.post(url_of("show_interest", pair[1]))
    assert answer.status_code == 422
    assert "jo" in " ".join(answer.context["form"].non_field_errors())
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize("why", ["no profile", "blocked", "too far"])
def test_a_wish_that_cannot_be_is_refused_in_words(cast, signed_in, why):
    if why != "no profile":
        marketplace.profile(cast.aino, max_km=10)
    far = accounts.employer("Leipomo Kaukana", verified_by=cast.kaisa, where="Hartola")
    place = marketplace.listing(far if why == "too far" else cast.bakery)
    if why == "blocked":
        Block.objects.create(person=cast.aino, organisation=cast.bakery)
    answer = signed_in(cast.aino).post(url_of("show_interest", place))
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()[0] in text_of(answer)
    assert Suggestion.objects.count() == 0


@pytest.mark.parametrize("state", ["draft", "submitted", "paused", "filled"])
def test_a_place_that_is_not_open_cannot_be_asked_for(cast, pair, signed_in, state):
    place = marketplace.listing(cast.bakery, state=state)
    assert signed_in(cast.aino).post(url_of("show_interest", place)).status_code in {404, 422}
    assert Suggestion.objects.count() == 0


def test_she_takes_her_wish_back_and_the_coachs_yes_comes_too_late(cast, pair, signed_in):
    own = matching.suggestion(*pair, source=Source.YOUNG)
    assert signed_in(cast.aino).post(url_of("withdraw", own)).url == reverse("suggestions:mine")
    own.refresh_from_db()
    assert own.state == "withdrawn"
    assert signed_in(cast.kaisa).post(url_of("approve", own)).status_code == 409
    assert Introduction.objects.count() == 0


def test_a_visitor_is_sent_to_log_in(asked, client):
    for name in ("detail", "approve", "decline", "say_yes", "say_no", "say_later", "withdraw"):
        answer = client.get(url_of(name, asked))
        assert answer.status_code == 302, name
        assert "login" in answer.url
