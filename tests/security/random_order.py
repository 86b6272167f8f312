"""A question without an order gets its rows in random order, so that no test can lean on luck (bars R19)."""

import pytest
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler

plain_order = SQLCompiler._order_by_pairs


def order_or_chance(compiler):
    """The order that was asked for, else chance."""
    pairs = list(plain_order(compiler))
    query = compiler.query
    is_about_rows = not (query.subquery or query.distinct or query.combinator or query.group_by is not None)
    if not pairs and is_about_rows and not query.is_sliced and (query.default_cols or query.select):
        pairs = [(OrderBy(Random()), False)]
    yield from pairs


@pytest.fixture(autouse=True)
def _chance(monkeypatch):
    """In force for every test: tests/conftest.py imports this fixture."""
    monkeypatch.setattr(SQLCompiler, "_order_by_pairs", order_or_chance)
