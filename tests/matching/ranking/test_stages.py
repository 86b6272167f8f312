"""A stage learns from those who reached it, keeps its chances honest and says less when it knows less."""

import numpy as np
import pytest

from matching.ranking.decisions import JOB_REASONS, Decision, Decisions, capped_weights
from matching.ranking.facts import pair_rows
from matching.ranking.features import pair_features
from matching.ranking.funnel import PRIOR_RATES, fit_funnel
from matching.ranking.schema import COLUMNS
from matching.ranking.stages import StageModel
from tests.matching.ranking.town import lessons, random_pairs, town, true_log_odds


def planted(count, seed=0):
    market = town(21)
    rows = pair_rows(market, *random_pairs(market, count, seed))
    yes = np.random.default_rng(seed).uniform(size=count) < 1 / (1 + np.exp(-true_log_odds(rows)))
    return rows, yes.astype(int)


def calibration_error(chance, happened, bins=10):
    """Over bins of equal size: mean |mean chance − rate|."""
    parts = np.array_split(np.argsort(chance, kind="stable"), bins)
    return sum(abs(np.mean(chance[part]) - np.mean(happened[part])) * len(part) for part in parts) / len(chance)


def test_a_stage_finds_a_planted_taste_and_its_chances_come_true():
    model = StageModel(pair_features()).fit(*planted(4000, seed=1))
    rows, yes = planted(4000, seed=2)
    chance = model.predict_proba(rows)[:, 1]
    truth = 1 / (1 + np.exp(-true_log_odds(rows)))
    assert np.corrcoef(chance, truth)[0, 1] > 0.95
    assert calibration_error(chance, yes) < 0.03


def test_a_stage_with_too_few_of_one_answer_gives_everyone_the_shrunk_rate():
    rows, _ = planted(100)
    answers = np.arange(100) < 10
    model = StageModel(pair_features(), least=20, prior_rate=0.4, prior_weight=20).fit(rows, answers.astype(int))
    assert not model.learned_
    np.testing.assert_allclose(model.predict_proba(rows)[:, 1], (10 + 0.4 * 20) / 120)


@pytest.mark.parametrize(("answer", "rate"), [(0, 10 / 70), (1, 60 / 70)])
def test_one_answer_alone_still_leaves_room_for_the_other(answer, rate):
    rows, _ = planted(50)
    model = StageModel(pair_features(), prior_rate=0.5, prior_weight=20).fit(rows, np.full(50, answer))
    assert 1 / (1 + np.exp(-model.log_odds(rows)[0])) == pytest.approx(rate)


def test_a_strict_answerers_level_is_hers_and_does_not_colour_the_facts():
    rows, yes = planted(4000, seed=5)
    strict = np.arange(4000) % 2 == 0
    yes = yes * ~(strict & (np.random.default_rng(1).uniform(size=4000) < 0.6))
    who = np.where(strict, "strict", "mild")
    model = StageModel(pair_features(), strength=1.0).fit(rows, yes, answerers=(who,))
    assert model.levels_[0]["mild"] - model.levels_[0]["strict"] > 1
    np.testing.assert_allclose(model.level_of(0, np.array(["mild", "nobody"])), [model.levels_[0]["mild"], 0])
    assert np.average([model.levels_[0][name] for name in who]) == pytest.approx(0, abs=1e-9)


def test_a_funnel_without_any_placement_falls_back_to_the_prior_there():
    lesson = lessons(town(22))
    lesson.labels[:, 3] = np.nan
    funnel = fit_funnel(lesson)
    assert [stage.learned_ for stage in (funnel.digest.opinion, *funnel.lines)] == [True, True, True, False]
    assert funnel.lines[2].rate_ == pytest.approx(PRIOR_RATES["completion"])


def test_the_chance_of_a_match_is_that_both_sides_say_yes():
    lesson = lessons(town(22))
    funnel = fit_funnel(lesson)
    odds, error = funnel.log_odds(lesson.rows, lesson.organisation)
    youth, employer = 1 / (1 + np.exp(-odds[:, [1, 2]].T))
    np.testing.assert_allclose(funnel.chance(odds, error)[0], youth * employer, rtol=1e-6)


@pytest.mark.parametrize("reason", ["", "filled", "other", "no_answer"])
def test_a_refusal_without_a_job_related_reason_teaches_nothing(reason):
    assert np.isnan(Decision(seeker="s", opening="o", coach="k", accepts=False, employer_reason=reason).labels()[2])


