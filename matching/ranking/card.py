"""The model card: what a ranker is for and not for, what it learnt from, how good it is (AI Act art. 11, 13)."""

from collections.abc import Mapping
from typing import Any

from matching.ranking.decisions import JOB_REASONS, STAGES
from matching.ranking.limits import LIMITS
from matching.ranking.ranker import Ranker
from matching.ranking.schema import SCHEMA

PARTS = (
    "purpose", "forbidden_uses", "data", "features", "labels", "metrics", "calibration", "baselines", "limits",
    "oversight", "owner", "made_at", "sha256", "changes",
)  # fmt: skip


def model_card(
    ranker: Ranker, *, data: Mapping[str, Any], made_at: str, sha256: str, owner: str, changes: str
) -> dict[str, Any]:
    """The card of a trained ranker as plain data with every part of PARTS.

    `data` says of the decisions: `since`, `until` (ISO dates or ""), `decisions`, `people`, `places`, and their number
    by stage. `changes` names what is different from the model before.
    """
    return {
        "purpose": "Puts pairs of young jobseekers and open places in an order in which a job coach reads them.",
        "forbidden_uses": [
            "deciding about a person without a person",
            "judging a young person's worth, work ability or right to a service",
            "any other service than this one",
        ],
        "data": dict(data),
        "features": {"version": SCHEMA.version, "digest": SCHEMA.digest, "columns": list(SCHEMA.names)},
        "labels": {
            "stages": list(STAGES),
            "left_out": f"employers' declines for other reasons than {', '.join(sorted(JOB_REASONS))}",
        },
        "metrics": metrics_of(ranker),
        "calibration": ranker.calibration_.as_rows(),
        "baselines": ["hand-written rules"],
        "limits": {
            "hard": list(LIMITS),
            "known": [
                "learns what coaches approved: their habits are in it",
                "figures by group rest on what people told freely, and are missing where those are few",
            ],
        },
        "oversight": "A coach approves or declines every pair. A coordinator or an administrator may switch the ranker "
        "off or roll a model back at once.",
        "owner": owner,
        "made_at": made_at,
        "sha256": sha256,
        "changes": changes,
    }


def metrics_of(ranker: Ranker) -> dict[str, Any]:
    """Figures of a ranker with their 95 % intervals, for card and register; empty while it has learnt nothing."""
    if ranker.gain_ is None:
        return {}
    gain = {"mean": ranker.gain_.mean, "low": ranker.gain_.low, "high": ranker.gain_.high}
    return {"ndcg10_gain_over_rules": gain}


def missing_parts(card: Mapping[str, Any]) -> list[str]:
    """Parts that a card must have and this one has not, or has empty; figures may be empty for the written rules."""
    return [
        part
        for part in PARTS
        if part not in card or (not card[part] and part not in {"metrics", "calibration", "changes"})
    ]
