"""Runs the ranker and its rival over the benchmark markets, has them judged and writes the table of bars."""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from tqdm import tqdm

from matching.benchmark.bars import Bar, city_bars, table, text_bars, town_bars
from matching.benchmark.files import read_rows, write_rows

CITY, TOWNS = "municipal", ("small", "small2")
TITLES, MELO = "titles.tsv", ("swe_q_sv_c_sv", "swe_q_sv_c_en", "usa_q_en_c_en")


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
        bare = self.scratch / f"{dataset.name}-no-history"
        bare.mkdir()
        for path in dataset.iterdir():
            (bare / path.name).symlink_to(path.resolve())
        (bare / "decisions.jsonl").unlink()
        (bare / "decisions.jsonl").touch()
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
        result = self.scratch / "answers" / out
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


def of_city(bench: Bench, bar: tqdm) -> list[Bar]:
    """Bars of the city."""
    city = bench.dataset(CITY)
    result = bench.ranked(city, CITY)
    judged, own_top = bench.judged(city, result), bench.judged(city, bench.without_plan(result))
    bar.update()
    rival = bench.judged(city, bench.rival(city, f"{CITY}-rival"))
    bar.update()
    bare = bench.without_history(city)
    return city_bars(judged, own_top, rival, bench.judged(bare, bench.ranked(bare, bare.name)))


def of_town(bench: Bench, name: str) -> list[Bar]:
    """Bars of a small town; before anyone has decided anything the rules alone rank."""
    town = bench.dataset(name)
    bare = bench.without_history(town)
    judged, rules = bench.judged(town, bench.ranked(town, name)), bench.judged(bare, bench.ranked(bare, bare.name))
    return town_bars(judged, bench.judged(town, bench.rival(town, f"{name}-rival")), rules, name)


def measured(bench: Bench) -> str:
    """The whole table."""
    with tqdm(total=4 + len(TOWNS), desc="benchmark", disable=None) as bar:
        bars = of_city(bench, bar)
        bar.update()
        for name in TOWNS:
            bars += of_town(bench, name)
            bar.update()
        bars += text_bars(bench.titles(), {name: bench.melo(name) for name in MELO})
        bar.update()
    return table(bars, machine())


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("market", type=Path, help="folder with the markets, unpacked or as .tar.xz")
    parser.add_argument("--esco", type=Path, required=True)
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-ranker-") as scratch:
        text = measured(Bench(options.market.resolve(), options.esco.resolve(), options.judge.resolve(), Path(scratch)))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
