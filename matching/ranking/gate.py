"""Has the learned engine earned it? Compared with the rules on people whom neither has seen."""

import numpy as np

from matching.ranking.baseline import RulesRanker, rules_ranker, untaught_rules
from matching.ranking.decisions import Decisions
from matching.ranking.evaluate import Difference, ndcg, paired_bootstrap
from matching.ranking.funnel import fit_lines

FOLDS = 5
ENOUGH = 8000  # decisions
SEED = 17  # of the split of seekers into folds


def gain_over_rules(decisions: Decisions) -> Difference:
    """nDCG@10 of the learned lines minus that of the rules, with its paired 95 % bootstrap interval.

    Seekers are split into folds; each is ranked by lines that were fitted without any of her decisions (of at most
    ENOUGH others: if so few beat the rules, more do). A pair's gain is how many stages it passed. Seekers whose every
    pair was refused say nothing and are left out.
    """
    people, who = np.unique(decisions.seeker, return_inverse=True)
    place = np.random.default_rng(SEED).permutation(len(people))[who]
    folds = FOLDS if len(decisions) <= ENOUGH else 1
    learned, judged = np.zeros(len(decisions)), np.zeros(len(decisions), bool)
    for number in range(folds):
        test = place % FOLDS == number
        if test.any():
            rest = np.flatnonzero(~test)
            funnel = fit_lines(decisions.take(rest[np.argsort(place[rest], kind="stable")][:ENOUGH]))
            odds, _ = funnel.log_odds(decisions.rows[test], decisions.organisation[test])
            learned[test], judged[test] = funnel.value(odds), True
    kept = decisions.take(judged)
    _, ours = ndcg(kept.seeker, learned[judged], kept.grades)
    _, theirs = ndcg(kept.seeker, rules_ranker_points(kept.rows), kept.grades)
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
