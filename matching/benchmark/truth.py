"""What the hidden truth of a market says of answers: worth of lists, chances by group, each with its interval."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from matching.benchmark.files import read_object, read_rows
from matching.ranking.evaluate import Difference, ndcg

# What a pair of each grade is worth at least: chance of a match × (0.4 + 0.6 · chance of completion), as the benchmark
# cuts its grades.
WORTH = np.array([0.0, 0.10, 0.25, 0.45])
FIRST, DEEP = 5, 10
UNDER, NATIVE = 20, ("fi", "sv")
ROUNDS = 500


@dataclass(frozen=True, slots=True)
class Truth:
    """Grades of every pair, shape (seekers, open listings), and who is in which group."""

    grades: np.ndarray
    place: Mapping[str, int]  # id of an open listing → column
    row: Mapping[str, int]  # id of a seeker → row
    groups: Mapping[str, np.ndarray]
    asked: list[dict[str, Any]]

    @classmethod
    def of(cls, dataset: Path) -> "Truth":
        """Read what lies beside a market and no ranker opens."""
        past = read_object(dataset / "meta.json")["historic_listings"]
        listings = [row["id"] for row in read_rows(dataset / "listings.jsonl")][past:]
        people = read_rows(dataset / "protected.jsonl")
        return cls(
            grades=np.load(dataset / "truth" / "grade.npy"),
            place={name: number for number, name in enumerate(listings)},
            row={row["id"]: number for number, row in enumerate(people)},
            groups={
                "foreign-language": np.array([row["native_language"] not in NATIVE for row in people], bool),
                "women": np.array([row["sex"] == "f" for row in people], bool),
                "under 20": np.array([row["age"] < UNDER for row in people], bool),
            },
            asked=read_rows(dataset / "truth" / "pairs.jsonl"),
        )

    def surplus_regret(self, result: Path) -> float:
        """Share of what everybody's five best places are worth that the first five of the lists let go; no seats."""
        worth = WORTH[self.grades]
        best = -np.sort(-worth, axis=1)[:, :FIRST].sum()
        return float(1 - sum(worth[row, places[:FIRST]].sum() for row, places in self._lists(result)) / best)

    def quality(self, result: Path) -> np.ndarray:
        """nDCG@10 of every seeker for whom anything has a grade, in the order of rows."""
        people, open_ones = self.grades.shape
        value = np.zeros((people, open_ones), np.float32)
        for row, places in self._lists(result):
            value[row, places] = np.arange(len(places), 0, -1)
        who = np.repeat(np.arange(people), open_ones)
        shown = ndcg(who, value.ravel(), self.grades.ravel(), k=DEEP)[1]
        return np.asarray(shown)

    def calibration(self, result: Path) -> dict[str, Difference]:
        """Said chance over true chance of a group, over that of all others, with a bootstrap over young people."""
        said = {(row["seeker"], row["listing"]): row["p"] for row in read_rows(result / "pairs.jsonl")}
        row = np.array([self.row[one["seeker"]] for one in self.asked], int)
        ours = [said[one["seeker"], one["listing"]] for one in self.asked]
        sums = np.column_stack(
            [np.bincount(row, ours, len(self.row)), np.bincount(row, self._chances(), len(self.row))]
        )
        return {name: _ratio(sums, group) for name, group in self.groups.items()}

    def _chances(self) -> list[float]:
        return [one["p"] for one in self.asked]

    def _lists(self, result: Path) -> Iterator[tuple[int, list[int]]]:
        for one in read_rows(result / "rankings.jsonl"):
            yield self.row[one["seeker"]], [self.place[name] for name in one["listings"][:DEEP]]


def _ratio(sums: np.ndarray, group: np.ndarray) -> Difference:
    own, others, dice = sums[group], sums[~group], np.random.default_rng(0)

    def ratio(some: np.ndarray, rest: np.ndarray) -> float:
        (said, true), (said_of_rest, true_of_rest) = some.sum(axis=0), rest.sum(axis=0)
        return float(said / true / (said_of_rest / true_of_rest))

    def drawn(rows: np.ndarray) -> np.ndarray:
        return rows[dice.integers(len(rows), size=len(rows))]

    low, high = np.quantile([ratio(drawn(own), drawn(others)) for _ in range(ROUNDS)], [0.025, 0.975])
    return Difference(ratio(own, others), float(low), float(high))
