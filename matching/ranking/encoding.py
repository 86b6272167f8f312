"""Rows into arrays: what both sides of the market are encoded with."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy import sparse


def positions(ids: Iterable[str]) -> dict[str, int]:
    """Place of each id. Raises ValueError if one appears twice."""
    ids = list(ids)
    if len(set(ids)) < len(ids):
        raise ValueError("an id appears twice on one side of the market")
    return {name: number for number, name in enumerate(ids)}


def places_of(*sides: Sequence[Iterable[str]]) -> dict[str, int]:
    """Every name that any row of any side has, in order, with its place."""
    names = sorted({name for side in sides for row in side for name in row})
    return {name: number for number, name in enumerate(names)}


def levels(rows: Sequence[Mapping[str, float]], place: Mapping[str, int]) -> sparse.csr_array:
    """What stands beside each name in each row: sparse array (rows, names); names without a place are left out."""
    cells = [
        (number, place[name], level) for number, row in enumerate(rows) for name, level in row.items() if name in place
    ]
    row, column, value = zip(*cells, strict=True) if cells else ((), (), ())
    return sparse.csr_array(
        (np.array(value, float), (np.array(row, int), np.array(column, int))), (len(rows), len(place))
    )


def ones(rows: Sequence[Iterable[str]], place: Mapping[str, int]) -> sparse.csr_array:
    """Which names each row has: sparse array (rows, names) of ones."""
    return levels([dict.fromkeys(row, 1.0) for row in rows], place)


def under(table: sparse.csr_array, names: Iterable[str], place: Mapping[str, int]) -> sparse.csr_array:
    """The columns of a table, called `names`, put under other places: sparse array (rows, places)."""
    cells = [(number, place[name]) for number, name in enumerate(names) if name in place]
    row, column = np.array(cells, int).reshape(-1, 2).T
    turn = sparse.csr_array((np.ones(len(row)), (row, column)), (table.shape[1], len(place)))
    return table @ turn


def floats(values: Sequence[object], width: int = 1) -> np.ndarray:
    """None → NaN; shape (rows,) or (rows, width)."""
    table = np.array(values, dtype=object).reshape(-1, width) if width > 1 else np.array(values, dtype=object)
    return np.where(table == None, np.nan, table).astype(float)  # noqa: E711


def day_numbers(days: Sequence[dt.date | None]) -> np.ndarray:
    """Days as numbers that differ by the days between them, NaN where there is none; shape (days,)."""
    return floats([day and day.toordinal() for day in days])
