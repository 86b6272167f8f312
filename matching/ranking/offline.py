"""Ways of ordering judged by what people decided later: the ranker, the written rules, and plain baselines."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.ranking.baseline import shares_met, untaught_rules
from matching.ranking.decisions import Decision, Decisions, effective_size
from matching.ranking.evaluate import Difference, ndcg, paired_bootstrap
from matching.ranking.gate import rules_ranker_points
from matching.ranking.ranker import Ranker
from matching.ranking.replay import policy_scores
from matching.ranking.schema import SCHEMA

MET = 0.5  # share from which on a criterion counts as met
PRIOR_REPLIES = 5.0  # introductions at the mean rate that every workplace is given beside its own
FEWEST = 2  # pairs of a person below which there is no order to judge
RANKER = "ranker"


@dataclass(frozen=True, slots=True)
class Past:
    """What was known at the cut: decisions as columns for models, and the same ones as people gave them."""

    decisions: Decisions
    answers: Sequence[Decision]


Order = Callable[[Past, Decisions], np.ndarray]


def by_distance(_past: Past, coming: Decisions) -> np.ndarray:
    """The nearest first, unknown distances last."""
    return 1 / (1 + np.nan_to_num(coming.rows[:, SCHEMA.names.index("km")], nan=np.inf))


def by_fair_share(past: Past, coming: Decisions) -> np.ndarray:
    """Workplaces first that have been proposed least often."""
    proposed = Counter(past.decisions.organisation.tolist())
    return -np.array([proposed[one] for one in coming.organisation.tolist()], float)


def by_replies(past: Past, coming: Decisions) -> np.ndarray:
    """Share of introductions that a workplace has answered × share of its answers that were yes.

    Both are drawn towards the mean of all workplaces by PRIOR_REPLIES introductions.
    """
    introduced = [one for one in past.answers if one.says_yes]
    answered = [one for one in introduced if one.accepts is not None]
    accepted = [one for one in answered if one.accepts]
    replies, yes = _rates(answered, introduced), _rates(accepted, answered)
    return np.array([replies(one) * yes(one) for one in coming.organisation.tolist()], float)


def _rates(some: Sequence[Decision], every: Sequence[Decision]) -> Callable[[str], float]:
    """What share ``some`` are of ``every`` at a workplace."""
    mean = len(some) / len(every) if every else 0.0
    part, whole = Counter(one.organisation for one in some), Counter(one.organisation for one in every)
    return lambda house: (part[house] + PRIOR_REPLIES * mean) / (whole[house] + PRIOR_REPLIES)


def by_met_criteria(_past: Past, coming: Decisions) -> np.ndarray:
    """How many of the criteria are met, all counting the same; unknown ones are not met."""
    rules = untaught_rules()
    return (np.nan_to_num(shares_met(coming.rows, rules.criteria_, rules.places_)) >= MET).sum(axis=1).astype(float)


def by_rules(_past: Past, coming: Decisions) -> np.ndarray:
    """Points of the written rules."""
    return rules_ranker_points(coming.rows)


BASELINES: Mapping[str, Order] = {
    "distance": by_distance,
    "fair_share": by_fair_share,
    "reply_rate": by_replies,
    "met_criteria": by_met_criteria,
    "rules": by_rules,
}


@dataclass(frozen=True, slots=True)
class Result:
    """nDCG@10 of one way of ordering, and by how much the ranker is better, both with 95 % intervals."""

    name: str
    ndcg: Difference
    ranker_gains: Difference


@dataclass(frozen=True, slots=True)
class Comparison:
    """Results over the same people, and which engine the ranker chose from the past alone.

    ``effective`` is how many equally weighted pairs say as much as the judged ones with their inverse propensities.
    """

    people: int
    effective: float
    engine: str
    why: str
    results: list[Result]


def compare(past: Past, coming: Decisions, others: Mapping[str, Order] = BASELINES) -> Comparison:
    """Train on the past, order what came later, and compare person by person (Efron's bootstrap, paired).

    A pair's gain is how many stages it passed (0–4), times its clipped inverse propensity. Judged are people with at
    least FEWEST later pairs of which one at least was approved. Only pairs that were shown are judged: what nobody was
    shown has no answer.
    """
    ranker = Ranker().fit(past.decisions)
    coming = coming.take(_often_enough(coming.seeker))
    own = policy_scores(ranker, ranker.engine_, coming.rows, coming.organisation)
    scores = {RANKER: own} | {name: order(past, coming) for name, order in others.items()}
    weight = coming.inverse_propensity
    quality = {name: ndcg(coming.seeker, score, coming.grades, weight)[1] for name, score in scores.items()}
    people = len(quality[RANKER])
    results = [_result(name, values, quality[RANKER]) for name, values in quality.items()] if people else []
    return Comparison(people, effective_size(weight), ranker.engine_, ranker.why_, results)


def _often_enough(seeker: np.ndarray) -> np.ndarray:
    _, who, count = np.unique(seeker, return_inverse=True, return_counts=True)
    return count[who] >= FEWEST


def _result(name: str, values: np.ndarray, ranker: np.ndarray) -> Result:
    return Result(name, paired_bootstrap(values, np.zeros(len(values))), paired_bootstrap(ranker, values))
