"""Runs the ranker and its rival over the benchmark markets and has them judged, each in a process of its own."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

from matching.benchmark.files import read_rows, write_rows

TITLES = "titles.tsv"


def unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Write the plain files of an archive, those inside the folder only.

    tarfile's own filter for this came with Python 3.11.4; Debian 12 has 3.11.2.
    """
    for member in archive:
        path = (folder / member.name).resolve()
        is_inside = path.is_relative_to(folder.resolve())
        if member.isfile() and is_inside and (content := archive.extractfile(member)):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                shutil.copyfileobj(content, file)


class Bench:
    """Markets, judge and a scratch folder."""

    def __init__(self, market: Path, esco: Path, judge: Path, scratch: Path) -> None:
        self.market, self.esco, self.judge, self.scratch = market, esco, judge, scratch

    def dataset(self, name: str) -> Path:
        """The folder of a market; an archive is unpacked first."""
        if (self.market / name).is_dir():
            return self.market / name
        if not (self.scratch / name).is_dir():
            with tarfile.open(self.market / f"{name}.tar.xz") as archive:
                unpack(archive, self.scratch)
        return self.scratch / name

    def ranked(self, dataset: Path, out: str) -> Path:
        """The product's own answers."""
        return self._run(dataset, out, "manage.py", "benchmark_ranker")

    def ranked_with_variants(self, dataset: Path, out: str) -> Path:
        """The same, and plans under other conditions beside it."""
        variants = self.variants(self.answered(out))
        return self._run(dataset, out, "manage.py", "benchmark_ranker", "--variants", str(variants))

    def answered(self, out: str) -> Path:
        """Where answers of this name lie."""
        return self.scratch / "answers" / out

    def variants(self, result: Path) -> Path:
        """Where the variants of a result lie."""
        return result.with_name(f"{result.name}-variants")

    def true_plans(self, dataset: Path) -> Path:
        """What whoever knows every hidden chance would plan, in the same variants."""
        return self._run(dataset, f"{dataset.name}-truth", "-m", "matching.benchmark.variants")

    def after(self, dataset: Path, count: int) -> Path:
        """The product's answers after the first so many decisions."""
        return self.ranked(self.with_history(dataset, count), f"{dataset.name}-{count}")

    def rival(self, dataset: Path, out: str) -> Path:
        return self._run(dataset, out, "-m", "matching.benchmark.lambdamart")

    def judged(self, dataset: Path, result: Path) -> dict[str, Any]:
        """What the judge says, beside the truth that the ranker never sees."""
        return self._judge(dataset, "--result", result, "--json")

    def judged_lists(self, dataset: Path, result: Path) -> dict[str, Any]:
        """What the judge of the judged pairs says of the own lists, before any plan."""
        return self._judge(dataset, "--result", result, "--list", "listings", "--json")

    def titles(self) -> dict[str, Any]:
        """How the everyday titles are linked."""
        file = self.market / TITLES
        return self._judge("titles", file, self._linked(file, "titles.jsonl"))

    def melo(self, name: str) -> dict[str, Any]:
        """How the queries of a MELO folder are linked."""
        folder = self.market / "melo" / name
        return self._judge("melo", folder, self._linked(folder / "queries.tsv", f"{name}.jsonl"))

    def without_history(self, dataset: Path) -> Path:
        """The same market before anyone has decided anything."""
        return self._with_decisions(dataset, "no-history", 0)

    def with_history(self, dataset: Path, count: int) -> Path:
        """The same market when only the first so many decisions had been made."""
        return self._with_decisions(dataset, f"first-{count}", count)

    def _with_decisions(self, dataset: Path, name: str, count: int) -> Path:
        bare = self.scratch / f"{dataset.name}-{name}"
        bare.mkdir()
        for path in dataset.iterdir():
            (bare / path.name).symlink_to(path.resolve())
        first = (dataset / "decisions.jsonl").read_bytes().splitlines(keepends=True)[:count]
        (bare / "decisions.jsonl").unlink()
        (bare / "decisions.jsonl").write_bytes(b"".join(first))
        return bare

    def without_plan(self, result: Path) -> Path:
        """The same lists, everybody introduced to the first five."""
        bare = result.with_name(f"{result.name}-top")
        bare.mkdir()
        rows = read_rows(result / "rankings.jsonl")
        write_rows(bare / "rankings.jsonl", ({**row, "introduce": row["listings"][:5]} for row in rows))
        return bare

    def _linked(self, file: Path, out: str) -> Path:
        return self._run(file, out, "manage.py", "link_titles", "--verbosity", "0")

    def _run(self, asked: Path, out: str, *what: str) -> Path:
        """A command in a process of its own, so that its peak of memory is nobody else's."""
        result = self.answered(out)
        result.parent.mkdir(exist_ok=True)  # answers must not lie among the files that were asked about
        command = [sys.executable, *what, str(asked), "--esco", str(self.esco), "--out", str(result)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        return result

    def _judge(self, *asked: str | Path) -> dict[str, Any]:
        command = [sys.executable, str(self.judge), *map(str, asked)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def machine() -> str:
    """Processor, cores and Python, and how busy it was."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    cores = f"{len(os.sched_getaffinity(0))} of {os.cpu_count()} cores"
    return f"{model}, {cores}, load {os.getloadavg()[0]:.1f} at the end, Python {platform.python_version()}"
