"""Plant each fault alone in a copy of the tree and run tests until one is red: `python -m tests.faults [part of a name]`."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import NamedTuple

from tests.faults.planted import ROOT, Fault, every_fault

REPORT = ROOT / "docs" / "planted-faults.txt"
RED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
PASSED, FAILED, STOPPED = 0, 1, 2  # workers that are stopped after the first red test end with 2
MARKS = {"sqlite": "not browser and not postgres", "postgres": "not browser", "browser": "browser"}
SHARE = 0.95  # of the faults that have to be caught


class Outcome(NamedTuple):
    """What the tests said to one fault: the test that was red first, empty where none was."""

    fault: Fault
    caught_by: str


@contextmanager
def copies(count: int) -> Iterator[Queue[Path]]:
    """Copies of what git knows, and of the compiled languages, each for one fault at a time."""
    with tempfile.TemporaryDirectory(prefix="duunipari-faults-") as folder:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        names = [name for name in listed.split("\0") if name and (ROOT / name).is_file()]
        names += [path.relative_to(ROOT).as_posix() for path in ROOT.glob("marketplace/locale/*/LC_MESSAGES/*.mo")]
        made: Queue[Path] = Queue()
        for number in range(count):
            for name in names:
                target = Path(folder, str(number), name)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, target)
            made.put(Path(folder, str(number)))
        yield made


def first_red(copy: Path, tests: tuple[str, ...], lane: str, workers: str) -> str:
    """The first red test of these, empty where all are green. Raises RuntimeError where they could not be run."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "-n",
        workers,
        "-m",
        MARKS[lane],
        *tests,
    ]
    around = [sys.executable, "-m", "tests.postgres", "--"] if lane == "postgres" else []
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if lane == "browser":
        environment["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    said = subprocess.run([*around, *command], cwd=copy, env=environment, check=False, capture_output=True, text=True)
    if said.returncode == PASSED:
        return ""
    found = RED.search(said.stdout)
    if said.returncode not in (FAILED, STOPPED) or found is None:
        message = f"{' '.join(tests)} could not be run:\n{said.stdout[-2000:]}{said.stderr[-2000:]}"
        raise RuntimeError(message)
    return found[1]


def plant(fault: Fault, free: Queue[Path], tests: tuple[str, ...], lane: str, workers: str) -> Outcome:
    """One fault in one copy, which is whole again afterwards."""
    copy = free.get()
    file = copy / fault.file
    whole = file.read_text("utf-8")
    try:
        file.write_text(fault.planted(whole), "utf-8")
        red = first_red(copy, tests, lane, workers)
    except RuntimeError as trouble:  # a fault that nothing can be run with shows nothing of the tests
        red = ""
        print(trouble, flush=True)
    finally:
        file.write_text(whole, "utf-8")
        free.put(copy)
    outcome = Outcome(fault, red)
    print(in_words(outcome), flush=True)
    return outcome


def plant_all(faults: list[Fault], workers: int) -> list[Outcome]:
    """Each against its own tests, side by side; then those that stayed green against the whole lane, one by one."""
    with copies(workers) as free, ThreadPoolExecutor(workers) as pool:
        first = list(pool.map(lambda fault: plant(fault, free, fault.tests, fault.lane, "0"), faults))
        return [one if one.caught_by else plant(one.fault, free, ("tests",), "postgres", "auto") for one in first]


def in_words(outcome: Outcome) -> str:
    """One line of the report."""
    fault = outcome.fault
    return f"{'caught' if outcome.caught_by else 'MISSED':7} {fault.line:4} {fault.name}: {outcome.caught_by or fault.file}"


def report(outcomes: list[Outcome]) -> str:
    """The table that is kept."""
    caught = sum(bool(one.caught_by) for one in outcomes)
    head = f"{caught} of {len(outcomes)} planted faults were caught (`make faults`).\n\n"
    return head + "\n".join(map(in_words, outcomes)) + "\n"


def main(wanted: str) -> int:
    faults = [fault for fault in every_fault() if wanted in fault.name or wanted == fault.line]
    workers = max(1, (os.cpu_count() or 1))
    print(f"Planting {len(faults)} faults, {workers} at a time", flush=True)
    outcomes = plant_all(faults, workers)
    caught = sum(bool(one.caught_by) for one in outcomes)
    print(f"{caught} of {len(outcomes)} caught")
    if not wanted:
        REPORT.write_text(report(outcomes), "utf-8")
    return int(caught < SHARE * len(outcomes))


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
