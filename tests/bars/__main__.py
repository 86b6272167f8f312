"""Run the tests of every bar on PostgreSQL and print bar, tests, figure asked, figure reached: `python -m tests.bars`."""

import os
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = ROOT / "var" / "tests" / "bars.xml"
REPORT = ROOT / "docs" / "bars.txt"


@dataclass(frozen=True)
class Bar:
    """One row of bars.toml."""

    id: str
    level: str
    about: str
    asked: str
    tests: list[str]
    figure: str = ""  # the property that a test records; without it passed tests are counted
    least: int = 1


@dataclass
class Reached:
    """What the tests of a bar came to."""

    passed: int = 0
    recorded: int = 0  # the sum of the property that the bar names
    red: list[str] = field(default_factory=list)

    def meets(self, bar: Bar) -> bool:
        """Nothing is red, and the figure is there."""
        return not self.red and self.figure(bar) >= bar.least

    def figure(self, bar: Bar) -> int:
        return self.recorded if bar.figure else self.passed


def every_bar() -> list[Bar]:
    """In the order of the file."""
    return [Bar(**row) for row in tomllib.loads((HERE / "bars.toml").read_text("utf-8"))["bar"]]


def run(bars: list[Bar]) -> None:
    """All their tests at once; what each said is in RESULTS."""
    wanted = sorted({test for bar in bars for test in bar.tests if (ROOT / test).exists()})
    command = [
        sys.executable, "-m", "tests.postgres", "--", sys.executable, "-m", "pytest", "-q", "-n", "auto",
        "--dist", "loadgroup", "-m", "not browser", "--junitxml", str(RESULTS), *wanted,
    ]  # fmt: skip
    # Workers side by side would wait for each other's threads.
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    subprocess.run(command, cwd=ROOT, env={**os.environ, **one_thread}, check=False)


def reached_by(bar: Bar, cases: list[ET.Element]) -> Reached:
    """What the cases of its tests came to. A test that is not there yet is red."""
    found = Reached(red=[f"{test} is missing" for test in bar.tests if not (ROOT / test).exists()])
    modules = tuple(re.sub(r"\.py$", "", test).replace("/", ".") for test in bar.tests)
    for case in cases:
        name = case.get("classname", "")
        if not any(name == module or name.startswith(f"{module}.") for module in modules):
            continue
        if case.find("skipped") is not None:
            continue
        if case.find("failure") is not None or case.find("error") is not None:
            found.red.append(f"{name}::{case.get('name')}")
        else:
            found.passed += 1
        found.recorded += sum(
            int(one.get("value", "0")) for one in case.iter("property") if one.get("name") == bar.figure
        )
    return found


def line_of(bar: Bar, found: Reached) -> str:
    """One row of the table."""
    unit = bar.figure.partition(" ")[2] if bar.figure else "tests"
    reached = f"{found.figure(bar):,} {unit}" + (f", asked {bar.least:,}" if bar.least > 1 else "")
    state = "reached" if found.meets(bar) else "BELOW"
    rows = [f"{bar.id:4} {bar.level} {state:8} {bar.about}: {reached}", f"     asked: {bar.asked}"]
    rows += [f"     {test}" for test in bar.tests]
    return "\n".join([*rows, *(f"     RED {red}" for red in found.red)])


def main() -> int:
    bars = every_bar()
    run(bars)
    cases = list(ET.parse(RESULTS).iter("testcase"))  # noqa: S314 - written above
    found = [(bar, reached_by(bar, cases)) for bar in bars]
    below = [bar.id for bar, reached in found if not reached.meets(bar)]
    head = f"{len(bars) - len(below)} of {len(bars)} bars reached (`make bars`)" + (
        f"; below: {', '.join(below)}" if below else ""
    )
    table = "\n".join([head, "", *(line_of(bar, reached) for bar, reached in found)])
    REPORT.write_text(table + "\n", "utf-8")
    print(table)
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
