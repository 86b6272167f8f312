"""The four stages together: from coach to completed placement."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit
from sklearn.ensemble import HistGradientBoostingClassifier

from matching.ranking.decisions import STAGES, Decisions, capped_weights
from matching.ranking.features import pair_features
from matching.ranking.schema import FACTORS
from matching.ranking.stacking import FACTOR_OF_COLUMN, StackedFeatures
from matching.ranking.stages import StageModel

# Rates of yes assumed while a stage has too few answers: coach, youth, employer, completion.
PRIOR_RATES = {"coach": 0.3, "youth": 0.6, "employer": 0.4, "completion": 0.8}
LEAST_REACHED = 0.1  # chances of reaching a stage below this do not make a label heavier still
WITHOUT_COMPLETION = 0.4  # worth of a match whose placement breaks off, as a share of a completed one
OPINION_STRENGTH = 0.1  # the coaches' many decisions carry many columns …
STAGE_STRENGTH = 0.05  # … the later stages have few labels
COACH_TWICE = 2.0  # the coach sees more of a pair than stands in its facts
LEAST_FOR_TREES = 1000  # answers; with fewer, trees know less than a line
TREES_SHARE = {"coach": 0.75, "youth": 0.5, "employer": 0.5}  # of a stage's log-odds, from TREES_FULL answers on …
TREES_FULL = 20_000  # … with fewer less
TREE_SIZES = {"coach": (120, 15), "youth": (60, 8), "employer": (60, 8)}  # completion has too few answers for any
BINS = 64  # weighing the edges of bins takes longer than growing the trees
LEAST_ERROR = 0.1  # standard error of the log-odds of a stage where both models say the same
COACH, YOUTH, EMPLOYER, COMPLETION = range(4)

# Which column of the digest belongs to which factor.
BELONGS = (np.array(FACTOR_OF_COLUMN)[:, None] == np.array(FACTORS)).astype(float)


@dataclass(frozen=True)
class Funnel:
    """Fitted models of all stages, in the order of STAGES: a line each and, where there is enough to learn, trees."""

    digest: StackedFeatures
    lines: tuple[StageModel, ...]  # of the stages after the coach
    trees: tuple[HistGradientBoostingClassifier | None, ...]  # of all stages
    share: np.ndarray  # of the trees in the log-odds of each stage
    level: float = 0.0  # what is added to the log-odds of a match

    def line(self, columns: np.ndarray) -> np.ndarray:
        """Log-odds of all stages by the linear models, from the columns of the digest: (pairs, STAGES)."""
        weights = np.column_stack([stage.plain_weights(columns.shape[1]) for stage in self.lines])
        levels = np.array([stage.level for stage in self.lines], columns.dtype)
        return np.column_stack([self.digest.opinion_of(columns), columns @ weights.astype(columns.dtype) + levels])

    def boosted(self, columns: np.ndarray, line: np.ndarray) -> np.ndarray:
        """The same by the trees; of stages without trees the line."""
        return np.column_stack(
            [
                line[:, number] if trees is None else trees.decision_function(columns)
                for number, trees in enumerate(self.trees)
            ]
        )

    def mixed(self, line: np.ndarray, boosted: np.ndarray) -> np.ndarray:
        """Both on the logit scale."""
        return (1 - self.share) * line + self.share * boosted

    def log_odds(self, rows: np.ndarray, organisation: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Log-odds of all stages and their standard errors, each (pairs, STAGES).

        The error is half of what line and trees differ by: two models of another kind that agree know something.
        """
        columns = self.digest.columns(rows, organisation)
        line = self.line(columns)
        boosted = self.boosted(columns, line)
        return self.mixed(line, boosted), np.maximum(np.abs(line - boosted) / 2, LEAST_ERROR)

    def value(self, odds: np.ndarray) -> np.ndarray:
        """For ordering: log of coach² · youth · employer · (0.4 + 0.6 · completion), from (pairs, STAGES)."""
        chance = np.maximum(expit(odds), 1e-9)
        worth = WITHOUT_COMPLETION + (1 - WITHOUT_COMPLETION) * chance[:, COMPLETION]
        return COACH_TWICE * np.log(chance[:, COACH]) + np.log(chance[:, YOUTH] * chance[:, EMPLOYER] * worth)

    def chance(self, odds: np.ndarray, error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Chance that youth and employer both say yes if introduced; standard error of its logarithm."""
        both = np.clip(expit(odds[:, YOUTH]) * expit(odds[:, EMPLOYER]), 1e-9, 1 - 1e-9)
        spread = ((1 - expit(odds)) * error)[:, [YOUTH, EMPLOYER]]
        return expit(np.log(both / (1 - both)) + self.level), np.sqrt((spread**2).sum(axis=1))

    def linear_score(self, rows: np.ndarray, organisation: np.ndarray) -> np.ndarray:
        """Log-odds of coach (twice), youth and employer by the lines, in one sum that reasons take apart: (pairs,)."""
        line = self.line(self.digest.columns(rows, organisation))
        return line[:, : EMPLOYER + 1] @ np.array([COACH_TWICE, 1.0, 1.0])

    def parts(self, columns: np.ndarray) -> np.ndarray:
        """What each factor adds to the log-odds by the lines, the coach's counted twice: (pairs, FACTORS).

        The workplace's own level belongs to the factor "employer".
        """
        weight = np.zeros(columns.shape[1])
        weight[: len(FACTORS) + 1] = COACH_TWICE
        for stage in (stage for stage in self.lines[:EMPLOYER] if stage.learned_):
            weight += stage.weights_
        return (columns * weight) @ BELONGS


def fit_lines(decisions: Decisions) -> Funnel:
    """Learn the linear model of each stage from those who reached it.

    Labels of later stages weigh 1 / chance of having come so far (estimated by the stages before; Joachims et al.
    2017), so that a stage speaks for all pairs and not only for those a coach liked; no coach has more than a tenth
    of the weight. What a coach or a workplace thinks of everyone alike is their own level and stays theirs.
    """
    digest = _digest(decisions)
    columns = digest.columns(decisions.rows, decisions.organisation)
    lines: list[StageModel] = []
    odds = digest.opinion_of(columns)
    reached = np.ones(len(decisions))
    for number, name in enumerate(STAGES[YOUTH:], start=YOUTH):
        reached = reached * expit(odds)
        there, weight = _who_reached(decisions, number, reached)
        lines.append(_fit_line(columns[there], decisions.labels[there, number], weight, PRIOR_RATES[name]))
        odds = lines[-1].log_odds(columns)
    return Funnel(digest, tuple(lines), trees=(None,) * len(STAGES), share=np.zeros(len(STAGES)))


def fit_funnel(decisions: Decisions) -> Funnel:
    """Lines, and trees (Ke et al. 2017, as scikit-learn has them) that count the more, the more there is to learn."""
    funnel = fit_lines(decisions)
    columns = funnel.digest.columns(decisions.rows, decisions.organisation)
    chance = expit(funnel.line(columns))
    trees: list[HistGradientBoostingClassifier | None] = [None] * len(STAGES)
    share = np.zeros(len(STAGES))
    for number, name in enumerate(TREE_SIZES):
        there, weight = _who_reached(decisions, number, chance[:, :number].prod(axis=1))
        trees[number] = _fit_trees(columns[there], decisions.labels[there, number], weight, *TREE_SIZES[name])
        share[number] = TREES_SHARE[name] * min(1.0, float(there.sum()) / TREES_FULL)
    return replace(funnel, trees=tuple(trees), share=share)


def _who_reached(decisions: Decisions, number: int, reached: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which decisions have an answer at a stage, and what each weighs (mean 1 before heavy coaches are capped)."""
    there = ~np.isnan(decisions.labels[:, number])
    weight = decisions.inverse_propensity[there] / np.maximum(reached[there], LEAST_REACHED)
    return there, capped_weights(decisions.coach[there], weight / max(weight.mean(), 1e-9) if len(weight) else weight)


def _digest(decisions: Decisions) -> StackedFeatures:
    there, weight = _who_reached(decisions, COACH, np.ones(len(decisions)))
    model = StageModel(pair_features(), strength=OPINION_STRENGTH, prior_rate=PRIOR_RATES["coach"])
    if not there.any():
        return StackedFeatures.of(_only_prior(model, decisions.rows.shape[1]), decisions.rows)
    rows = decisions.rows[there].astype(np.float32)
    who = decisions.coach[there], decisions.organisation[there]
    return StackedFeatures.of(model.fit(rows, decisions.labels[there, COACH], weight, who), rows)


def _fit_line(columns: np.ndarray, answers: np.ndarray, weight: np.ndarray, prior_rate: float) -> StageModel:
    line = StageModel(strength=STAGE_STRENGTH, prior_rate=prior_rate)
    return line.fit(columns, answers, weight) if len(answers) else _only_prior(line, columns.shape[1])


def _only_prior(model: StageModel, width: int) -> StageModel:
    """One label made of the prior itself, so that the prior stays the rate."""
    rate = model.prior_rate
    return model.fit(np.zeros((2, width)), np.array([0.0, 1.0]), sample_weight=np.array([1 - rate, rate]))


def _fit_trees(
    columns: np.ndarray, answers: np.ndarray, weight: np.ndarray, rounds: int, leaves: int
) -> HistGradientBoostingClassifier | None:
    if len(answers) < LEAST_FOR_TREES or len(np.unique(answers)) < 2:
        return None
    trees = HistGradientBoostingClassifier(
        max_iter=rounds, max_leaf_nodes=leaves, learning_rate=0.08, min_samples_leaf=40, l2_regularization=5,
        max_bins=BINS, early_stopping=False, random_state=0,
    )  # fmt: skip
    return trees.fit(columns, answers, sample_weight=weight)
