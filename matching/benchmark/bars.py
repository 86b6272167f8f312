"""What the ranker has to reach on a benchmark market, and a table of what it reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CEILING = 0.699  # nDCG@10 that the visible facts of `municipal` allow, as published with the benchmark
ORACLE_PLAN = 0.883  # share of its seats that the hidden truth fills with a plan

Judged = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bar:
    """One measure with the range that it must and that it should lie in."""

    name: str
    value: float
    must: tuple[float, float]
    aim: tuple[float, float]

    def line(self) -> str:
        """The bar as a line of the table."""
        met = "aim" if self._within(self.aim) else "must" if self._within(self.must) else "NOT MET"
        return f"{self.name:<44} {_range(self.must):>14} {_range(self.aim):>14} {self.value:>9.4g}  {met}"

    def _within(self, ends: tuple[float, float]) -> bool:
        return ends[0] <= self.value <= ends[1]


MOST = float("inf")


def at_least(name: str, value: float, must: float, aim: float) -> Bar:
    """More is better."""
    return Bar(name, value, (must, MOST), (aim, MOST))


def at_most(name: str, value: float, must: float, aim: float) -> Bar:
    """Less is better."""
    return Bar(name, value, (-MOST, must), (-MOST, aim))


def near_one(name: str, value: float, must: float, aim: float) -> Bar:
    """A ratio that may differ from 1 by so much."""
    return Bar(name, value, (1 - must, 1 + must), (1 - aim, 1 + aim))


def _range(ends: tuple[float, float]) -> str:
    low, high = ends
    return f">= {low:g}" if high == MOST else f"<= {high:g}" if low == -MOST else f"{low:.2f}-{high:.2f}"


def city_bars(judged: Judged, own_top: Judged, lambdamart: Judged, no_history: Judged) -> list[Bar]:
    """Bars of the city-sized market: its judgement, that of the own top-5 without a plan, and of its rivals."""
    skill = (judged["brier_base_rate"] - judged["brier"]) / (judged["brier_base_rate"] - judged["brier_oracle"])
    ndcg, filled, time = judged["ndcg@10"], judged["filled_seats"], judged["timing"]
    groups = {"foreign": "foreign-language", "sex": "women", "under20": "under 20"}
    return [
        at_least("nDCG@10 / own LambdaMART, same facts", ndcg / lambdamart["ndcg@10"], 1.05, 1.12),
        at_least("nDCG@10 / ceiling", ndcg / CEILING, 0.90, 0.95),
        at_least("nDCG@10", ndcg, 0.62, 0.66),
        at_least("listing-side nDCG@10", judged["listing_ndcg@10"], 0.83, 0.87),
        at_least("Brier skill", skill, 0.68, 0.75),
        at_most("ECE", judged["ece"], 0.010, 0.005),
        at_most("legal limits broken", judged["limits_broken"], 0, 0),
        at_least("filled seats / plan of the truth", filled / ORACLE_PLAN, 0.94, 0.97),
        at_least("plan / own top-5", filled / own_top["filled_seats"], 1.25, 1.33),
        at_least("seekers introduced", judged["seekers_introduced"], 0.64, 0.75),
        *(near_one(f"calibration {said}", judged[f"calibration_ratio_{name}"], 0.10, 0.05)
          for name, said in groups.items()),
        *(near_one(f"exposure {groups[name]}", judged[f"exposure_ratio_{name}"], 0.07, 0.03)
          for name in ("foreign", "sex")),
        at_least("reasons plus@2", judged["reason_plus@2"], 0.65, 0.75),
        at_least("reasons minus@2", judged["reason_minus@2"], 0.55, 0.65),
        at_most("fit + score + plan, s", time["fit_s"] + time["score_s"] + time["plan_s"], 120, 45),
        at_most("peak memory, MB", time["peak_mb"], 1500, 800),
        at_least("no history, nDCG@10", no_history["ndcg@10"], 0.375, 0.45),
    ]  # fmt: skip


def town_bars(judged: Judged, name: str) -> list[Bar]:
    """Bars of a small town."""
    return [
        at_least(f"{name}: nDCG@10", judged["ndcg@10"], 0.52, 0.60),
        at_most(f"{name}: legal limits broken", judged["limits_broken"], 0, 0),
    ]


def table(bars: Sequence[Bar], machine: str) -> str:
    """All bars as plain text."""
    head = f"{'bar':<44} {'must':>14} {'aim':>14} {'reached':>9}"
    lines = "\n".join(bar.line() for bar in bars)
    return f"The ranker on the benchmark markets, by `make bench-ranker`.\nMachine: {machine}\n\n{head}\n{lines}\n"
