"""Few decisions move the weights of the rules a little, many more, and none turns a rule round."""

import dataclasses

import numpy as np
import pytest

from matching.ranking.baseline import CRITERIA, untaught_rules
from matching.ranking.facts import pair_rows
from matching.ranking.ranker import Ranker
from matching.ranking.tuning import tuned_rules
from tests.matching.ranking.town import lessons, random_pairs, town


@pytest.fixture(scope="module")
def market():
    return town(41)


def weights(rules):
    points = np.array([rule.points for rule in rules.criteria_])
    return dict(zip([rule.column for rule in rules.criteria_], rules.steepness * points / points.sum(), strict=True))


def test_without_a_decision_the_weights_are_the_written_ones(market):
    nothing = lessons(market).take(np.zeros(0, int))
    assert weights(tuned_rules(nothing)) == weights(untaught_rules())


def test_the_town_in_which_guides_count_most_gives_them_more_weight_the_more_it_has_decided(market):
    written = weights(untaught_rules())["mentor_named"]
    few, many = (weights(tuned_rules(lessons(market, count)))["mentor_named"] for count in (200, 1500))
    assert written < few < many


def test_no_weight_falls_below_nought_however_a_town_decides(market):
    lesson = lessons(market)
    contrary = dataclasses.replace(lesson, labels=1 - lesson.labels)
    assert min(weights(tuned_rules(contrary)).values()) >= 0


def test_what_coaches_wait_with_teaches_nothing(market):
    lesson = lessons(market, 600)
    waiting = lesson.labels.copy()
    waiting[300:] = np.nan
    both = dataclasses.replace(lesson, labels=waiting)
    assert weights(tuned_rules(both)) == pytest.approx(weights(tuned_rules(both.take(np.arange(300)))))


@pytest.mark.parametrize(("count", "has_stages"), [(1500, False), (1501, True)])
def test_a_model_of_every_stage_is_learned_from_the_number_on_that_is_asked(market, count, has_stages):
    ranker = Ranker(funnel_from=1501).fit(lessons(market, count))
    assert (ranker.engine_, ranker.funnel_ is not None) == ("learned", has_stages)


def test_reasons_add_up_to_what_the_tuned_rules_order_by(market):
    rules = tuned_rules(lessons(market))
    rows = pair_rows(market, *random_pairs(market, 200))
    middle = rules.level_ + rules.steepness / 2
    assert rules.parts(rows).sum(axis=1) + middle == pytest.approx(rules.log_odds(rows))


def test_every_rule_speaks_of_a_column_once():
    assert len({rule.column for rule in CRITERIA}) == len(CRITERIA)
