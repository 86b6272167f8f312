"""A pair that a run was unlikely to show speaks for those that it did not show."""

from dataclasses import replace

import numpy as np
import pytest

from matching.ranking.decisions import MOST_WEIGHT, Decision, Decisions, effective_size
from matching.ranking.evaluate import ndcg
from matching.ranking.funnel import fit_lines
from matching.ranking.offline import Past, compare
from matching.ranking.schema import COLUMNS
from matching.ranking.tuning import tuned_rules
from tests.matching.ranking.town import lessons, town


@pytest.fixture(scope="module")
def lesson():
    return lessons(town(41), 600)


def test_a_pair_counts_by_the_inverse_of_its_chance_but_never_more_than_five_times():
    said = [Decision(seeker="aino", opening=str(n), coach="kaisa", propensity=p) for n, p in enumerate((1, 0.5, 1e-4))]
    by_hand = Decision(seeker="aino", opening="own wish", coach="kaisa")
    decisions = Decisions.logged(np.zeros((4, len(COLUMNS))), [*said, by_hand])
    assert decisions.inverse_propensity.tolist() == [1, 2, MOST_WEIGHT, 1]


def test_unequal_weights_say_less_than_as_many_equal_ones():
    assert effective_size(np.ones(8)) == 8
    assert effective_size(np.array([5.0, 1, 1, 1])) == pytest.approx(64 / 28)
    assert effective_size(np.zeros(0)) == 0


def rare(decisions, share):
    """The same decisions, those on places with a guide unlikely to be shown."""
    has_guide = decisions.rows[:, COLUMNS.index("mentor_named")] == 1
    return replace(decisions, propensity=np.where(has_guide, share, 1.0))


def test_the_weights_of_the_rules_follow_what_was_rarely_shown(lesson):
    at = [rule.column for rule in tuned_rules(lesson).criteria_].index("mentor_named")
    often, seldom = (tuned_rules(rare(lesson, share)).criteria_[at].points for share in (1.0, 0.2))
    assert often != pytest.approx(seldom, rel=0.01)


def test_the_lines_follow_what_was_rarely_shown(lesson):
    often, seldom = (fit_lines(rare(lesson, share)).digest.opinion.rate_ for share in (1.0, 0.2))
    assert often != pytest.approx(seldom, abs=0.01)


def test_an_order_that_finds_the_rarely_shown_place_is_worth_more():
    who, gains, weight = np.zeros(3), np.array([1, 1, 0]), np.array([1.0, 5.0, 1.0])
    finds_it, misses_it = np.array([2, 3, 1]), np.array([3, 1, 2])
    assert ndcg(who, finds_it, gains, weight)[1] == 1
    assert ndcg(who, misses_it, gains, weight)[1] < ndcg(who, misses_it, gains)[1]


def test_a_comparison_says_how_many_equal_pairs_its_weighted_pairs_are_worth(lesson):
    compared = compare(Past(lesson, []), rare(lesson, 0.2))
    assert 0 < compared.effective < len(lesson)
