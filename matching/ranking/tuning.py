"""The rules with weights of their own: what decisions say of them, drawn towards what stands written."""

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from matching.ranking.baseline import UNKNOWN_SHARE, Criterion, RulesRanker, shares_met, untaught_rules
from matching.ranking.decisions import Decisions, capped_weights
from matching.ranking.schema import COLUMNS

STRENGTH = 20.0  # penalty on the square of what a weight differs by, in log-odds
COACH = 0


def tuned_rules(decisions: Decisions) -> RulesRanker:
    """The rules with the weights that coaches' decisions suggest; the level is that of `untaught_rules`.

    A logistic regression on how far each criterion is met, with the written weights as its prior (ridge towards a
    target; van Wieringen 2015, arXiv 1509.09169): some thousand decisions move few weights, and where they say nothing
    the rules stand. No weight goes below nought: what speaks for a pair never speaks against it.
    """
    rules = untaught_rules()
    there = decisions.reviewed
    if not there.any():
        return rules
    met = shares_met(decisions.rows[there], rules.criteria_, rules.places_)
    met = np.where(np.isnan(met), UNKNOWN_SHARE, met)
    points = np.array([rule.points for rule in rules.criteria_])
    written = rules.steepness * points / points.sum()
    yes = decisions.labels[there, COACH]
    weight = capped_weights(decisions.coach[there], decisions.inverse_propensity[there])
    found = _nearest(met, yes, weight, written)
    criteria = [
        Criterion(rule.column, float(own), rule.none_at, rule.full_at)
        for rule, own in zip(rules.criteria_, found, strict=True)
    ]
    return RulesRanker(criteria, COLUMNS, steepness=float(found.sum())).assume(len(COLUMNS))


def _nearest(met: np.ndarray, yes: np.ndarray, weight: np.ndarray, written: np.ndarray) -> np.ndarray:
    """Weights (criteria,), none below 0, that explain the answers best while they cost least."""

    def loss(sought: np.ndarray) -> tuple[float, np.ndarray]:
        odds, moved = sought[0] + met @ sought[1:], sought[1:] - written
        off = weight * (expit(odds) - yes)
        cost = weight @ (np.logaddexp(0, odds) - yes * odds) + STRENGTH / 2 * moved @ moved
        return float(cost), np.r_[off.sum(), met.T @ off + STRENGTH * moved]

    start = np.r_[-met.mean(axis=0) @ written, written]
    bounds = [(None, None), *[(0.0, None)] * len(written)]
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x[1:])
