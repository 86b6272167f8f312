"""Hard limits hold with the ranker on, off and broken (bar M16)."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.ranking.candidates import candidate_pairs
from matching.ranking.limits import (
    LIMITS,
    LimitBrokenError,
    allowed,
    assert_within_limits,
    breaks,
    broken_limits,
    limits_of_pair,
)
from matching.ranking.market import Market
from matching.ranking.plan import plan
from matching.ranking.ranker import Ranker
from tests.matching.ranking.town import aino, bakery, lessons, random_pairs, town

MUST = frozenset({"forklift"})
AT_HOME = {"latitude": 60.98, "longitude": 25.66}


@pytest.mark.parametrize(
    ("seeker", "opening", "codes"),
    [
        ({}, {}, ()),
        ({"is_minor": True, "finished_basic_school": True}, {}, ()),
        ({"is_minor": True, "finished_basic_school": True}, {"minors_allowed": False}, ("minor",)),
        ({"is_minor": True, "finished_basic_school": None}, {}, ("minor",)),
        ({"is_minor": True, "finished_basic_school": False}, {}, ("minor",)),
        ({}, {"minors_allowed": False}, ()),
        ({}, {"certificates_required": MUST}, ("certificate",)),
        ({"certificates": MUST}, {"certificates_required": MUST}, ()),
        ({}, {"certificates_required": MUST, "certificates_obtainable": MUST}, ()),
        ({}, {"needs_licence": True}, ("licence",)),
        ({"licence": True}, {"needs_licence": True}, ()),
        ({"blocked_organisations": frozenset({"mikko"})}, {}, ("blocked",)),
        ({"blocked_organisations": frozenset({"someone else"})}, {}, ()),
        ({"max_km": 11.0}, {}, ("distance",)),
        ({"max_km": 11.2}, {}, ()),
        ({"max_km": 0.0, **AT_HOME}, AT_HOME, ()),  # as far as she travels is not farther
        ({"max_km": None}, {"latitude": 65.0}, ()),
        ({"max_km": 1.0, "latitude": None}, {}, ()),
        ({"kinds": frozenset({"work_trial"})}, {}, ("kind",)),
        ({"kinds": frozenset()}, {}, ()),
        ({"max_km": 1.0, "kinds": frozenset({"work_trial"})}, {"needs_licence": True}, ("licence", "distance", "kind")),
    ],
)  # fmt: skip
def test_each_limit_is_broken_exactly_when_it_should_be(seeker, opening, codes):
    assert broken_limits(Market([aino(**seeker)], [bakery(**opening)]), [0], [0]) == [codes]
    assert limits_of_pair(aino(**seeker), bakery(**opening)) == codes


def test_the_guard_names_the_pair_and_its_codes():
    market = Market([aino(max_km=1.0)], [bakery()])
    with pytest.raises(LimitBrokenError, match="aino with bakery: distance"):
        assert_within_limits(market, [0], [0])


def one_by_one(seeker, opening, km):
    """The limits said again in plain Python, pair by pair."""
    must = opening.certificates_required - opening.certificates_obtainable
    return {
        "minor": seeker.is_minor and not (opening.minors_allowed and seeker.finished_basic_school),
        "certificate": not must <= seeker.certificates,
        "licence": opening.needs_licence and not seeker.licence,
        "blocked": opening.organisation in seeker.blocked_organisations,
        "distance": seeker.max_km is not None and seeker.longitude is not None and km > seeker.max_km,
        "kind": bool(seeker.kinds) and opening.kind not in seeker.kinds,
    }


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_limits_of_ten_thousand_random_pairs_equal_those_told_one_by_one(seed):
    market = town(seed, seekers=40, openings=30)
    seeker, opening = random_pairs(market, 500, seed)
    km = market.km(seeker, opening)
    slow = [
        list(one_by_one(market.seekers[s], market.openings[o], d).values())
        for s, o, d in zip(seeker, opening, km, strict=True)
    ]
    np.testing.assert_array_equal(breaks(market, seeker, opening), slow)


@pytest.fixture(scope="module")
def learned():
    ranker = Ranker(funnel_from=0).fit(lessons(town(11)))
    assert ranker.engine_ == "learned"
    return ranker


def broken(_):
    """A learned ranker whose numbers have gone bad."""
    ranker = Ranker(funnel_from=0).fit(lessons(town(11)))
    ranker.funnel_.lines[0].weights_ = np.full_like(ranker.funnel_.lines[0].weights_, np.nan)
    return ranker


@pytest.mark.parametrize(
    ("make", "engine", "why"),
    [
        (lambda learned: learned, "learned", "better_than_rules"),
        (lambda _: Ranker(), "rules", "no_decisions"),
        (broken, "rules", "model_broken"),
    ],
    ids=["on", "off", "broken"],
)
def test_ten_thousand_proposed_pairs_break_no_limit(learned, make, engine, why):
    market = town(12, seekers=1000, openings=60)
    scores = make(learned).score(market)
    assert (scores.engine, scores.why) == (engine, why)
    assert len(scores) >= 10_000
    assert allowed(market, scores.seeker, scores.opening).all()
    chosen = plan(market, scores)
    assert not any(broken_limits(market, [p.seeker for p in chosen], [p.opening for p in chosen]))


def test_a_pair_that_breaks_a_limit_cannot_be_scored_by_hand():
    with pytest.raises(LimitBrokenError):
        Ranker().score(Market([aino(max_km=1.0)], [bakery()]), [0], [0])


def test_a_tampered_score_list_cannot_be_planned():
    market = Market([aino(), aino(id="other", max_km=1.0)], [bakery()])
    scores = Ranker().score(market)
    tampered = dataclasses.replace(scores, seeker=np.array([1]))
    with pytest.raises(LimitBrokenError):
        plan(market, tampered)


def test_candidates_keep_the_limits_and_leave_out_openings_without_seats():
    market = town(13)
    seeker, opening = candidate_pairs(market)
    assert allowed(market, seeker, opening).all()
    assert (market.places.seats[opening] > 0).all()


def test_all_codes_are_used_by_the_town():
    market = town(14, seekers=200, openings=100)
    assert set(LIMITS) == {code for codes in broken_limits(market, *random_pairs(market, 2000)) for code in codes}


def test_a_pair_alone_breaks_what_it_breaks_in_the_market():
    market = town(15, seekers=200, openings=100)
    seeker, opening = random_pairs(market, 2000)
    alone = [
        limits_of_pair(market.seekers[one], market.openings[other]) for one, other in zip(seeker, opening, strict=True)
    ]
    assert alone == broken_limits(market, seeker, opening)
    assert {code for codes in alone for code in codes} == set(LIMITS)
