"""The allow-list refuses what it does not know (bar M1) and protected facts have no way in (bar M3)."""

import dataclasses

import numpy as np
import pytest

from matching.ranking.decisions import Decisions
from matching.ranking.facts import pair_rows
from matching.ranking.market import Market
from matching.ranking.pairs import Opening, Seeker
from matching.ranking.ranker import Ranker
from matching.ranking.schema import (
    BANNED,
    COLUMNS,
    FACTORS,
    SCHEMA,
    BannedColumnError,
    Column,
    Schema,
    UnknownColumnError,
)
from tests.matching.ranking.town import aino, bakery, town


def test_every_column_belongs_to_a_known_factor():
    assert {column.factor for column in SCHEMA.columns} == set(FACTORS)


@pytest.mark.parametrize("name", ["age", "seeker_age", "sex", "mother_tongue", "birth_year", "health_note", "benefit"])
def test_a_protected_column_is_refused(name):
    with pytest.raises(BannedColumnError, match=name):
        SCHEMA.check((*COLUMNS, name))


def test_an_unknown_column_is_refused():
    with pytest.raises(UnknownColumnError, match="shoe_size"):
        SCHEMA.check((*COLUMNS, "shoe_size"))


@pytest.mark.parametrize("names", [COLUMNS[1:], COLUMNS[::-1], (*COLUMNS, COLUMNS[0])])
def test_missing_turned_and_doubled_columns_are_refused(names):
    with pytest.raises(UnknownColumnError):
        SCHEMA.check(names)


def test_no_column_of_ours_is_named_after_a_protected_fact():
    assert not [name for name in COLUMNS if BANNED & set(name.split("_"))]


def test_decisions_with_another_column_are_refused():
    columns = (*COLUMNS[:-1], "sex")
    with pytest.raises(BannedColumnError):
        Decisions(
            np.zeros((1, len(COLUMNS))), np.zeros((1, 4)), *(np.array([name]) for name in "ako"), np.ones(1), columns
        )


def test_a_logged_row_comes_back_as_it_was():
    rows = pair_rows(Market([aino()], [bakery()]), [0], [0])
    logged = dict(zip(COLUMNS[::-1], rows[0, ::-1].tolist(), strict=True))
    np.testing.assert_array_equal(SCHEMA.rows([logged]), rows)


def test_a_logged_row_with_a_protected_fact_is_refused():
    rows = pair_rows(Market([aino()], [bakery()]), [0], [0])
    logged = dict(zip(COLUMNS, rows[0].tolist(), strict=True)) | {"nationality": 1.0}
    with pytest.raises(BannedColumnError):
        SCHEMA.rows([logged])


def test_the_digest_changes_with_a_name_a_unit_and_the_version():
    first = SCHEMA.columns[0]
    renamed = (Column(first.name, first.factor, "per cent"), *SCHEMA.columns[1:])
    digests = {SCHEMA.digest, Schema(SCHEMA.version, renamed).digest, Schema(1, SCHEMA.columns).digest}
    assert len(digests) == 3


def test_the_rows_of_a_seeker_have_no_field_for_a_protected_fact():
    fields = {field.name for row in (Seeker, Opening) for field in dataclasses.fields(row)}
    # read by the hard limits only; the next test shows that no column knows them
    by_law = {"is_minor", "minors_allowed"}
    assert not [name for name in fields - by_law if BANNED & set(name.split("_"))]


def test_being_a_minor_changes_no_fact_and_no_score():
    market = town(3, seekers=40, openings=20)
    turned = [dataclasses.replace(s, is_minor=not s.is_minor, finished_basic_school=True) for s in market.seekers]
    open_to_all = [dataclasses.replace(o, minors_allowed=True) for o in market.openings]
    before = Market([dataclasses.replace(s, finished_basic_school=True) for s in market.seekers], open_to_all)
    after = Market(turned, open_to_all)
    one, other = Ranker().score(before), Ranker().score(after)
    np.testing.assert_array_equal(one.chance, other.chance)
    np.testing.assert_array_equal(one.seeker, other.seeker)
