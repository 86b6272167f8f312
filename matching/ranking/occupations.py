"""How alike two occupations are, by the digits of their ISCO-08 codes."""

from collections.abc import Mapping, Sequence

import numpy as np

# Shared leading digits → likeness: another field, major group, sub-major group, minor group, unit group.
BY_DIGITS = np.array([0.0, 0.2, 0.4, 0.6, 0.8])
CLOSE = 0.8  # the same unit group
RELATED = 0.6  # the same minor group: from here on people would call two occupations related


def likeness(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]) -> np.ndarray:
    """Likeness of every (occupation, isco) on the left with every one on the right, shape (left, right), 0–1.

    The same occupation is 1. A code of fewer than four digits shares at most the digits it has.
    """
    shared = np.ones((len(left), len(right)), bool)
    digits = np.zeros((len(left), len(right)), int)
    for place in range(4):
        one = np.array([isco[place : place + 1] for _, isco in left])
        other = np.array([isco[place : place + 1] for _, isco in right])
        shared &= (one[:, None] == other[None, :]) & (one != "")[:, None]
        digits += shared
    names = np.array([name for name, _ in left]), np.array([name for name, _ in right])
    same = (names[0][:, None] == names[1][None, :]) & (names[0] != "")[:, None]
    return np.where(same, 1.0, BY_DIGITS[digits])


def slots(people: Sequence[Mapping[str, int]]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Each person's occupations as a padded table.

    Returns the distinct occupations, their positions (people, most that anyone has; -1 = empty) and the
    numbers that stand beside them (same shape).
    """
    names = sorted({name for person in people for name in person})
    place = {name: number for number, name in enumerate(names)}
    width = max((len(person) for person in people), default=0)
    where = np.full((len(people), width), -1)
    value = np.zeros((len(people), width))
    for row, person in enumerate(people):
        for column, name in enumerate(sorted(person)):
            where[row, column] = place[name]
            value[row, column] = person[name]
    return names, where, value


def best(where: np.ndarray, value: np.ndarray, alike: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The most alike of each person's occupations, for every occupation on offer.

    Returns three arrays (people, on offer): its likeness, the number beside it (of equally alike ones the
    greater), and the sum of the numbers weighted by likeness. People without occupations have zeros.
    """
    shape = len(where), alike.shape[1]
    top, beside, total = np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for column in range(where.shape[1]):
        there = where[:, column] >= 0
        score = np.where(there[:, None], alike[where[:, column]], 0.0).astype(np.float32)
        number = np.where(there, value[:, column], 0.0).astype(np.float32)[:, None]
        better = (score > top) | ((score == top) & (score > 0) & (number > beside))
        beside = np.where(better, number, beside)
        top = np.maximum(top, score)
        total += score * number
    return top, beside, total


def is_other_work(alike: float | None) -> bool:
    """Whether a place is of other work than somebody wishes for, by how alike it is; what is not known is not."""
    return alike is not None and alike < RELATED
