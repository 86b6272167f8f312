"""Made-up people beside open places: pairs that fit, and some that the ranker praises although they do not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from matching.ranking.explain import explain
from matching.ranking.market import Market
from matching.ranking.pairs import SHIFTS, Opening, Seeker
from matching.ranking.ranker import Ranker

SIZE = 50  # pairs of a round, one of them planted (bars.md M7)
QUIET = 5  # pairs at the beginning among which none is planted
WAYS = (10, 20, 30, 40)  # km that a made-up person goes
FAR = 4  # how many times as far a planted place is
NEAR = 0.8  # share of her way within which all others are
KM_PER_DEGREE = 111.2  # of latitude
KNOWN = 0.7  # share of the asked skills that she has
TOLD = 0.5  # share of the pairs that come with their reasons
EASY = 0.5  # chance that something suits that the place does not ask for
Facts = dict[str, Any]


def made_up(openings: Sequence[Opening], seed: int, size: int = SIZE) -> list[Facts]:
    """A round of pairs; the same seed and openings give the same round.

    Each is a plain dict: `listing` (id), `hers` and `its` (what both sides say, under the same names), `band`,
    `reasons` (as the ranking gives them), `told` (whether the coach reads them: in half of the pairs, by chance, so
    that it can be seen whether reasons help) and `flaw` ("" where the pair fits). The reasons of the planted pair are
    those it had before it was spoilt: the ranker errs, the facts tell. Raises ValueError without an opening.
    """
    if not openings:
        raise ValueError("there is no opening to practise with")
    dice = np.random.default_rng(seed)
    drawn = [openings[at] for at in dice.integers(len(openings), size=size)]
    places = [dataclasses.replace(place, id=str(number)) for number, place in enumerate(drawn)]
    market = Market([_fitting(place, dice) for place in places], places)
    every, ranker = np.arange(size), Ranker()
    bands, km = ranker.score(market, every, every).band, market.km(every, every)
    told = explain(ranker, market, every, every)
    pairs = [
        {
            "listing": drawn[at].id, "hers": _hers(market.seekers[at]), "its": _its(places[at], float(km[at])),
            "band": str(bands[at]), "reasons": dataclasses.asdict(told[at]), "told": bool(dice.random() < TOLD),
            "flaw": "",
        }
        for at in range(size)
    ]  # fmt: skip
    _plant(pairs[int(dice.integers(QUIET, size))], dice)
    return pairs


def _fitting(place: Opening, dice: np.random.Generator) -> Seeker:
    """Somebody who does not exist and whom this place suits."""
    asked = sorted(place.skills_required | place.skills_wished)
    way = float(dice.choice(WAYS))
    off = way * NEAR * dice.random() / KM_PER_DEGREE
    return Seeker(
        id=place.id,
        skills={skill: 1.0 for skill in asked if dice.random() < KNOWN},
        wished_occupations={place.occupation: int(dice.integers(3, 6))},
        kinds=frozenset({place.kind}),
        languages=dict(place.languages) or {"fi": "B2"},
        certificates=place.certificates_required,
        latitude=None if place.latitude is None else place.latitude + off,
        longitude=place.longitude,
        max_km=way,
        licence=place.needs_licence or bool(dice.random() < EASY),
        hours_per_week=place.hours_per_week,
        evenings=place.evenings or bool(dice.random() < EASY),
        nights=place.nights or bool(dice.random() < EASY),
        weekends=place.weekends or bool(dice.random() < EASY),
    )


def _hers(one: Seeker) -> Facts:
    return {
        "work": next(iter(one.wished_occupations)),
        "skills": sorted(one.skills),
        "languages": dict(one.languages or {}),
        "km": one.max_km,
        "shifts": [shift for shift in SHIFTS if getattr(one, shift)],
        "licence": one.licence,
    }


def _its(one: Opening, km: float) -> Facts:
    return {
        "work": one.occupation,
        "skills": sorted(one.skills_required | one.skills_wished),
        "languages": dict(one.languages),
        "km": None if np.isnan(km) else round(km),
        "shifts": [shift for shift in SHIFTS if getattr(one, shift)],
        "licence": one.needs_licence,
    }


def _too_far(pair: Facts) -> None:
    pair["its"]["km"] = round(pair["hers"]["km"] * FAR)


def _at_night(pair: Facts) -> None:
    pair["its"]["shifts"] = sorted({*pair["its"]["shifts"], "nights"})
    pair["hers"]["shifts"] = [shift for shift in pair["hers"]["shifts"] if shift != "nights"]


def _without_licence(pair: Facts) -> None:
    pair["its"]["licence"], pair["hers"]["licence"] = True, False


def _without_the_language(pair: Facts) -> None:
    pair["its"]["languages"], pair["hers"]["languages"] = {"fi": "C1"}, {"fi": "A1"}


FLAWS: dict[str, Callable[[Facts], None]] = {
    "far": _too_far,
    "night": _at_night,
    "licence": _without_licence,
    "language": _without_the_language,
}


def _plant(pair: Facts, dice: np.random.Generator) -> None:
    """Spoil a pair in one way and let it shine."""
    pair["flaw"] = str(dice.choice(sorted(FLAWS)))
    FLAWS[pair["flaw"]](pair)
    pair["band"] = "high"
    pair["reasons"] = {**pair["reasons"], "hurts": []}
