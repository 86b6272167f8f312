"""Her one or two places, read and decided in one go; nothing typed is lost, nothing is decided halfway."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from matching.suggestions import actions
from matching.suggestions.models import Suggestion
from matching.suggestions.states import Source, SuggestionState
from tests.factories import accounts, marketplace, matching

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cast):
    """Aino's two places before Kaisa, the wished one made last."""
    profile = marketplace.profile(cast.aino)
    return [
        matching.suggestion(profile, marketplace.listing(cast.bakery, title=title), is_wished=wished)
        for title, wished in (("Toinen paikka", False), ("Toivottu työ", True))
    ]


def post(client, cast, two, *words):
    said = {f"decision-{one.pk}": word for one, word in zip(two, words, strict=True)}
    return client.post(reverse("suggestions:decide_together", args=[cast.aino.pk]), {**said, "position": 1})


def states(two):
    return [Suggestion.objects.get(pk=one.pk).state for one in two]


def test_the_queue_shows_both_in_one_thing_and_one_form_the_wished_first(cast, two, signed_in):
    page = signed_in(cast.kaisa).get(reverse("reviews:queue"), {"kind": "suggestion"}).content.decode()
    assert page.count("data-queue-item") == 1
    assert page.index("Toivottu työ") < page.index("Toinen paikka")
    assert page.count(reverse("suggestions:decide_together", args=[cast.aino.pk])) == 1
    assert all(f'name="decision-{one.pk}"' in page for one in two)
    assert reverse("suggestions:approve", args=[two[0].pk]) not in page


def test_a_yes_and_a_no_go_in_one_press_and_both_are_on_record(cast, two, signed_in):
    assert post(signed_in(cast.kaisa), cast, two, "approve", "travel").status_code == 302
    assert states(two) == [SuggestionState.ASKED, SuggestionState.DECLINED]
    assert Suggestion.objects.get(pk=two[1].pk).coach_reason == "travel"
    assert {one.position_shown for one in Suggestion.objects.all()} == {1}
    assert {one.decided_by for one in Suggestion.objects.all()} == {cast.kaisa}


def test_one_may_be_decided_and_the_other_left_for_later(cast, two, signed_in):
    assert post(signed_in(cast.kaisa), cast, two, "", "approve").status_code == 302
    assert states(two) == [SuggestionState.PROPOSED, SuggestionState.ASKED]


def test_deciding_nothing_is_said_and_nothing_moves(cast, two, signed_in):
    answer = post(signed_in(cast.kaisa), cast, two, "", "")
    assert answer.status_code == 422
    assert states(two) == [SuggestionState.PROPOSED] * 2


def test_a_word_that_is_none_is_refused_at_its_field(cast, two, signed_in):
    answer = post(signed_in(cast.kaisa), cast, two, "approve", "whatever")
    assert answer.status_code == 422
    assert answer.context["form"].errors[f"decision-{two[1].pk}"]
    assert states(two) == [SuggestionState.PROPOSED] * 2


def test_where_one_cannot_be_approved_any_more_neither_is_decided(cast, two, signed_in):
    type(two[1].listing).objects.filter(pk=two[1].listing_id).update(needs_licence=True)
    answer = post(signed_in(cast.kaisa), cast, two, "skills", "approve")
    assert answer.status_code == 422
    assert states(two) == [SuggestionState.PROPOSED] * 2
    assert 'value="skills" selected' in answer.content.decode()


def test_the_action_itself_decides_all_or_none(cast, two):
    type(two[1].listing).objects.filter(pk=two[1].listing_id).update(needs_licence=True)
    two[1].listing.refresh_from_db()
    with pytest.raises(ValidationError):
        actions.decide_together([(two[0], "skills"), (two[1], "")], by=cast.kaisa)
    assert states(two) == [SuggestionState.PROPOSED] * 2


def test_what_somebody_has_decided_meanwhile_is_told_not_passed_over(cast, two, signed_in):
    Suggestion.objects.filter(pk=two[0].pk).update(state=SuggestionState.WITHDRAWN)
    answer = post(signed_in(cast.kaisa), cast, two, "approve", "approve")
    assert answer.status_code == 422
    assert states(two) == [SuggestionState.WITHDRAWN, SuggestionState.PROPOSED]


@pytest.mark.parametrize("who", ["ville", "sofia", "mikko", "aino", "admin"])
def test_nobody_else_decides(cast, two, signed_in, who):
    assert post(signed_in(getattr(cast, who)), cast, two, "approve", "approve").status_code in {403, 404}
    assert states(two) == [SuggestionState.PROPOSED] * 2


def test_her_own_wish_stays_a_thing_of_its_own(cast, two, signed_in):
    matching.suggestion(two[0].profile, marketplace.listing(cast.bakery, title="Oma toive"), source=Source.YOUNG)
    page = signed_in(cast.kaisa).get(reverse("reviews:queue"))
    assert [(waiting.kind, len(waiting.also)) for _at, waiting, _obj in page.context["items"]] == [
        ("interest", 0), ("suggestion", 1),
    ]  # fmt: skip


def test_a_colleague_who_stands_in_for_a_tied_coach_decides_one_by_one(cast, two, signed_in):
    liisa = accounts.coach("Liisa")
    cast.kaisa.ties.create(organisation=cast.bakery, kind="family")
    page = signed_in(liisa).get(reverse("reviews:queue"), {"kind": "suggestion"}).content.decode()
    assert reverse("suggestions:decide_together", args=[cast.aino.pk]) not in page
    assert all(reverse("suggestions:approve", args=[one.pk]) in page for one in two)
