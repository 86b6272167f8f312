"""The ranker: learned if it has earned it, rules if not, and it says which."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Self

import numpy as np
from threadpoolctl import threadpool_limits

from matching.ranking.bands import banded, interval, is_unsure
from matching.ranking.baseline import untaught_rules
from matching.ranking.calibration import Calibration, calibrated_funnel
from matching.ranking.candidates import candidate_pairs, is_candidate
from matching.ranking.comparison import ReferenceSet, compared, reference_openings
from matching.ranking.decisions import Decisions
from matching.ranking.evaluate import Difference
from matching.ranking.facts import pair_rows
from matching.ranking.funnel import Funnel, fit_funnel
from matching.ranking.gate import by_lines, by_tuned_rules, gain_over_rules, level_rules
from matching.ranking.limits import assert_within_limits
from matching.ranking.market import Market
from matching.ranking.schema import FACTORS
from matching.ranking.tuning import tuned_rules

CHUNK = 25_000  # pairs whose facts are held in memory at once, by each of THREADS
THREADS = 2
BEST_OF_SEEKER, BEST_OF_OPENING = 25, 50  # pairs that the trees look at
RULES_ERROR = 0.5  # standard error of log(chance) by rules when everything is known …
UNKNOWN_ERROR = 1.0  # … and what it grows by when nothing is


@dataclass(frozen=True, slots=True)
class Scores:
    """Scored pairs, one entry per pair in every array."""

    seeker: np.ndarray  # positions in the market
    opening: np.ndarray
    value: np.ndarray  # for ordering and planning, 0–1
    chance: np.ndarray  # of a two-sided match if introduced, 0–1
    low: np.ndarray  # its 80 % interval
    high: np.ndarray
    band: np.ndarray  # "low", "middle", "high"
    unsure: np.ndarray  # the interval spans all bands, or too little is known
    known: np.ndarray  # share of the criteria that rest on known facts
    engine: str
    why: str

    def __len__(self) -> int:
        return len(self.seeker)


class Ranker:
    """Scores pairs with what was learned if that has beaten the rules on unseen people, else by rules.

    Works without `fit`: then by the rules.

    Parameters
    ----------
    min_decisions
        Fewest decisions by coaches for learning at all.
    min_each
        Fewest approvals, and fewest refusals, among them.
    bands
        Chances from which on the band is middle, and high.
    least_known
        Share of known criteria below which the ranker says that it is unsure.
    funnel_from
        Decisions from which on a model of every stage is learned; fewer move the weights of the rules only, because
        what hundreds of columns make of few decisions of few coaches goes wrong on pairs that no coach has seen.

    Attributes
    ----------
    engine_, why_
        "rules" or "learned"; a key of WHY in matching/oversight/states.py.
    gain_
        nDCG@10 of the learned engine minus that of the rules, out of fold, with its 95 % interval; None if
        not tried.
    calibration_
        How far the funnel's chances were off by group; what is certain of it is mended.

    """

    def __init__(
        self,
        min_decisions: int = 300,
        min_each: int = 50,
        bands: tuple[float, float] = (0.15, 0.35),
        least_known: float = 0.4,
        funnel_from: int = 10_000,
    ) -> None:
        self.min_decisions = min_decisions
        self.min_each = min_each
        self.bands = bands
        self.least_known = least_known
        self.funnel_from = funnel_from
        self.baseline_ = untaught_rules()
        self._stand_on_rules("no_decisions")

    def _stand_on_rules(self, why: str, gain: Difference | None = None) -> None:
        self.engine_, self.why_, self.gain_ = "rules", why, gain
        self.funnel_: Funnel | None = None
        self.calibration_ = Calibration()

    def fit(self, decisions: Decisions) -> Self:
        """Learn from decisions; keep it only if it orders unseen seekers' pairs better than the rules."""
        decisions = decisions.take(decisions.reviewed)
        self.baseline_ = level_rules(untaught_rules(), decisions)
        if too_little := self._too_little(decisions):
            self._stand_on_rules(too_little)
            return self
        are_few = len(decisions) < self.funnel_from
        gain = gain_over_rules(decisions, by_tuned_rules if are_few else by_lines)
        if gain.low <= 0:
            self._stand_on_rules("not_better_than_rules", gain)
            return self
        self._stand_on_rules("better_than_rules", gain)
        self.engine_ = "learned"
        if are_few:
            self.baseline_ = level_rules(tuned_rules(decisions), decisions)
        else:
            self.funnel_, self.calibration_ = fit_funnel(decisions), calibrated_funnel(decisions)
        return self

    def _too_little(self, decisions: Decisions) -> str:
        approved = int((decisions.labels[:, 0] == 1).sum())
        if not len(decisions):
            return "no_decisions"
        if len(decisions) < self.min_decisions:
            return "too_few_decisions"
        if min(approved, len(decisions) - approved) < self.min_each:
            return "too_few_of_each"
        return ""

    def score(self, market: Market, seeker: np.ndarray | None = None, opening: np.ndarray | None = None) -> Scores:
        """Score pairs, given as positions in the market; without them the market's candidates.

        A learned engine that yields anything but numbers is left aside for this run: then the rules score it
        and `why` is "model_broken".

        Raises
        ------
        LimitBrokenError
            If a pair breaks a hard limit: looked at before scoring and again after it.

        """
        if seeker is None or opening is None:
            seeker, opening = self.shortlist(market, *candidate_pairs(market))
        seeker, opening = np.asarray(seeker, int), np.asarray(opening, int)
        assert_within_limits(market, seeker, opening)
        engine, why = self.engine_, self.why_
        table = self._table(market, seeker, opening, self.funnel_)
        if not np.isfinite(table).all():
            engine, why = "rules", "model_broken"
            table = self._table(market, seeker, opening, None)
        scores = self._graded(seeker, opening, table, engine, why)
        assert_within_limits(market, scores.seeker, scores.opening)
        return scores

    def shortlist(self, market: Market, seeker: np.ndarray, opening: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The pairs worth the trees' time: by the lines among the best of their seeker or of their opening.

        Cascade ranking (Wang, Lin and Metzler 2011): the cheap part of the model chooses what the dear part orders.
        """
        if self.funnel_ is None or not self.funnel_.share.any():
            return seeker, opening
        value = _by_lines(self.funnel_, market, seeker, opening)
        if not np.isfinite(value).all():
            return seeker, opening
        keep = first_of_each(seeker, value, BEST_OF_SEEKER) | first_of_each(opening, value, BEST_OF_OPENING)
        return seeker[keep], opening[keep]

    def for_seeker(self, market: Market, seeker: int) -> Scores:
        """The scores of one seeker's best pairs, when only she has changed."""
        return self._best_of_one(market, *candidate_pairs(market, seekers=np.array([seeker])), BEST_OF_SEEKER)

    def for_opening(self, market: Market, opening: int) -> Scores:
        """The scores of one opening's best pairs, when only it is new."""
        everyone = np.arange(len(market.seekers))
        place = np.full(len(everyone), opening)
        may = is_candidate(market, everyone, place)
        return self._best_of_one(market, everyone[may], place[may], BEST_OF_OPENING)

    def _best_of_one(self, market: Market, seeker: np.ndarray, opening: np.ndarray, count: int) -> Scores:
        with threadpool_limits(1, "openmp"):  # for so few pairs threads cost more than they bring
            if self.funnel_ is not None:
                value = _by_lines(self.funnel_, market, seeker, opening)
                best = np.sort(np.argsort(-np.nan_to_num(value, nan=np.inf), kind="stable")[:count])
                seeker, opening = seeker[best], opening[best]
            return self.score(market, seeker, opening)

    def _table(self, market: Market, seeker: np.ndarray, opening: np.ndarray, funnel: Funnel | None) -> np.ndarray:
        """Value, chance, standard error of log(chance) and known share: array (pairs, 4)."""
        table = np.empty((len(seeker), 4))
        for part in _chunks(len(seeker)):
            rows = pair_rows(market, seeker[part], opening[part])
            table[part, 3] = self.baseline_.known(rows)
            if funnel is None:
                chance = self.baseline_.predict_proba(rows)[:, 1]
                table[part, 0], table[part, 1] = chance, chance
                table[part, 2] = RULES_ERROR + UNKNOWN_ERROR * (1 - table[part, 3])
            else:
                odds, error = funnel.log_odds(rows, market.organisations(opening[part]))
                table[part, 0] = np.exp(funnel.value(odds))
                chance, table[part, 2] = funnel.chance(odds, error)
                table[part, 1] = self.calibration_.corrected(rows, chance)
        return table

    def chances(self, rows: np.ndarray, organisation: np.ndarray) -> np.ndarray:
        """Chance of a two-sided match from facts alone, as `score` has it: shape (rows,)."""
        if self.funnel_ is None:
            return self.baseline_.predict_proba(rows)[:, 1]
        return self.calibration_.corrected(rows, self.funnel_.chance(*self.funnel_.log_odds(rows, organisation))[0])

    def _graded(self, seeker: np.ndarray, opening: np.ndarray, table: np.ndarray, engine: str, why: str) -> Scores:
        value, chance, error, known = table.T
        low, high = interval(chance, error)
        unsure = is_unsure(low, high, known, self.bands, self.least_known)
        return Scores(
            seeker=seeker,
            opening=opening,
            value=value,
            chance=chance,
            low=low,
            high=high,
            band=banded(chance, unsure, self.bands),
            unsure=unsure,
            known=known,
            engine=engine,
            why=why,
        )

    def order(self, rows: np.ndarray) -> np.ndarray:
        """What the engine orders by, for a workplace unknown so far: shape (rows,)."""
        if self.funnel_ is None:
            return self.baseline_.log_odds(rows)
        odds, _ = self.funnel_.log_odds(rows, np.full(len(rows), ""))
        return self.funnel_.value(odds)

    def linear_score(self, rows: np.ndarray, organisation: np.ndarray) -> np.ndarray:
        """Log-odds that reasons take apart: what the engine orders by without its trees; shape (rows,)."""
        return self.baseline_.log_odds(rows) if self.funnel_ is None else self.funnel_.linear_score(rows, organisation)

    def contributions(
        self, market: Market, seeker: np.ndarray, opening: np.ndarray, reference_set: ReferenceSet | None = None
    ) -> np.ndarray:
        """What each factor adds to the log-odds, beside `usual` or else the mean of all decisions: (pairs, FACTORS)."""
        parts = np.empty((len(seeker), len(FACTORS)))
        for part in _chunks(len(seeker)):
            if self.funnel_ is None:
                parts[part] = self.baseline_.parts(pair_rows(market, seeker[part], opening[part]))
            else:
                parts[part] = self.funnel_.parts(_digested(self.funnel_, market, seeker[part], opening[part]))
        if reference_set is None:
            return parts
        beside = compared(self.linear_score, market, seeker, opening, reference_set)
        return np.where(np.isnan(beside), parts, beside)

    def reference_set(self, market: Market, scores: Scores) -> ReferenceSet:
        """What the seekers of these scores might have instead; reasons say what sets a pair apart from it."""
        return reference_openings(self.linear_score, market, scores.seeker)


def _by_lines(funnel: Funnel, market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """What the funnel orders pairs by, from its lines alone: float32 (pairs,)."""
    value = np.empty(len(seeker), np.float32)

    def look_at(part: slice) -> None:
        value[part] = funnel.value(funnel.line(_digested(funnel, market, seeker[part], opening[part])))

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(look_at, _chunks(len(seeker))))
    return value


def _digested(funnel: Funnel, market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    return funnel.digest.columns(pair_rows(market, seeker, opening), market.organisations(opening))


def first_of_each(owner: np.ndarray, value: np.ndarray, count: int) -> np.ndarray:
    """Whether an entry is among the `count` greatest of its owner: bool array; of equals the earlier one wins."""
    order = np.lexsort((-value, owner))
    start = np.searchsorted(owner[order], owner[order])
    chosen = np.zeros(len(owner), bool)
    chosen[order] = np.arange(len(owner)) - start < count
    return chosen


def _chunks(count: int) -> Iterator[slice]:
    return (slice(start, start + CHUNK) for start in range(0, count, CHUNK))
