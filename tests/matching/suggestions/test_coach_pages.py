"""Pages of suggestions for those who work with young people: decide, the ranker and its switch."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from marketplace.guidance.profiles.models import Block, Profile
from matching.suggestions.models import RankerSwitch, Suggestion
from matching.suggestions.queries import ranker_is_on
from matching.suggestions.runs.running import run
from matching.suggestions.states import Source, SuggestionState
from tests.factories import marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    return ready_to_meet(cast)


@pytest.fixture
def proposed(pair):
    return matching.suggestion(*pair)


def text_of(answer):
    return answer.content.decode()


def url_of(verb, obj):
    return reverse(f"suggestions:{verb}", args=[obj.pk])


def looks(person):
    return Entry.objects.filter(verb="suggestions.view", person=person).count()


@pytest.mark.parametrize(
    ("verb", "said", "state"),
    [("approve", {}, "asked"), ("decline", {"coach_reason": "travel", "coach_note": "Ei bussia."}, "declined")],
)
def test_a_decision_logs_who_when_at_which_place_and_after_how_long(cast, proposed, signed_in, verb, said, state):
    seen = {"position": "3", "shown_at": f"{timezone.now().timestamp() - 42:.0f}"}
    assert signed_in(cast.kaisa).post(url_of(verb, proposed), {**said, **seen}).status_code == 302
    proposed.refresh_from_db()
    assert (proposed.state, proposed.decided_by, proposed.position_shown) == (state, cast.kaisa, 3)
    assert 41 <= proposed.seconds_on_page <= 60
    assert (proposed.coach_reason, proposed.coach_note) == (said.get("coach_reason", ""), said.get("coach_note", ""))


@pytest.mark.parametrize("shown_at", ["", "0", "9999999999", "1", "1e300"])
def test_a_time_that_cannot_be_true_is_left_out(cast, proposed, signed_in, shown_at):
    assert signed_in(cast.kaisa).post(url_of("approve", proposed), {"shown_at": shown_at}).status_code == 302
    proposed.refresh_from_db()
    assert (proposed.state, proposed.seconds_on_page) == ("asked", None)


@pytest.mark.parametrize("wrong", ["", "age", "x" * 300])
def test_a_no_without_a_known_reason_gets_a_message_and_keeps_the_note(cast, proposed, signed_in, wrong):
    said = {"coach_reason": wrong, "coach_note": "Soitan ensin."}
    answer = signed_in(cast.kaisa).post(url_of("decline", proposed), said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["coach_reason"]
    assert "Soitan ensin." in text_of(answer)
    proposed.refresh_from_db()
    assert proposed.state == "proposed"


def test_the_page_of_a_pair_decides_in_one_step_either_way(cast, proposed, signed_in):
    text = text_of(signed_in(cast.kaisa).get(proposed.get_absolute_url()))
    for verb in ("approve", "decline"):
        assert f'<form method="post" action="{url_of(verb, proposed)}"' in text
    assert len(re.findall(r'<button[^>]* name="coach_reason"', text)) == 8


@pytest.mark.parametrize("why", ["blocked", "paused"])
def test_what_has_changed_since_stops_an_approval_in_words(cast, proposed, signed_in, why):
    if why == "blocked":
        Block.objects.create(person=cast.aino, organisation=cast.bakery)
    else:
        Profile.objects.update(state="paused")
    answer = signed_in(cast.kaisa).post(url_of("approve", proposed))
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()[0] in text_of(answer)
    proposed.refresh_from_db()
    assert proposed.state == "proposed"


def test_a_second_decision_comes_too_late(cast, proposed, signed_in):
    client = signed_in(cast.kaisa)
    client.post(url_of("approve", proposed))
    assert client.post(url_of("decline", proposed), {"coach_reason": "travel"}).status_code == 409
    proposed.refresh_from_db()
    assert proposed.state == "asked"


def test_a_look_is_noted_once_per_page_and_her_own_is_not(cast, proposed, signed_in):
    client = signed_in(cast.kaisa)
    client.get(proposed.get_absolute_url())
    assert looks(cast.aino) == 1
    client.get(url_of("who_fits", proposed.listing))
    assert looks(cast.aino) == 2
    assert set(Entry.objects.filter(verb="suggestions.view").values_list("actor", flat=True)) == {cast.kaisa.pk}
    Suggestion.objects.update(source=Source.YOUNG)
    assert signed_in(cast.aino).get(proposed.get_absolute_url()).status_code == 200
    assert looks(cast.aino) == 2


def test_the_coach_reads_both_sides_and_what_was_suggested_beside(cast, proposed, signed_in):
    other = marketplace.listing(cast.bakery, title="Viereinen paikka")
    matching.suggestion(proposed.profile, other, run=proposed.run)
    text = text_of(signed_in(cast.kaisa).get(proposed.get_absolute_url()))
    assert all(words in text for words in ("Aino Aalto", "täsmällinen", "Leipomon apulainen", "Viereinen paikka"))


def test_the_coach_takes_back_what_she_approved(cast, pair, signed_in):
    asked = matching.suggestion(*pair, SuggestionState.ASKED, decided_by=cast.kaisa)
    assert signed_in(cast.kaisa).post(url_of("withdraw", asked)).url == reverse("reviews:queue")
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


@pytest.mark.parametrize(
    ("who", "status"), [("sofia", 200), ("admin", 200), ("kaisa", 403), ("aino", 403), ("mikko", 403)]
)
def test_the_ranker_is_shown_and_switched_by_those_who_answer_for_it(cast, pair, signed_in, who, status):
    run("test")
    client = signed_in(getattr(cast, who))
    assert client.get(reverse("suggestions:ranker")).status_code == status
    said = {"is_on": "off", "reason": "Tarkistus"}
    assert client.post(reverse("suggestions:switch_ranker"), said).status_code == (302 if status == 200 else status)
    assert ranker_is_on() == (status != 200)


def test_the_page_of_the_ranker_tells_how_it_is_and_who_switched_it(cast, pair, signed_in):
    run("testiajo")
    client = signed_in(cast.sofia)
    assert "testiajo" in text_of(client.get(reverse("suggestions:ranker")))
    page = client.get(reverse("suggestions:switch_ranker"))
    assert page.context["form"]["is_on"].value() == "off"
    client.post(reverse("suggestions:switch_ranker"), {"is_on": "off", "reason": "Tarkistus"})
    text = text_of(client.get(reverse("suggestions:ranker")))
    assert all(words in text for words in ("Sofia Salo", "Tarkistus"))
    assert client.get(reverse("suggestions:switch_ranker")).context["form"]["is_on"].value() == "on"
    assert Entry.objects.filter(verb="suggestions.switch_ranker", actor=cast.sofia).count() == 1


@pytest.mark.parametrize(("said", "field"), [({"is_on": "off"}, "reason"), ({"is_on": "x", "reason": "y"}, "is_on")])
def test_the_switch_asks_for_a_reason_and_keeps_the_choice(cast, signed_in, said, field):
    answer = signed_in(cast.sofia).post(reverse("suggestions:switch_ranker"), said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["is_on"].value() == said["is_on"]
    assert RankerSwitch.objects.count() == 0
