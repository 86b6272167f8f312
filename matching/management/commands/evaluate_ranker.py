"""Judges the ranker by the site's own log: trained on its older part, compared with baselines on the newer."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from accounts.access.tenancy import across_authorities
from matching.ranking.decisions import Decisions
from matching.ranking.offline import BASELINES, Comparison, Order, Past, compare
from matching.suggestions.learning.evaluating import Cut, cut_log

try:
    from matching.benchmark.lambdamart import fit_lambdamart
except ModuleNotFoundError:  # the extra "bench" is not installed
    fit_lambdamart = None  # type: ignore[assignment]

SHARE = 0.2  # of the decisions, the newest, to judge by


def by_lambdamart(past: Past, coming: Decisions) -> np.ndarray:
    """LightGBM's LambdaMART, trained on the same past."""
    return fit_lambdamart(past.decisions).predict(coming.rows)


class Command(BaseCommand):
    """Cut, train, compare."""

    help = "Compare the ranker with baselines on decisions that it has not seen: nDCG@10 with paired 95 % intervals."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the cut and machine-readable output."""
        parser.add_argument(
            "--share", type=_share, default=SHARE, help="of the decisions, the newest, to judge by (0.2)"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        with across_authorities(), tqdm(total=2, desc="read the log", file=sys.stderr, disable=None) as bar:
            cut = cut_log(options["share"])
            bar.update()
            bar.set_description("train and compare")
            compared = compare(cut.past, cut.coming, _others()) if cut else None
            bar.update()
        if cut is None or compared is None:
            self.stdout.write(json.dumps({"state": "too_little"}) if options["json"] else "Too little is decided yet.")
            return
        self.stdout.write(json.dumps(_said(cut, compared)) if options["json"] else _table(cut, compared))


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share < 1:
        raise argparse.ArgumentTypeError("the share lies between 0 and 1")
    return share


def _others() -> Mapping[str, Order]:
    return BASELINES if fit_lambdamart is None else {**BASELINES, "lambdamart": by_lambdamart}


def _said(cut: Cut, compared: Comparison) -> dict[str, Any]:
    return {
        "state": "judged" if compared.people else "nobody_to_judge",
        "cut_at": cut.at.isoformat(), "past": len(cut.past.decisions), "coming": len(cut.coming),
        "left_out": cut.left_out, **asdict(compared),
    }  # fmt: skip


def _table(cut: Cut, compared: Comparison) -> str:
    head = (
        f"Cut at {cut.at:%Y-%m-%d}: {len(cut.past.decisions)} decisions before, {len(cut.coming)} after, "
        f"{cut.left_out} without facts. People judged: {compared.people}. "
        f"Worth {compared.effective:.0f} equal pairs. Engine: {compared.engine} ({compared.why})."
    )
    lines = [
        f"{one.name:<14} {one.ndcg.mean:.3f} ({one.ndcg.low:.3f} … {one.ndcg.high:.3f})  "
        f"{one.ranker_gains.mean:+.3f} ({one.ranker_gains.low:+.3f} … {one.ranker_gains.high:+.3f})"
        for one in compared.results
    ]
    names = f"{'order':<14} {'nDCG@10 (95 %)':<24} ranker minus it (95 %)"
    return "\n".join([head, names, *lines])
