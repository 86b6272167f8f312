"""The four stages together: from coach to completed placement."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from matching.ranking.decisions import STAGES, Decisions, capped_weights
from matching.ranking.features import pair_features
from matching.ranking.stages import StageModel

# Rates of yes assumed while a stage has too few answers: coach, youth, employer, completion.
PRIOR_RATES = {"coach": 0.3, "youth": 0.6, "employer": 0.4, "completion": 0.8}
LEAST_REACHED = 0.05  # chances of reaching a stage below this do not make a label heavier still
WITHOUT_COMPLETION = 0.4  # worth of a match whose placement breaks off, as a share of a completed one


@dataclass(frozen=True)
class Funnel:
    """Four fitted stage models, in the order of STAGES."""

    stages: tuple[StageModel, ...]

    def log_value(self, rows: np.ndarray) -> np.ndarray:
        """Worth of a proposal, for ordering: log of coach · youth · employer · (0.4 + 0.6 · completion)."""
        chance = [expit(stage.log_odds(rows)) for stage in self.stages]
        worth = WITHOUT_COMPLETION + (1 - WITHOUT_COMPLETION) * chance[3]
        return np.log(np.maximum(chance[0], 1e-9)) + np.log(np.maximum(chance[1] * chance[2] * worth, 1e-9))

    def chance(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Chance that youth and employer both say yes if introduced; standard error of its logarithm."""
        youth, employer = (stage.log_odds_and_spread(rows) for stage in self.stages[1:3])
        error = np.sqrt(sum(((1 - expit(odds)) * spread) ** 2 for odds, spread in (youth, employer)))
        return expit(youth[0]) * expit(employer[0]), error


def fit_funnel(decisions: Decisions) -> Funnel:
    """Learn each stage from those who reached it.

    Labels of later stages weigh 1 / chance of having come so far (estimated by the stages before), so that a
    stage speaks for all pairs and not only for those a coach liked; no coach has more than a tenth of the
    weight.
    """
    reached = np.ones(len(decisions))
    stages = []
    for number, name in enumerate(STAGES):
        stage = _fit_stage(decisions, number, PRIOR_RATES[name], reached)
        stages.append(stage)
        reached = reached * expit(stage.log_odds(decisions.rows))
    return Funnel(tuple(stages))


def _fit_stage(decisions: Decisions, number: int, prior_rate: float, reached: np.ndarray) -> StageModel:
    stage = StageModel(pair_features(), prior_rate=prior_rate)
    there = ~np.isnan(decisions.labels[:, number])
    if not there.any():
        # one label made of the prior itself, so that the prior stays the rate
        nothing = np.full((2, decisions.rows.shape[1]), np.nan)
        return stage.fit(nothing, np.array([0.0, 1.0]), sample_weight=np.array([1 - prior_rate, prior_rate]))
    weight = 1 / np.maximum(reached[there], LEAST_REACHED)
    weight = capped_weights(decisions.coach[there], weight / weight.mean())
    return stage.fit(decisions.rows[there], decisions.labels[there, number], sample_weight=weight)
