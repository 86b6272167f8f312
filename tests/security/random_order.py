"""A question without an order gets its rows in random order, so that no test can lean on luck (bars R19)."""

from contextlib import contextmanager
from contextvars import ContextVar

import pytest
from django.db.models.expressions import F, OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler

plain_order = SQLCompiler._order_by_pairs
BY_CHANCE = OrderBy(Random())
FORWARD, BACKWARD = F("pk").asc(), F("pk").desc()
order_of_the_unordered = ContextVar("order_of_the_unordered", default=BY_CHANCE)


def order_or_chance(compiler):
    """The order that was asked for, else the one that is set: chance, where a test says nothing else."""
    pairs = list(plain_order(compiler))
    query = compiler.query
    is_about_rows = not (query.subquery or query.distinct or query.combinator or query.group_by is not None)
    if not pairs and is_about_rows and not query.is_sliced and (query.default_cols or query.select):
        pairs = [(order_of_the_unordered.get(), False)]
    yield from pairs


@contextmanager
def unordered_rows(order):
    """Let rows that nobody ordered come FORWARD or BACKWARD."""
    before = order_of_the_unordered.set(order)
    try:
        yield
    finally:
        order_of_the_unordered.reset(before)


@pytest.fixture(autouse=True)
def _chance(monkeypatch):
    """In force for every test: tests/conftest.py imports this fixture."""
    monkeypatch.setattr(SQLCompiler, "_order_by_pairs", order_or_chance)
