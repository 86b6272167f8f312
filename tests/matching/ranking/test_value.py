"""What a pair is worth: coach² · young person · workplace · (0.4 + 0.6 · completion), counted by hand."""

import numpy as np
import pytest

from matching.ranking.funnel import Funnel

NO_MODEL = Funnel(digest=None, lines=(), trees=(), share=np.zeros(4))


def worth(coach, youth, employer, completion):
    """By the funnel, from four chances."""
    chance = np.array([[coach, youth, employer, completion]])
    return float(np.exp(NO_MODEL.value(np.log(chance / (1 - chance))))[0])


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ((0.5, 0.8, 0.4, 0.75), 0.25 * 0.8 * 0.4 * 0.85),
        ((0.2, 0.8, 0.4, 0.75), 0.04 * 0.8 * 0.4 * 0.85),
        ((0.5, 0.2, 0.4, 0.75), 0.25 * 0.2 * 0.4 * 0.85),
        ((0.5, 0.8, 0.9, 0.75), 0.25 * 0.8 * 0.9 * 0.85),
        ((0.5, 0.8, 0.4, 0.25), 0.25 * 0.8 * 0.4 * 0.55),
    ],
    ids=["as it is", "a doubting coach", "a doubting young person", "a keen workplace", "it would break off"],
)
def test_a_pair_is_worth_what_the_formula_says(chances, expected):
    assert worth(*chances) == pytest.approx(expected, rel=1e-12)


def test_a_coachs_doubt_weighs_twice_and_the_others_once():
    plain = worth(0.6, 0.6, 0.6, 0.5)
    assert worth(0.3, 0.6, 0.6, 0.5) == pytest.approx(plain / 4)
    assert worth(0.6, 0.3, 0.6, 0.5) == worth(0.6, 0.6, 0.3, 0.5) == pytest.approx(plain / 2)


def test_a_placement_that_surely_breaks_off_is_still_worth_two_fifths():
    assert worth(0.5, 0.5, 0.5, 1e-12) / worth(0.5, 0.5, 0.5, 1 - 1e-12) == pytest.approx(0.4)
