"""Chances are mended by group as far as the answers make it certain, and no further."""

import numpy as np
import pytest

from matching.ranking.calibration import EDGES, Calibration, calibrate, standardised_ratios
from matching.ranking.ranker import Ranker
from matching.ranking.schema import COLUMNS
from tests.matching.ranking.town import lessons, town

MONTHS = COLUMNS.index("experience_total")


def introductions(count, seed, too_high=1.0):
    """Facts, said chances and what came of it; those without experience have ``too_high`` times too high a chance."""
    dice = np.random.default_rng(seed)
    rows = np.full((count, len(COLUMNS)), np.nan)
    for name, edges in EDGES.items():
        rows[:, COLUMNS.index(name)] = dice.choice([0, *edges, 2 * edges[-1]], count)
    said = dice.uniform(0.1, 0.5, count)
    truth = np.where(rows[:, MONTHS] == 0, said / too_high, said)
    return rows, said, truth, dice.uniform(size=count) < truth


def test_a_group_that_is_surely_promised_too_much_is_promised_less():
    rows, said, truth, matched = introductions(8000, 1, too_high=1.6)
    mended = calibrate(rows, said, matched).corrected(rows, said)
    young = rows[:, MONTHS] == 0
    assert said[young].mean() / truth[young].mean() == pytest.approx(1.6)
    assert mended[young].mean() / truth[young].mean() < 1.3
    assert mended[~young].mean() / truth[~young].mean() == pytest.approx(1, abs=0.05)


def test_where_groups_differ_by_chance_alone_hardly_anything_is_mended():
    moved = []
    for seed in range(20):
        rows, said, _truth, matched = introductions(3000, seed)
        moved.append(np.abs(calibrate(rows, said, matched).corrected(rows, said) / said - 1).mean())
    assert np.mean(moved) < 0.01


def test_the_same_gap_is_mended_the_more_the_more_people_show_it():
    def certain(count):
        member = np.repeat([[True, False], [False, True]], count, axis=0)
        chance, matched = np.full(2 * count, 0.4), np.tile([1, 0, 0, 0, 1, 0, 0, 0, 0, 0], 2 * count // 10)
        matched[count:] = np.tile([1, 1, 1, 0, 0], count // 5)
        return standardised_ratios(["few", "many"], member, chance, matched)

    few, some, many = (certain(count)[0] for count in (20, 100, 1000))
    assert few.certain == 1
    assert 1 > some.certain > many.certain > 0.5
    assert many.ratio == pytest.approx(0.5, abs=0.05)
    assert many.high - many.low < some.high - some.low


def test_too_few_expected_matches_get_no_figure_and_no_correction():
    found = standardised_ratios(["handful"], np.ones((10, 1), bool), np.full(10, 0.1), np.ones(10))[0]
    assert (found.ratio, found.low, found.high, found.certain) == (None, None, None, 1.0)
    assert standardised_ratios(["nobody"], np.zeros((0, 1), bool), np.zeros(0), np.zeros(0))[0].count == 0


def test_who_has_not_told_stays_as_they_are():
    rows, said, _truth, matched = introductions(8000, 1, too_high=1.6)
    untold = np.full((3, len(COLUMNS)), np.nan)
    assert (calibrate(rows, said, matched).corrected(untold, np.full(3, 0.2)) == 0.2).all()
    assert (Calibration().corrected(rows, said) == said).all()


def test_a_learned_ranker_reports_its_groups_and_mends_its_chances_by_them_alone():
    market = town(31)
    ranker = Ranker(funnel_from=0).fit(lessons(market))
    assert {row["group"].split()[0] for row in ranker.calibration_.as_rows()} == set(EDGES)
    scores = ranker.score(market)
    ranker.calibration_ = calibrate(*(introductions(8000, 1, too_high=1.6)[at] for at in (0, 1, 3)))
    again = ranker.score(market)
    assert (again.value == scores.value).all()
    assert (again.chance != scores.chance).any()
    assert (again.chance <= scores.chance * 1.05).all()
