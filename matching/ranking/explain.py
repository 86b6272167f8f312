"""Why this pair: reasons as codes with plain parameters, taken from what truly moved the score."""

from dataclasses import dataclass

import numpy as np

from matching.ranking.baseline import CRITERIA, shares_met
from matching.ranking.comparison import ReferenceSet
from matching.ranking.facts import pair_rows
from matching.ranking.market import Market
from matching.ranking.pairs import first_free_day
from matching.ranking.particulars import Pair, is_asked, particulars, unknown_side
from matching.ranking.ranker import Ranker
from matching.ranking.schema import COLUMNS, FACTORS, SCHEMA

Reason = dict[str, object]

LEAST_HELPS, MOST_HELPS, LEAST_HURTS, MOST_HURTS, MOST_UNKNOWN = 2, 4, 2, 3, 3
LEADS = 0.25  # of what speaks loudest for a pair: from there on the wish is named first
FELT = 0.02  # contributions (log-odds) smaller than this move nothing that a person would notice
# Where a fact can be as wished and still hold a pair back: jobs are harder to get than trials.
LEAST_MET = 0.25  # how far the written rules must be met, 0–1 …
MET_ENOUGH = {"education": 1.0, "support": 1.0, "kind": 1.0}  # … and where half is nothing
LITTLE_KEEN = 2  # of 1–5: how keen she is on a work that she wished all the same
MET_YET_HARD = frozenset({"kind", "employer"})


@dataclass(frozen=True, slots=True)
class Reasons:
    """Reasons of one pair: at most four for it; against it or not known, at least one of the two together."""

    helps: tuple[Reason, ...]
    hurts: tuple[Reason, ...]
    unknown: tuple[Reason, ...]


def explain(
    ranker: Ranker, market: Market, seeker: np.ndarray, opening: np.ndarray, reference_set: ReferenceSet | None = None
) -> list[Reasons]:
    """Reasons for pairs (positions in the market), in the order given.

    `reference_set` (from `Ranker.reference_set`) are other good openings of each seeker: reasons then say what sets
    this one apart from them. Without it, for who has no others, and where that names fewer than LEAST_HELPS, the
    measure is the mean of all decisions. What nobody asked for is no reason.

    A factor helps if the score would fall without it and the facts agree; it hurts if
    the score would rise without it; it is unknown if somebody has not said what it needs. A pair with less than
    two true helps gets less than two. Same input, same reasons. Parameters come from the two rows alone,
    never from other people, and no protected fact is among them.
    """
    seeker, opening = np.asarray(seeker, int), np.asarray(opening, int)
    rows = pair_rows(market, seeker, opening)
    # rounded, so that the last bits, which depend on how many pairs are explained at once, never settle an order
    parts, met = ranker.contributions(market, seeker, opening, reference_set).round(6), _met(rows).round(6)
    pairs = [
        Pair(market, market.seekers[s], market.openings[o], dict(zip(COLUMNS, row.tolist(), strict=True)))
        for s, o, row in zip(seeker, opening, rows, strict=True)
    ]
    plain = ranker.contributions(market, seeker, opening).round(6)
    beside_others = np.zeros(len(pairs), bool) if reference_set is None else reference_set.covers(seeker, opening)
    parts = np.where(beside_others[:, None], parts, plain)
    return [
        _reasons(pair, *(dict(zip(FACTORS, numbers.tolist(), strict=True)) for numbers in (part, alone, share)))
        for pair, part, alone, share in zip(pairs, parts, plain, met, strict=True)
    ]


def _met(rows: np.ndarray) -> np.ndarray:
    """How far the facts meet each factor by the written rules: (rows, FACTORS), 0–1; NaN = unknown."""
    shares = shares_met(rows, CRITERIA, [COLUMNS.index(rule.column) for rule in CRITERIA])
    points = np.array([rule.points for rule in CRITERIA])
    factor = {column.name: column.factor for column in SCHEMA.columns}
    belongs = np.array([[factor[rule.column] == name for name in FACTORS] for rule in CRITERIA], float)
    known = (~np.isnan(shares) * points) @ belongs
    return np.where(known > 0, (np.nan_to_num(shares) * points) @ belongs / np.where(known > 0, known, 1), np.nan)


