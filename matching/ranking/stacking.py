"""What the models of all stages look at: the coach's opinion taken apart by factor, beside the plain facts."""

from dataclasses import dataclass

import numpy as np
from scipy.special import logit

from matching.ranking.schema import COLUMNS, FACTORS, SCHEMA
from matching.ranking.stages import StageModel

# Codes, and columns that say again what others say: the parts by factor stand for them.
LEFT_OUT = frozenset({"field", "route", "interest", "km_share"})
FACTS = tuple(name for name in COLUMNS if name not in LEFT_OUT)
FACTOR_OF_COLUMN = (*FACTORS, "employer", *(c.factor for c in SCHEMA.columns if c.name not in LEFT_OUT))
PLACES = [COLUMNS.index(name) for name in FACTS]


@dataclass(frozen=True)
class StackedFeatures:
    """Turns the facts of pairs into few columns: a part for each factor, the workplace's own part, the plain facts.

    Coaches decide ten times as often as workplaces answer, so that what is learned of them in many columns is handed
    on to the models of the later stages in few (stacking, Wolpert 1992, by factor).
    """

    opinion: StageModel  # of the coach, with the levels of coaches and of organisations
    parts: np.ndarray  # its weights sorted by factor, (columns, FACTORS)
    middle: np.ndarray  # mean of each part over the decisions, (FACTORS,)

    @classmethod
    def of(cls, opinion: StageModel, rows: np.ndarray) -> "StackedFeatures":
        """The digest that an opinion gives; `rows` are those that it was learned from."""
        if not opinion.learned_:
            return cls(opinion, np.zeros((0, len(FACTORS))), np.zeros(len(FACTORS)))
        factor = {column.name: column.factor for column in SCHEMA.columns}
        belongs = np.array([factor[name] for name in opinion.features_.sources()])
        parts = opinion.weights_[:, None] * (belongs[:, None] == np.array(FACTORS))
        return cls(opinion, parts, opinion.weighed(rows, parts).mean(axis=0))

    def columns(self, rows: np.ndarray, organisation: np.ndarray) -> np.ndarray:
        """Facts (pairs, COLUMNS) and ids of organisations (pairs,) → float32 (pairs, FACTORS + 1 + FACTS)."""
        rows = rows.astype(np.float32)
        out = np.zeros((len(rows), len(FACTORS) + 1 + len(FACTS)), np.float32)
        if self.opinion.learned_:
            out[:, : len(FACTORS)] = self.opinion.weighed(rows, self.parts) - self.middle.astype(np.float32)
        out[:, len(FACTORS)] = self.opinion.level_of(1, organisation)
        out[:, len(FACTORS) + 1 :] = np.nan_to_num(rows[:, PLACES])
        return out

    def opinion_of(self, columns: np.ndarray) -> np.ndarray:
        """Log-odds that an average coach approves, from the columns of the digest."""
        if not self.opinion.learned_:
            return np.full(len(columns), logit(self.opinion.rate_))
        return self.opinion.intercept_ + self.middle.sum() + columns[:, : len(FACTORS) + 1].sum(axis=1)
