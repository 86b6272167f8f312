"""What the decision budget costs, on the coordinator's page: a sentence and a number, sums by coach, nobody's name."""

import pytest
from django.urls import reverse

from matching.oversight.actions import set_number
from matching.oversight.states import NumberKey
from matching.suggestions.queueing.moving import fill_queues
from matching.suggestions.queueing.reading import budget_of
from matching.suggestions.states import SuggestionState
from tests.factories import accounts, marketplace, matching

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(cast):
    """Kaisa reads one at a time; of three young people two wait in reserve, with .3 and .2 matches expected."""
    set_number(key=NumberKey.DECISION_BUDGET, value=1, reason="testi", by=cast.admin)
    for person, worth in (
        (cast.aino, 0.4),
        (accounts.young("Beeda", cast.kaisa), 0.3),
        (accounts.young("Cee", cast.kaisa), 0.2),
    ):
        listing = marketplace.listing(accounts.employer(f"Talo {worth}", verified_by=cast.kaisa))
        matching.suggestion(
            marketplace.profile(person), listing, SuggestionState.RESERVED, expected_matches=worth
        )  # fmt: skip
    fill_queues([cast.kaisa.authority_id])


def test_what_the_budget_holds_back_is_summed_by_coach(cast, held):
    budget = budget_of(cast.sofia)
    assert budget.limit == 1
    assert [(desk.coach, desk.open) for desk in budget.desks] == [("Kaisa Korhonen", 1)]
    assert budget.held == pytest.approx(0.5)


def test_with_room_nothing_is_held_back(cast, held):
    set_number(key=NumberKey.DECISION_BUDGET, value=25, reason="testi", by=cast.admin)
    fill_queues([cast.kaisa.authority_id])
    budget = budget_of(cast.sofia)
    assert budget.held == 0
    assert [(desk.coach, desk.open) for desk in budget.desks] == [("Kaisa Korhonen", 3)]


def test_the_coordinator_reads_one_sentence_with_the_number_and_names_nobody_young(cast, held, signed_in):
    page = signed_in(cast.sofia).get(reverse("home")).content.decode()
    assert "0,5" in page or "0.5" in page
    assert "Beeda" not in page
    ranker = signed_in(cast.sofia).get(reverse("suggestions:ranker")).content.decode()
    assert "Kaisa Korhonen" in ranker
    assert "Beeda" not in ranker
    assert reverse("oversight:set_number") not in ranker
    assert reverse("oversight:set_number") in signed_in(cast.admin).get(reverse("suggestions:ranker")).content.decode()


def test_another_authority_is_not_in_the_sum(cast, held):
    other = accounts.authority("paijat-hame")
    cast.sofia.authority = other
    assert budget_of(cast.sofia).held == 0
