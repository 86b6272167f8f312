"""However few decisions there are, what serves is never surely worse than the written rules."""

from dataclasses import replace

import numpy as np
import pytest

from matching.ranking.evaluate import ndcg, paired_bootstrap
from matching.ranking.facts import pair_rows
from matching.ranking.ranker import Ranker
from tests.matching.ranking.town import lessons, town, true_log_odds


@pytest.fixture(scope="module")
def other():
    """Another town, its pairs, and what each is truly worth there."""
    market = town(52, seekers=250)
    scores = Ranker().score(market)
    odds = true_log_odds(pair_rows(market, scores.seeker, scores.opening))
    return market, scores, np.digitize(odds, np.quantile(odds, [0.7, 0.9]))


def against_the_rules(ranker, other):
    market, rules, worth = other
    ours = ranker.score(market, rules.seeker, rules.opening)
    own, theirs = (ndcg(one.seeker, one.value, worth)[1] for one in (ours, rules))
    return paired_bootstrap(own, theirs)


@pytest.mark.parametrize(
    ("count", "engines"), [(0, {"rules"}), (50, {"rules"}), (500, {"rules", "learned"}), (5000, {"learned"})]
)
def test_each_step_of_the_ladder_is_not_below_the_rules(other, count, engines):
    ranker = Ranker().fit(lessons(town(51), count))
    assert ranker.engine_ in engines
    assert against_the_rules(ranker, other).high >= 0


def test_many_decisions_are_surely_better_and_coaches_who_decide_by_dice_teach_nothing(other):
    lesson = lessons(town(51), 5000)
    assert against_the_rules(Ranker().fit(lesson), other).low > 0
    dice = np.random.default_rng(3).permutation(len(lesson))
    mixed = replace(lesson, labels=lesson.labels[dice])
    assert against_the_rules(Ranker().fit(mixed), other).high >= 0
