"""Has the learned engine earned it? Compared with the rules on people whom neither has seen."""

import numpy as np

from matching.ranking.baseline import RulesRanker, rules_ranker, untaught_rules
from matching.ranking.decisions import Decisions
from matching.ranking.evaluate import Difference, ndcg, paired_bootstrap
from matching.ranking.funnel import fit_funnel

FOLDS = 5
SEED = 17  # of the split of seekers into folds


def gain_over_rules(decisions: Decisions) -> Difference:
    """nDCG@10 of the learned funnel minus that of the rules, with its paired 95 % bootstrap interval.

    Seekers are split into folds; each is ranked by a funnel that was fitted without any of her decisions. A
    pair's gain is how many stages it passed. Seekers whose every pair was refused say nothing and are left
    out.
    """
    learned, rules = np.empty(len(decisions)), rules_ranker_points(decisions.rows)
    people, who = np.unique(decisions.seeker, return_inverse=True)
    fold = np.random.default_rng(SEED).permutation(len(people))[who] % FOLDS
    for number in range(FOLDS):
        test = fold == number
        if test.any():
            learned[test] = fit_funnel(decisions.take(~test)).log_value(decisions.rows[test])
    _, ours = ndcg(decisions.seeker, learned, decisions.grades)
    _, theirs = ndcg(decisions.seeker, rules, decisions.grades)
    if not len(ours):
        return Difference(0.0, 0.0, 0.0)
    return paired_bootstrap(ours, theirs)


def rules_ranker_points(rows: np.ndarray) -> np.ndarray:
    """Points of the hand-written rules, which need no decisions; shape (rows,)."""
    return untaught_rules().points(rows)


def level_rules(decisions: Decisions) -> RulesRanker:
    """The rules, the level of their chances set by what became of introduced pairs: did both say yes."""
    approved, yes, accepted = decisions.labels[:, 0] == 1, decisions.labels[:, 1], decisions.labels[:, 2]
    known = approved & ((yes == 0) | ~np.isnan(accepted))
    if not known.any():
        return untaught_rules()
    matched = (yes[known] == 1) & (accepted[known] == 1)
    if matched.all() or not matched.any():
        return untaught_rules()
    return rules_ranker().fit(decisions.rows[known], matched.astype(int))
