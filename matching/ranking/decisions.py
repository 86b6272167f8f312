"""What people decided about pairs, as arrays that a model may learn from; and what it may not learn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from matching.ranking.facts import pair_rows
from matching.ranking.limits import allowed
from matching.ranking.market import Market
from matching.ranking.schema import COLUMNS, SCHEMA

# The way of a pair: the coach approves, the young person says yes, the employer accepts, the placement is
# completed.
STAGES = ("coach", "youth", "employer", "completion")

# Reasons of an employer that speak of the work. A decline for any other reason, or for none, teaches nothing:
# it may be prejudice (Equality Act 1325/2014), or the place was simply filled.
JOB_REASONS = frozenset({
    "skills", "experience", "language", "education", "certificates", "licence", "hours", "shifts", "commute",
})  # fmt: skip

COACH_SHARE = 0.10  # no coach has more than this share of the weight of all labels
ACTIVE = 20  # labels from which on a coach counts as one who decides
MOST_WEIGHT = 5.0  # of a pair that was unlikely to be shown: few such pairs must not drown all others


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One proposed pair and how far it came; None = nobody has decided (or "later")."""

    seeker: str
    opening: str
    coach: str
    approves: bool | None = None
    says_yes: bool | None = None
    accepts: bool | None = None
    employer_reason: str = ""
    completes: bool | None = None
    organisation: str = ""
    propensity: float | None = None  # chance that the run would show the pair; None where a person thought of it

    def labels(self) -> tuple[float, float, float, float]:
        """1 = yes, 0 = no, NaN = nothing to learn, one per stage, for those who reached it."""
        accepts = self.accepts
        if accepts is False and self.employer_reason not in JOB_REASONS:
            accepts = None
        answers = (self.approves, self.says_yes, accepts, self.completes)
        return tuple(np.nan if answer is None else float(answer) for answer in answers)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions as columns: facts (n, COLUMNS), labels (n, STAGES), whose they are (ids, each (n,)).

    ``propensity`` (n,) is the chance that a run would show the pair, NaN where no run did.
    """

    rows: np.ndarray
    labels: np.ndarray
    seeker: np.ndarray
    coach: np.ndarray
    organisation: np.ndarray
    propensity: np.ndarray
    columns: tuple[str, ...] = COLUMNS

    def __post_init__(self) -> None:
        """Refuse columns that are not on the allow-list and shapes that do not fit."""
        SCHEMA.check(self.columns)
        count = len(self.rows)
        if self.rows.shape != (count, len(COLUMNS)) or self.labels.shape != (count, len(STAGES)):
            raise ValueError(f"rows {self.rows.shape} and labels {self.labels.shape} do not fit the schema")
        if any(len(one) != count for one in (self.seeker, self.coach, self.organisation, self.propensity)):
            raise ValueError("every decision needs its seeker, its coach, its organisation and its propensity")

    @classmethod
    def of(cls, market: Market, decisions: Iterable[Decision]) -> Self:
        """Decisions about pairs of a market; facts are worked out from the market's rows.

        Pairs that break a hard limit are left out: they are no matter of opinion.
        """
        decisions = list(decisions)
        seeker = np.array([market.people.index[d.seeker] for d in decisions], int)
        opening = np.array([market.places.index[d.opening] for d in decisions], int)
        keep = allowed(market, seeker, opening)
        kept = [
            replace(decision, organisation=market.openings[place].organisation)
            for decision, place, good in zip(decisions, opening, keep, strict=True)
            if good
        ]
        return cls.logged(pair_rows(market, seeker[keep], opening[keep]), kept)

    @classmethod
    def logged(cls, rows: np.ndarray, decisions: Sequence[Decision]) -> Self:
        """Decisions with the facts as they were when proposed (`SCHEMA.rows` reads them from a log)."""
        return cls(
            rows=rows,
            labels=np.array([d.labels() for d in decisions], float).reshape(-1, len(STAGES)),
            seeker=np.array([d.seeker for d in decisions], dtype=str),
            coach=np.array([d.coach for d in decisions], dtype=str),
            organisation=np.array([d.organisation for d in decisions], dtype=str),
            propensity=np.array([d.propensity for d in decisions], float),
        )

    def __len__(self) -> int:
        return len(self.rows)

    def take(self, where: np.ndarray) -> "Decisions":
        """The decisions at these positions, or where this mask is true."""
        return Decisions(
            self.rows[where], self.labels[where], self.seeker[where], self.coach[where], self.organisation[where],
            self.propensity[where],
        )  # fmt: skip

    @property
    def reviewed(self) -> np.ndarray:
        """Whether a coach has decided: bool array (n,)."""
        return ~np.isnan(self.labels[:, 0])

    @property
    def grades(self) -> np.ndarray:
        """How far each pair came: stages passed in a row (0–4), up to the first that was not a yes."""
        return np.cumprod(np.nan_to_num(self.labels) == 1, axis=1).sum(axis=1).astype(float)

    @property
    def inverse_propensity(self) -> np.ndarray:
        """What each pair counts for (n,), 1–MOST_WEIGHT: the less likely a run was to show it, the more.

        So decisions speak for all pairs that could have been shown, not only for those that the order in service
        liked (inverse propensity scoring, clipped; Joachims, Swaminathan and Schnabel 2017).
        """
        known = np.nan_to_num(self.propensity, nan=1.0)
        return 1 / np.clip(known, 1 / MOST_WEIGHT, 1.0)


def effective_size(weight: np.ndarray) -> float:
    """How many equally weighted decisions say as much as these, with weights (n,) (Kish 1965)."""
    squares = float((weight**2).sum())
    return float(weight.sum()) ** 2 / squares if squares else 0.0


def capped_weights(coach: np.ndarray, weight: np.ndarray, share: float = COACH_SHARE) -> np.ndarray:
    """Weights (n,) with heavy coaches' labels made lighter, so that none has more than `share` of their sum.

    That needs 1 / share coaches who have decided something. While fewer than that have ACTIVE labels, the
    share is twice an equal one: a newcomer's first label must not hold down everyone else's. No label is made
    heavier.
    """
    _, whose, count = np.unique(coach, return_inverse=True, return_counts=True)
    active = (count >= ACTIVE).sum()
    if active < 1 / share:
        share = min(1.0, 2 / max(active, 1))
    total = np.bincount(whose, weight)
    most = _ceiling(np.sort(total)[::-1], share)
    return weight * (np.minimum(total, most) / np.where(total > 0, total, 1))[whose]


def _ceiling(totals: np.ndarray, share: float) -> float:
    """The greatest c with c ≤ share · Σ min(total, c); totals come in falling order."""
    for heavy, total in enumerate(totals):
        free = 1 - share * heavy
        most = share * totals[heavy:].sum() / free if free > 0 else total
        if total <= most * (1 + 1e-12):
            return float(most)
    return 0.0
