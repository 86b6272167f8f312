"""The whole measurement over the benchmark markets: bars, and the figures of welfare beside them, in one file."""

import argparse
import sys
import tempfile
from pathlib import Path

from tqdm import tqdm

from matching.benchmark.bars import Bar, city_bars, table, text_bars, town_bars
from matching.benchmark.bench import Bench, machine
from matching.benchmark.welfare import sections

CITY, TOWNS = "municipal", ("small", "small2")
MELO = ("swe_q_sv_c_sv", "swe_q_sv_c_en", "usa_q_en_c_en")


def of_city(bench: Bench) -> list[Bar]:
    """Bars of the city."""
    city = bench.dataset(CITY)
    result, bare = bench.ranked_with_variants(city, CITY), bench.without_history(city)
    judged, own_top = bench.judged(city, result), bench.judged(city, bench.without_plan(result))
    rival = bench.judged(city, bench.rival(city, f"{CITY}-rival"))
    return city_bars(judged, own_top, rival, bench.judged(bare, bench.ranked(bare, bare.name)))


def of_town(bench: Bench, name: str) -> list[Bar]:
    """Bars of a small town; before anyone has decided anything the rules alone rank."""
    town = bench.dataset(name)
    bare = bench.without_history(town)
    judged, rules = bench.judged(town, bench.ranked(town, name)), bench.judged(bare, bench.ranked(bare, bare.name))
    return town_bars(judged, bench.judged(town, bench.rival(town, f"{name}-rival")), rules, name)


def measured(bench: Bench) -> str:
    """The whole file."""
    with tqdm(total=3 + len(TOWNS), desc="benchmark", disable=None) as bar:
        bars = of_city(bench)
        bar.update()
        for name in TOWNS:
            bars += of_town(bench, name)
            bar.update()
        bars += text_bars(bench.titles(), {name: bench.melo(name) for name in MELO})
        bar.update()
        beside = sections(bench, CITY, TOWNS, bench.answered(f"{CITY}-rival"))
        bar.update()
    return table(bars, machine(), beside)


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
