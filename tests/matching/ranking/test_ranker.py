"""The ranker learns only what it may, uses it only if it helps, and says which engine it stands on."""

import dataclasses

import numpy as np
import pytest

from matching.ranking.bands import with_few_in_the_top
from matching.ranking.decisions import JOB_REASONS, Decisions
from matching.ranking.evaluate import ndcg, paired_bootstrap
from matching.ranking.facts import pair_rows
from matching.ranking.funnel import fit_lines
from matching.ranking.market import Market
from matching.ranking.pairs import Opening, Seeker
from matching.ranking.ranker import Ranker, first_of_each
from matching.ranking.schema import COLUMNS, FACTORS
from tests.matching.ranking.town import aino, bakery, decided, lessons, random_pairs, town, true_log_odds


@pytest.fixture(scope="module")
def market():
    return town(31)


@pytest.fixture(scope="module")
def learned(market):
    return Ranker(funnel_from=0).fit(lessons(market))


def coefficients(ranker):
    stages = (ranker.funnel_.digest.opinion, *ranker.funnel_.lines)
    return [stage.weights_.tobytes() for stage in stages if stage.learned_]


def test_a_planted_taste_is_learned_and_said_so(learned):
    assert (learned.engine_, learned.why_) == ("learned", "better_than_rules")
    assert learned.gain_.low > 0


def test_the_learned_order_beats_rules_and_noise_in_another_town(learned):
    other = town(32, seekers=300)
    scores = learned.score(other)
    rules = Ranker().score(other, scores.seeker, scores.opening)
    rows = pair_rows(other, scores.seeker, scores.opening)
    worth = np.digitize(true_log_odds(rows), np.quantile(true_log_odds(rows), [0.7, 0.9]))
    silly = np.random.default_rng(0).uniform(size=len(rows))
    ours, byrules, noise = (ndcg(scores.seeker, v, worth)[1] for v in (scores.value, rules.value, silly))
    assert paired_bootstrap(ours, byrules).low > 0.05
    assert paired_bootstrap(byrules, noise).low > 0


@pytest.mark.parametrize(
    ("count", "changes", "why"),
    [
        (0, {}, "no_decisions"),
        (200, {}, "too_few_decisions"),
        (400, {"min_each": 190}, "too_few_of_each"),
    ],
)
def test_with_little_data_the_rules_stay_and_the_reason_is_told(market, count, changes, why):
    ranker = Ranker(**changes).fit(lessons(market, count))
    assert (ranker.engine_, ranker.why_, ranker.funnel_, ranker.gain_) == ("rules", why, None, None)
    assert ranker.score(market).engine == "rules"


def test_shuffled_labels_do_not_beat_the_rules(market):
    lesson = lessons(market)
    mixed = np.random.default_rng(5).permutation(len(lesson))
    ranker = Ranker(funnel_from=0).fit(dataclasses.replace(lesson, labels=lesson.labels[mixed]))
    assert (ranker.engine_, ranker.why_) == ("rules", "not_better_than_rules")


def test_employers_refusals_without_a_job_reason_leave_no_trace_in_the_model(market, learned):
    decisions = decided(market)
    silent = [n for n, d in enumerate(decisions) if d.accepts is False and d.employer_reason not in JOB_REASONS]
    assert len(silent) > 30
    rng = np.random.default_rng(6)
    for number in silent:
        answer = [None, False][rng.integers(2)]
        reason = ["", "filled", "other"][rng.integers(3)]
        decisions[number] = dataclasses.replace(decisions[number], accepts=answer, employer_reason=reason)
    again = Ranker(funnel_from=0).fit(Decisions.of(market, decisions))
    assert coefficients(again) == coefficients(learned)
    assert again.baseline_.level_ == learned.baseline_.level_


def test_a_job_related_refusal_does_leave_one(market, learned):
    decisions = [dataclasses.replace(d, employer_reason="filled") if d.accepts is False else d for d in decided(market)]
    assert coefficients(Ranker(funnel_from=0).fit(Decisions.of(market, decisions))) != coefficients(learned)


def test_decisions_that_no_coach_has_made_are_not_counted(market):
    waiting = [
        dataclasses.replace(d, approves=None, says_yes=None, accepts=None, completes=None) for d in decided(market)
    ]
    assert Ranker(funnel_from=0).fit(Decisions.of(market, waiting)).why_ == "no_decisions"


def test_learning_twice_from_the_same_gives_the_same(market, learned):
    assert coefficients(Ranker(funnel_from=0).fit(lessons(market))) == coefficients(learned)


@pytest.mark.parametrize("engine", ["rules", "learned"])
def test_chances_lie_in_their_interval_and_bands_follow_them(market, learned, engine):
    ranker = learned if engine == "learned" else Ranker()
    scores = ranker.score(market)
    assert scores.engine == engine
    assert (scores.low <= scores.chance).all()
    assert (scores.chance <= scores.high).all()
    assert ((scores.low >= 0) & (scores.high <= 1)).all()
    by_chance = np.array(["low", "middle", "high"])[np.digitize(scores.chance, ranker.bands)]
    assert (scores.band == np.where(scores.unsure & (by_chance == "high"), "middle", by_chance)).all()


