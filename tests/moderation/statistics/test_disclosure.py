"""Small numbers stay hidden: nothing of 1 to 4 people is shown or can be worked out."""

import random

import pytest
from scipy.optimize import linprog

from moderation.statistics.disclosure import FEWEST, protect, shown


def two_way(rng):
    """A random table with totals of rows and columns, as values and the lines that add up."""
    height, width = rng.randint(2, 4), rng.randint(2, 5)
    top = rng.choice((3, 8, 20))
    values = {(y, x): rng.choice((0, rng.randint(0, top))) for y in range(height) for x in range(width)}
    for y in range(height):
        values[y, "all"] = sum(values[y, x] for x in range(width))
    for x in (*range(width), "all"):
        values["all", x] = sum(values[y, x] for y in range(height))
    rows = [[(y, x) for x in (*range(width), "all")] for y in (*range(height), "all")]
    columns = [[(y, x) for y in (*range(height), "all")] for x in (*range(width), "all")]
    return values, rows + columns


def range_of(key, seen, lines):
    """Least and most that a hidden number can be, for somebody who knows all that is shown."""
    unknown = [name for name, value in seen.items() if value is None]
    sums, rest = [], []
    for line in lines:
        signs = {name: (-1 if name == line[-1] else 1) for name in line}
        sums.append([signs.get(name, 0) for name in unknown])
        rest.append(-sum(signs[name] * seen[name] for name in line if seen[name] is not None))
    goal = [int(name == key) for name in unknown]
    least, most = (
        linprog([sign * weight for weight in goal], A_eq=sums, b_eq=rest, bounds=(0, None)) for sign in (1, -1)
    )
    return least.fun, -most.fun if most.status == 0 else float("inf")


@pytest.mark.parametrize("seed", range(200))
def test_nothing_of_1_to_4_can_be_worked_out_of_a_table(seed):
    values, lines = two_way(random.Random(seed))  # noqa: S311
    seen = protect(values, lines)
    for key, value in values.items():
        if not 0 < value < FEWEST:
            continue
        assert seen[key] is None
        least, most = range_of(key, seen, lines)
        assert most - least > 0.5, (key, value, seen)


@pytest.mark.parametrize("seed", range(50))
def test_what_is_shown_is_true(seed):
    values, lines = two_way(random.Random(seed))  # noqa: S311
    assert all(number in {None, values[key]} for key, number in protect(values, lines).items())


def test_a_table_without_small_numbers_is_shown_whole():
    values = {"a": 10, "b": 0, "all": 10}
    assert protect(values, [["a", "b", "all"]]) == values


def test_a_lone_small_number_takes_a_companion_along():
    seen = protect({"a": 2, "b": 30, "c": 9, "all": 41}, [["a", "b", "c", "all"]])
    assert seen == {"a": None, "b": 30, "c": None, "all": 41}


def test_hidden_numbers_that_add_up_to_few_take_another_along():
    seen = protect({"a": 1, "b": 2, "c": 9, "all": 12}, [["a", "b", "c", "all"]])
    assert seen == {"a": None, "b": None, "c": None, "all": 12}


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (1, "1–4"), (4, "1–4"), (5, "5"), (120, "120")])
def test_a_single_small_number_becomes_a_range(number, text):
    assert shown(number) == text
