"""scikit-learn's own checks on every estimator of ours; none is expected to fail."""

import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from matching.ranking.baseline import Criterion, RulesRanker, rules_ranker, untaught_rules
from matching.ranking.facts import pair_rows
from matching.ranking.features import PairFeatures, pair_features
from matching.ranking.market import Market
from matching.ranking.recipe import Recipe
from matching.ranking.schema import COLUMNS
from matching.ranking.stages import StageModel
from tests.matching.ranking.town import aino, bakery, random_pairs, town


@parametrize_with_checks(
    [
        PairFeatures(),
        PairFeatures(recipe=Recipe(terms=("log x0", "-x0"), hinges=(("x0", 1.0),), products=(("x0", "x0"),))),
        RulesRanker(),
        # scikit-learn's made-up data have as few as a dozen rows: too few for the usual 20 of each answer
        StageModel(least=1),
    ]
)
def test_scikit_learn_accepts_the_estimator(estimator, check):
    check(estimator)


def test_features_put_means_gaps_logs_bends_and_products_side_by_side():
    rows = np.array([[1.0, 1.0], [np.nan, 0.0], [3.0, 0.0]])
    recipe = Recipe(terms=("log km",), hinges=(("km", 2.5),), products=(("km", "-car"),))
    features = PairFeatures(names=("km", "car"), recipe=recipe)
    log = np.log1p([1, 2, 3])
    expected = [[1, 1, 0, log[0], 0, 0], [2, 0, 1, log[1], 0, 2], [3, 0, 0, log[2], 0.5, 3]]
    np.testing.assert_allclose(features.fit_transform(rows), expected)
    names = ["km", "car", "km_unknown", "log km", "km>2.5", "km*-car"]
    assert features.get_feature_names_out().tolist() == names
    assert features.sources() == ["km", "car", "km", "km", "km", "km"]


def test_each_category_met_in_training_has_a_level_and_slopes_and_others_have_none():
    recipe = Recipe(category_interactions={"field": ("keen",)})
    features = PairFeatures(names=("field", "keen"), recipe=recipe).fit(np.array([[51.0, 2], [72, 3]]))
    rows = np.array([[72.0, 5], [99, 5], [np.nan, 5]])
    np.testing.assert_allclose(features.transform(rows), [[5, 0, 1, 0, 5], [5, 0, 0, 0, 0], [5, 0, 0, 0, 0]])
    names = ["keen", "field=51", "field=72", "field=51*keen", "field=72*keen"]
    assert features.get_feature_names_out().tolist() == names


def test_the_short_way_to_weighed_columns_gives_what_the_wide_table_gives():
    market = town(4)
    rows = pair_rows(market, *random_pairs(market, 200))
    features = pair_features().fit(rows[:100])
    weights = np.random.default_rng(0).normal(size=(len(features.get_feature_names_out()), 3))
    np.testing.assert_allclose(features.dot(rows, weights), features.transform(rows) @ weights, atol=1e-8)


def test_features_of_a_town_have_no_gaps_left_and_a_name_each():
    market = town(1)
    rows = pair_rows(market, *random_pairs(market, 300))
    features = pair_features()
    columns = features.fit_transform(rows)
    assert np.isnan(rows).any()
    assert np.isfinite(columns).all()
    names = features.get_feature_names_out().tolist()
    assert len(names) == columns.shape[1] == len(set(names))


def test_features_refuse_a_product_of_a_column_that_is_not_there():
    with pytest.raises(ValueError, match="no such columns: sex"):
        PairFeatures(recipe=Recipe(products=(("x0", "sex"),))).fit(np.zeros((2, 1)))


@pytest.mark.parametrize("make", [pair_features, rules_ranker])
def test_rows_narrower_than_the_schema_are_refused(make):
    with pytest.raises(ValueError, match=f"there are {len(COLUMNS)} names"):
        make().fit(np.zeros((2, 3)), np.array([0, 1]))


def test_a_rule_gives_points_evenly_between_its_two_ends_and_half_when_unknown():
    rules = RulesRanker(criteria=(Criterion("km", 1, 40, 0),), names=("km",))
    rules.fit(np.array([[0.0], [40.0]]), [1, 0])
    np.testing.assert_allclose(
        rules.points(np.array([[-1.0], [0], [10], [40], [90], [np.nan]])), [1, 1, 0.75, 0, 0, 0.5]
    )


def test_the_rules_level_their_chances_to_what_happened():
    market = town(2)
    rows = pair_rows(market, *random_pairs(market, 4000))
    happened = (np.arange(4000) % 5 == 0).astype(int)
    assumed = untaught_rules().predict_proba(rows)[:, 1].mean()
    chance = rules_ranker().fit(rows, happened).predict_proba(rows)[:, 1]
    assert chance.mean() == pytest.approx((0.2 * 4000 + assumed * 50) / 4050)


def test_untaught_rules_prefer_the_bakery_for_aino_to_a_place_that_suits_her_less():
    worse = bakery(id="worse", occupation="packer", isco="9321", latitude=61.2, languages={"fi": "C2"})
    rows = pair_rows(Market([aino()], [bakery(), worse]), [0, 0], [0, 1])
    good, bad = untaught_rules().predict_proba(rows)[:, 1]
    assert good > 2 * bad