def _reasons(pair: Pair, part: dict[str, float], alone: dict[str, float], met: dict[str, float]) -> Reasons:
    silent = {factor: side for factor in FACTORS if (side := unknown_side(factor, pair))}
    if abs(part["employer"]) > FELT:
        silent.pop("employer", None)  # what nobody has told, earlier answers have shown
    told = [factor for factor in FACTORS if factor not in silent and is_asked(factor, pair)]
    early = ["availability"] if pair.facts["days_before_free"] > 0 else []  # is never left unsaid
    true = [factor for factor in told if factor not in early and _is_there(factor, met) and _is_hers(factor, pair)]
    helps = _helps(true, part, alone)
    if not early and "availability" not in helps and _start_has_to_move(pair):
        helps = [*helps[: MOST_HELPS - 1], "availability"]
    against = [factor for factor in told if factor not in [*helps, *early] and _may_hold_back(factor, pair, met)]
    hurts = (early + _hurts(against, part, alone))[:MOST_HURTS]
    if not hurts:  # everything speaks for it: then what does so least
        hurts = [min(helps or told, key=lambda factor: part[factor])]
        helps = [factor for factor in helps if factor not in hurts]
    return Reasons(
        helps=tuple(particulars(factor, pair) for factor in helps),
        hurts=tuple(particulars(factor, pair) for factor in hurts),
        unknown=tuple({"code": factor, "of": silent[factor]} for factor in _weightiest(silent)),
    )


def _helps(true: list[str], part: dict[str, float], alone: dict[str, float]) -> list[str]:
    """What speaks for the pair, the weightiest first, and before all that it is the work that she wishes."""
    leads = "wish" if part["wish"] > max(FELT, LEADS * max(part.values())) else ""
    felt = [factor for factor in true if part[factor] > FELT or factor == leads]
    helps = sorted(felt, key=lambda factor: (factor != leads, -part[factor]))[:MOST_HELPS]
    others = [factor for factor in true if factor not in helps and alone[factor] > FELT and part[factor] > -FELT]
    return helps + sorted(others, key=lambda factor: -alone[factor])[: max(LEAST_HELPS - len(helps), 0)]


def _hurts(against: list[str], part: dict[str, float], alone: dict[str, float]) -> list[str]:
    """What speaks against it beside her other openings; where nothing does, the weakest spot of it alone."""
    against = sorted(against, key=lambda factor: (part[factor], FACTORS.index(factor)))
    felt = [factor for factor in against if part[factor] < -FELT][:MOST_HURTS]
    others = sorted(set(against) - set(felt), key=lambda factor: (alone[factor], FACTORS.index(factor)))
    weak = [factor for factor in others if alone[factor] < -FELT] or others
    return felt + weak[: max(LEAST_HURTS - len(felt), 0)]


def _start_has_to_move(pair: Pair) -> bool:
    """Whether the place begins before she is free, as it stands; it may move."""
    starts, free = pair.opening.starts_on, first_free_day(pair.seeker, pair.opening)
    return starts is not None and free is not None and starts < free


def _is_hers(factor: str, pair: Pair) -> bool:
    """A wish for other work is no reason for this one, however near the rest of the work lies."""
    return factor != "wish" or particulars("wish", pair)["alike"] != "other"


def _may_hold_back(factor: str, pair: Pair, met: dict[str, float]) -> bool:
    """Whether a factor can be said against a pair.

    Nothing is to be learnt where nothing is missing, no way is long that is not, no interest is off in wished work.
    """
    wish, skills = particulars("wish", pair), particulars("skills", pair)
    if factor == "skills" and skills["met"] and not skills["missing"]:
        return False
    if factor == "commute" and not particulars("commute", pair)["long"]:
        return False
    if factor == "interest" and wish["alike"] == "same":
        return pair.seeker.wished_occupations[str(wish["occupation"])] <= LITTLE_KEEN
    return met[factor] != 1 or factor in MET_YET_HARD


def _is_there(factor: str, met: dict[str, float]) -> bool:
    """Whether the facts carry the factor far enough to be said in its favour; unknown facts do not speak against."""
    return not met[factor] < MET_ENOUGH.get(factor, LEAST_MET)


def _weightiest(silent: dict[str, str]) -> list[str]:
    """The unknown factors that the rules give most points."""
    factor = {column.name: column.factor for column in SCHEMA.columns}
    points = {name: sum(rule.points for rule in CRITERIA if factor[rule.column] == name) for name in silent}
    return sorted(silent, key=lambda name: (-points[name], FACTORS.index(name)))[:MOST_UNKNOWN]