@pytest.mark.parametrize("reason", sorted(JOB_REASONS))
def test_a_refusal_with_a_job_related_reason_counts(reason):
    assert Decision(seeker="s", opening="o", coach="k", accepts=False, employer_reason=reason).labels()[2] == 0


def test_grades_count_the_stages_passed_in_a_row():
    nan = np.nan
    labels = np.array([[0, nan, nan, nan], [1, nan, nan, nan], [1, 1, 0, nan], [1, 1, 1, 1], [1, 0, 1, 1]], float)
    who = np.array(list("abcde"))
    grades = Decisions(np.zeros((5, len(COLUMNS))), labels, who, who, who, np.ones(5)).grades
    assert grades.tolist() == [0, 1, 2, 4, 1]


def shares(coach, weight):
    return {name: weight[coach == name].sum() / weight.sum() for name in np.unique(coach)}


def test_one_busy_coach_of_twenty_has_a_tenth_of_the_weight():
    coach = np.array(["busy"] * 5000 + [f"coach {n % 19}" for n in range(1900)])
    weight = capped_weights(coach, np.ones(len(coach)))
    assert max(shares(coach, weight).values()) == pytest.approx(0.10)
    assert (weight[coach != "busy"] == 1).all()


def test_several_busy_coaches_are_all_held_to_a_tenth():
    coach = np.array(["busy"] * 5000 + ["eager"] * 3000 + [f"coach {n % 10}" for n in range(800)])
    weight = capped_weights(coach, np.random.default_rng(0).uniform(0.5, 5, len(coach)))
    assert max(shares(coach, weight).values()) <= 0.10 + 1e-9
    assert weight.min() > 0


def test_coaches_who_decide_alike_keep_their_weight():
    coach = np.array([f"coach {n % 12}" for n in range(1200)])
    np.testing.assert_allclose(capped_weights(coach, np.ones(1200)), 1)


def test_a_newcomers_first_label_does_not_hold_down_the_few_others():
    coach = np.array([f"coach {n % 4}" for n in range(400)] + ["newcomer"])
    np.testing.assert_allclose(capped_weights(coach, np.ones(401)), 1)


def test_one_coach_of_five_has_at_most_twice_an_equal_share():
    coach = np.array(["busy"] * 5000 + [f"coach {n % 4}" for n in range(400)])
    assert shares(coach, capped_weights(coach, np.ones(5400)))["busy"] == pytest.approx(0.4)


def test_a_coach_who_floods_the_labels_moves_the_model_by_a_tenth_at_most():
    lesson = lessons(town(22))
    flood = np.tile(np.arange(len(lesson)), 3)
    flooded = Decisions(
        rows=np.vstack([lesson.rows, lesson.rows[flood]]),
        labels=np.vstack([lesson.labels, np.tile([1, np.nan, np.nan, np.nan], (len(flood), 1))]),
        seeker=np.append(lesson.seeker, lesson.seeker[flood]),
        coach=np.append(lesson.coach, np.full(len(flood), "busy")),
        organisation=np.append(lesson.organisation, lesson.organisation[flood]),
        propensity=np.append(lesson.propensity, lesson.propensity[flood]),
    )
    before, after = (fit_funnel(decisions).digest.opinion.rate_ for decisions in (lesson, flooded))
    assert before < after <= 0.9 * before + 0.1 + 1e-3


def test_a_later_stage_speaks_for_all_pairs_and_not_only_for_those_a_coach_liked():
    rng = np.random.default_rng(8)
    far = np.arange(4000) % 2 == 1
    rows = np.full((4000, len(COLUMNS)), np.nan)
    rows[:, COLUMNS.index("km")] = np.where(far, 30, 2)
    approved = rng.uniform(size=4000) < np.where(far, 0.1, 0.9)
    yes = rng.uniform(size=4000) < np.where(far, 0.2, 0.8)
    labels = np.full((4000, 4), np.nan)
    labels[:, 0] = approved
    labels[approved, 1] = yes[approved]
    who = np.array([f"coach {number // 2 % 12}" for number in range(4000)])  # each coach sees near and far alike
    youth = fit_funnel(Decisions(rows, labels, who, who, who, np.ones(len(rows)))).lines[0]
    assert yes[approved].mean() > 0.7
    assert youth.rate_ == pytest.approx(0.5, abs=0.06)
