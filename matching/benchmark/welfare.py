"""Figures beside the bars: worth of lists to people, what happens when all use it, few decisions, chances by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matching.benchmark.bench import Bench
from matching.benchmark.files import read_rows, write_rows
from matching.benchmark.truth import Truth
from matching.benchmark.variants import FIRST, SHARES, WISHED, users
from matching.ranking.evaluate import Difference, paired_bootstrap

LADDER = (50, 500, 5000)
SATURATION = "who uses it, matches of 100 of them"


@dataclass(frozen=True, slots=True)
class Filled:
    """Expected matches under each condition, by name of the variant."""

    plan: Mapping[str, float]
    top: Mapping[str, float]
    rival: Mapping[str, float]
    truth: Mapping[str, float]


def filled(bench: Bench, dataset: Path, result: Path, rival: Path) -> Filled:
    """Judge plans and first fives of the same young people, and what the hidden truth would plan for them."""
    truth = bench.true_plans(dataset)

    def matches(folder: Path) -> float:
        return float(bench.judged(dataset, folder)["filled_count"])

    names = [*map(str, SHARES), WISHED]
    return Filled(
        plan={name: matches(bench.variants(result) / name) for name in names},
        top={str(share): matches(_first_five(result, share)) for share in SHARES},
        rival={str(share): matches(_first_five(rival, share)) for share in SHARES},
        truth={name: matches(truth / name) for name in names},
    )


def _first_five(result: Path, percent: int) -> Path:
    """The same lists; the users among the young people are introduced to their first five, the others to nobody."""
    folder = result.with_name(f"{result.name}-first-{percent}")
    folder.mkdir()
    rows = read_rows(result / "rankings.jsonl")
    kept = [row["listings"][:FIRST] if uses else [] for row, uses in zip(rows, users(len(rows), percent), strict=True)]
    introduced = ({**row, "introduce": own} for row, own in zip(rows, kept, strict=True))
    write_rows(folder / "rankings.jsonl", introduced)
    return folder


def welfare_table(found: Filled, people: int, regret: Mapping[str, float]) -> str:
    """Surplus regret of the lists and of the plan, saturation, gain by widened occupations, as plain text."""
    head = f"{SATURATION:<40} {'plan':>9} {'first five':>11} {'LambdaMART':>11} {'truth':>9}"
    lines = [_saturation(found, share, people) for share in SHARES]
    of_plan = 1 - found.plan["100"] / found.truth["100"]
    gain, possible = (one["100"] / one[WISHED] - 1 for one in (found.plan, found.truth))
    return "\n".join(
        [
            head, *lines, "",
            f"{'welfare':<40} {'reached':>9} {'LambdaMART':>11}",
            f"{'surplus regret of the first five':<40} {regret['own']:>9.3f} {regret['rival']:>11.3f}",
            f"{'surplus regret of the plan':<40} {of_plan:>9.3f}",
            f"{'gain by widened occupations':<40} {gain:>9.3f}    the truth's plan: {possible:.3f}",
        ]
    )  # fmt: skip


def _saturation(found: Filled, percent: int, people: int) -> str:
    count, name = people * percent / 100, str(percent)
    rates = [100 * one[name] / count for one in (found.plan, found.top, found.rival, found.truth)]
    plan, top, rival, truth = rates
    return f"{f'{percent} % of young people':<40} {plan:>9.1f} {top:>11.1f} {rival:>11.1f} {truth:>9.1f}"


def ladder(bench: Bench, dataset: Path, rules: Path, whole: Path) -> list[str]:
    """nDCG@10 after so many decisions, and what it gains on the written rules with its 95 % interval."""
    truth = Truth.of(dataset)
    base = truth.quality(rules)
    steps: list[tuple[str, Path]] = [(str(count), bench.after(dataset, count)) for count in LADDER]
    rows = [(dataset.name, "0", float(base.mean()), Difference(0.0, 0.0, 0.0))]
    for name, result in [*steps, ("all", whole)]:
        own = truth.quality(result)
        rows.append((dataset.name, name, float(own.mean()), paired_bootstrap(own, base)))
    return [_step(*row) for row in rows]


def _step(market: str, count: str, quality: float, gain: Difference) -> str:
    met = "below the rules" if gain.high < 0 else "not below the rules"
    interval = f"{gain.mean:+.3f} ({gain.low:+.3f} … {gain.high:+.3f})"
    return f"{f'{market}: {count} decisions':<40} {quality:>9.4f} {interval:>26}  {met}"


def ladder_table(rows: Sequence[str]) -> str:
    """All steps as plain text."""
    return "\n".join([f"{'few decisions, nDCG@10':<40} {'reached':>9} {'gain on the rules':>26}", *rows])


def calibration_table(found: Mapping[str, Mapping[str, Difference]]) -> str:
    """Said over true chance of groups, by market and group, as plain text."""
    rows = [
        f"{f'{market}: {group}':<40} {one.mean:>9.3f}    ({one.low:.3f} … {one.high:.3f})"
        for market, groups in found.items()
        for group, one in groups.items()
    ]
    return "\n".join([f"{'calibration ratio with its 95 % interval':<40} {'reached':>9}", *rows])


WORDS = """Saturation: the plan among so many of the young people alone, the first five of the own list, of
LambdaMART's, and the same plan on hidden chances; everybody else looks for nothing. Surplus: what a pair's
grade says that it is worth at least (chance of a match, less where it breaks off). Regret of the first five:
what they let go of the worth of the best five, seats aside; regret of the plan: what it lets go of the matches
of the truth's plan. Widened: matches of the plan beyond those of a plan among wished work alone. Few decisions:
the market's first ones, 0 being the written rules. Calibration: said over true chance of a group, over that of
all others; resampled young people give the interval."""


def sections(bench: Bench, city: str, towns: Sequence[str], rival: Path) -> list[str]:
    """Every table of this module over markets that are ranked already; ``rival`` are its answers for the city."""
    dataset, results = bench.dataset(city), {name: bench.answered(name) for name in (city, *towns)}
    truth = Truth.of(dataset)
    regret = {"own": truth.surplus_regret(results[city]), "rival": truth.surplus_regret(rival)}
    people = len(truth.row)
    steps: list[str] = []
    calibrated: dict[str, Any] = {}
    for name, result in results.items():
        market = bench.dataset(name)
        steps += ladder(bench, market, bench.answered(f"{name}-no-history"), result)
        calibrated[name] = Truth.of(market).calibration(result)
    welfare = welfare_table(filled(bench, dataset, results[city], rival), people, regret)
    return [welfare, ladder_table(steps), calibration_table(calibrated), WORDS]
