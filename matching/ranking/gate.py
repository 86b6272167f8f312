"""Has the learned engine earned it? Compared with the rules on people whom neither has seen."""

from collections.abc import Callable

import numpy as np
from sklearn.base import clone

from matching.ranking.baseline import RulesRanker, untaught_rules
from matching.ranking.decisions import Decisions
from matching.ranking.evaluate import Difference, ndcg, paired_bootstrap
from matching.ranking.funnel import fit_lines
from matching.ranking.tuning import tuned_rules

FOLDS = 5
ENOUGH = 8000  # decisions
SEED = 17  # of the split of seekers into folds


# What is learned from decisions: facts (pairs, COLUMNS) and ids of organisations (pairs,) → an order (pairs,).
Order = Callable[[np.ndarray, np.ndarray], np.ndarray]


def gain_over_rules(decisions: Decisions, learn: Callable[[Decisions], Order]) -> Difference:
    """nDCG@10 of what is learned minus that of the rules, with its paired 95 % bootstrap interval.

    Seekers are split into folds; each is ranked by what was learned without any of her decisions (of at most ENOUGH
    others: if so few beat the rules, more do). A pair's gain is how many stages it passed, the heavier the less likely
    it was to be shown. Seekers whose every pair was refused say nothing and are left out.
    """
    people, who = np.unique(decisions.seeker, return_inverse=True)
    place = np.random.default_rng(SEED).permutation(len(people))[who]
    folds = FOLDS if len(decisions) <= ENOUGH else 1
    learned, judged = np.zeros(len(decisions)), np.zeros(len(decisions), bool)
    for number in range(folds):
        test = place % FOLDS == number
        if test.any():
            rest = np.flatnonzero(~test)
            order = learn(decisions.take(rest[np.argsort(place[rest], kind="stable")][:ENOUGH]))
            learned[test], judged[test] = order(decisions.rows[test], decisions.organisation[test]), True
    kept = decisions.take(judged)
    weight = kept.inverse_propensity
    _, ours = ndcg(kept.seeker, learned[judged], kept.grades, weight)
    _, theirs = ndcg(kept.seeker, rules_ranker_points(kept.rows), kept.grades, weight)
    if not len(ours):
        return Difference(0.0, 0.0, 0.0)
    return paired_bootstrap(ours, theirs)


def by_lines(decisions: Decisions) -> Order:
    """The order of the funnel's lines."""
    funnel = fit_lines(decisions)
    return lambda rows, organisation: funnel.value(funnel.log_odds(rows, organisation)[0])


def by_tuned_rules(decisions: Decisions) -> Order:
    """The order of the rules with the weights of these decisions."""
    tuned = tuned_rules(decisions)
    return lambda rows, _organisation: tuned.points(rows)


def rules_ranker_points(rows: np.ndarray) -> np.ndarray:
    """Points of the hand-written rules, which need no decisions; shape (rows,)."""
    return untaught_rules().points(rows)


def level_rules(rules: RulesRanker, decisions: Decisions) -> RulesRanker:
    """The same rules, the level of their chances set by what became of introduced pairs: did both say yes."""
    approved, yes, accepted = decisions.labels[:, 0] == 1, decisions.labels[:, 1], decisions.labels[:, 2]
    known = approved & ((yes == 0) | ~np.isnan(accepted))
    if not known.any():
        return rules
    matched = (yes[known] == 1) & (accepted[known] == 1)
    if matched.all() or not matched.any():
        return rules
    return clone(rules).fit(decisions.rows[known], matched.astype(int))
