"""Hides small numbers of people, and as many others as it takes that nobody can work the small ones out."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

FEWEST = 5  # a number of 1 to 4 people might point at one of them
HIDDEN = "–"

Key = TypeVar("Key", bound=Hashable)
Lines = Sequence[Sequence[Key]]
"""Each line holds the keys of its parts and, last, that of their total."""


def shown(number: int) -> str:
    """A single number that stands in no sum: 1 to 4 become a range."""
    return "1–4" if 0 < number < FEWEST else str(number)


def protect(values: Mapping[Key, int], lines: Lines[Key]) -> dict[Key, int | None]:
    """The numbers with None in place of those that must stay hidden.

    ``lines`` say what adds up to what. First every number of 1 to 4 goes. Then, as long as a small one could be
    worked out from its line or from several lines together, or those hidden in a line would add up to a small
    number, the smallest visible number of that line goes too.
    """
    hidden = {key for key, value in values.items() if 0 < value < FEWEST}
    helper = _next_helper(values, lines, hidden)
    while helper is not None:
        hidden.add(helper)
        helper = _next_helper(values, lines, hidden)
    return {key: None if key in hidden else value for key, value in values.items()}


def _next_helper(values: Mapping[Key, int], lines: Lines[Key], hidden: set[Key]) -> Key | None:
    for line in _exposed(values, lines, hidden):
        visible = [key for key in line if key not in hidden]
        if visible:
            # A number that is not nought protects better: noughts are often known from elsewhere.
            return min(visible, key=lambda key: (values[key] == 0, values[key], line.index(key)))
    return None


def _exposed(values: Mapping[Key, int], lines: Lines[Key], hidden: set[Key]) -> Iterator[Sequence[Key]]:
    """Lines that give something away."""
    for line in lines:
        unseen = [key for key in line if key in hidden]
        alone = len(unseen) == 1
        together = line[-1] not in hidden and 0 < sum(values[key] for key in unseen) < FEWEST
        if alone or together:
            yield line
    known = _solvable(lines, hidden)
    yield from (line for line in lines if known.intersection(line))


def _solvable(lines: Lines[Key], hidden: set[Key]) -> set[Key]:
    """Hidden numbers that the sums of all lines together determine (elimination of Gauss, exact)."""
    unknown = [key for key in dict.fromkeys(key for line in lines for key in line) if key in hidden]
    rows = [
        [Fraction(0) if key not in line else Fraction(-1 if key == line[-1] else 1) for key in unknown]
        for line in lines
    ]
    done = 0
    for column in range(len(unknown)):
        pivot = next((at for at in range(done, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [entry / rows[done][column] for entry in rows[done]]
        for at, row in enumerate(rows):
            if at != done and row[column]:
                factor = row[column]
                rows[at] = [entry - factor * top for entry, top in zip(row, rows[done], strict=True)]
        done += 1
    return {unknown[row.index(Fraction(1))] for row in rows[:done] if sum(entry != 0 for entry in row) == 1}
