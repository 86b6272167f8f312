"""Rows that fit a question, the best first: in the database over a column of base forms, or over texts in memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from math import log2
from operator import or_
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from marketplace.reference.search.questions import Question, Term

RAREST = 4

Ways = list[tuple[Q, int]]  # conditions by which a term is met, with their points, the best first


def ways_in_column(term: Term, column: str) -> Ways:
    """The ways of a term over a column of base forms."""
    return [(_holds(column, patterns), points) for patterns, points in term.ways]


def _holds(column: str, patterns: tuple[str, ...]) -> Q:
    condition = Q()
    for pattern in patterns:
        condition &= Q(**{f"{column}__contains": pattern})
    return condition


def fitting(rows: QuerySet, question: Question, ways: Callable[[Term], Ways]) -> tuple[QuerySet, bool]:
    """Rows that meet every term, the best first, else those that meet some; and whether every term was met.

    Where no row meets all, a rare term counts for more than a common one.
    """
    found = [ways(term) for term in question.terms]
    met = [_any_of(one) for one in found]
    whole = rows.filter(*met)
    if whole.exists():
        return _best_first(whole, found, [1] * len(found)), True
    return _best_first(rows.filter(_some_of(met)), found, _rarities(rows, met)), False


def _any_of(ways: Ways) -> Q:
    return _some_of([condition for condition, _points in ways])


def _some_of(conditions: list[Q]) -> Q:
    return reduce(or_, conditions, Q(pk__in=[]))


def _best_first(rows: QuerySet, found: list[Ways], weights: list[int]) -> QuerySet:
    points = sum((_points_of(ways) * weight for ways, weight in zip(found, weights, strict=True)), Value(0))
    return rows.annotate(fit=points).order_by("-fit", *rows.query.order_by)


def _rarities(rows: QuerySet, met: list[Q]) -> list[int]:
    """How rare each term is among the rows: 1 where half of them meet it, one more for each halving, 4 at most."""
    counts = {f"term{number}": Count("pk", filter=condition) for number, condition in enumerate(met)}
    counted = rows.order_by().aggregate(every=Count("pk"), **counts)
    return [min(max(1, round(log2((counted["every"] + 1) / (counted[name] + 1)))), RAREST) for name in counts]


def _points_of(ways: Ways) -> Any:
    ordered = sorted(ways, key=lambda way: -way[1])
    cases = [When(condition, then=Value(points)) for condition, points in ordered]
    return Case(*cases, default=Value(0), output_field=IntegerField())


def points_in_text(term: Term, text: str) -> int:
    """The points of a term over a text of base forms, 0 where the text does not meet it."""
    return max((points for patterns, points in term.ways if all(one in text for one in patterns)), default=0)