def test_where_much_comes_of_suggestions_no_more_than_a_fifth_of_them_is_promising(market):
    lesson = lessons(market)
    chance = Ranker().fit(lesson).chances(lesson.rows, lesson.organisation)
    low, high = with_few_in_the_top((0.01, 0.02), chance)
    assert (chance > 0.02).mean() > 0.9
    assert 0.15 < (chance > high).mean() <= 0.2
    assert low == 0.01


def test_a_pair_of_which_little_is_known_is_never_promising_however_good_its_chance():
    skills = {"baking": 1.0, "cleaning": 1.0, "customer service": 1.0}
    near = Market([aino(skills=skills, experience={"baker": 12})], [bakery(latitude=60.98, kind="work_trial")])
    sure, unsure = (Ranker(least_known=least).score(near, [0], [0]) for least in (0.4, 1.1))
    assert (sure.band[0], unsure.band[0]) == ("high", "middle")
    assert sure.chance == unsure.chance


def test_a_seeker_of_whom_nothing_is_known_gets_an_answer_marked_as_unsure(learned):
    market = Market([Seeker(id="nobody yet")], [bakery(), bakery(id="other")])
    for ranker in (Ranker(), learned):
        scores = ranker.score(market)
        assert len(scores) == 2
        assert scores.unsure.all()
        assert np.isfinite(scores.value).all()


def test_two_empty_rows_can_be_scored():
    scores = Ranker().score(Market([Seeker(id="s")], [Opening(id="o", organisation="x", kind="job")]))
    assert len(scores) == 1


def test_a_market_without_openings_gives_no_scores():
    assert len(Ranker().score(Market([aino()], []))) == 0


def test_one_seeker_and_one_opening_alone_get_the_scores_they_have_among_all(market, learned):
    scores = learned.score(market)
    value = dict(zip(zip(scores.seeker.tolist(), scores.opening.tolist(), strict=True), scores.value, strict=True))
    seeker, opening = int(scores.seeker[0]), int(scores.opening[0])
    for alone in (learned.for_seeker(market, seeker), learned.for_opening(market, opening)):
        assert len(alone) > 3
        own = zip(alone.seeker.tolist(), alone.opening.tolist(), alone.value, strict=True)
        assert all(value.get((s, o), v) == pytest.approx(v, rel=1e-5) for s, o, v in own)
    assert (learned.for_seeker(market, seeker).seeker == seeker).all()
    assert (learned.for_opening(market, opening).opening == opening).all()


def test_scores_do_not_depend_on_who_else_is_scored(market, learned):
    scores = learned.score(market)
    one = learned.score(market, scores.seeker[7:8], scores.opening[7:8])
    np.testing.assert_allclose(one.value, scores.value[7:8], rtol=1e-4)


def test_contributions_of_the_rules_add_up_to_the_order(market):
    ranker = Ranker()
    seeker, opening = random_pairs(market, 200)
    nothing = ranker.order(np.full((1, len(COLUMNS)), np.nan))
    parts = ranker.contributions(market, seeker, opening)
    np.testing.assert_allclose(parts.sum(axis=1), ranker.order(pair_rows(market, seeker, opening)) - nothing, atol=1e-9)


def test_a_change_of_one_fact_changes_the_part_of_its_factor_alone(market, learned):
    opening = learned.score(market).opening[0]
    place = market.openings[opening]
    other = dataclasses.replace(place, hours_per_week=(place.hours_per_week or 0) + 7)
    twins = Market(market.seekers, [place, dataclasses.replace(other, id="twin")], market.isco)
    parts = learned.contributions(twins, np.array([0, 0]), np.array([0, 1]))
    changed = np.flatnonzero(~np.isclose(parts[0], parts[1], atol=1e-4))
    assert set(changed) <= {FACTORS.index("hours")}


def test_the_first_of_each_are_the_greatest_and_of_equals_the_earlier():
    owner, value = np.array([1, 0, 1, 1, 0]), np.array([2.0, 5, 3, 3, 5])
    assert first_of_each(owner, value, 1).tolist() == [False, True, True, False, False]


def test_a_workplace_that_coaches_like_comes_first_among_equals(market):
    lesson = lessons(market)
    liked = lesson.organisation == "firm 3"
    lesson.labels[liked, 0] = 1
    funnel = fit_lines(lesson)
    rows = np.repeat(lesson.rows[:1], 2, axis=0)
    odds, _ = funnel.log_odds(rows, np.array(["firm 3", "nobody"]))
    assert odds[0, 0] > odds[1, 0] + 0.3


def places_before(scores, opening):
    """How many openings stand before this one, for each seeker who has it among hers."""
    own = np.flatnonzero(scores.opening == opening)
    return [int((scores.value[scores.seeker == scores.seeker[pair]] > scores.value[pair]).sum()) for pair in own]


def test_two_hundred_more_skills_in_an_opening_win_it_nothing(learned):
    market = town(33, seekers=60, openings=40)
    stuffed = frozenset(skill for seeker in market.seekers for skill in seeker.skills) | frozenset(map(str, range(200)))
    for ranker in (Ranker(), learned):
        before = ranker.score(market)
        target = int(np.bincount(before.opening).argmax())
        openings = list(market.openings)
        openings[target] = dataclasses.replace(openings[target], skills_required=stuffed)
        after = ranker.score(Market(market.seekers, openings, market.isco))
        won = np.subtract(places_before(before, target), places_before(after, target))
        assert won.max() <= 3
