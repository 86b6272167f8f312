"""Names and texts of the demo, and one seeded stream of chance for all of it."""

from __future__ import annotations

import csv
import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

DATA = Path(__file__).parent / "data"
STEPS = 3  # fewer than a kind of place has forms of its purpose
SEED = 380  # 380/2023, so that every demo of a day is the same


@dataclass(frozen=True)
class Work:
    """What a demo workplace does; ``genitive`` says whose work it is, ``flags`` are those of the listing."""

    occupation: str
    firm: str
    tasks: str
    skills: tuple[str, ...]
    cards: tuple[str, ...]
    flags: frozenset[str]
    genitive: str


def _texts(name: str, column: str) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t" if name.endswith(".tsv") else ","):
            texts.setdefault(row["kind"], []).append(row[column])
    return texts


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


class Material:
    """Everything that the demo draws from. The same day gives the same demo."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)  # noqa: S311 - invented people need no secrets
        self.side_chance = random.Random(SEED + 1)  # noqa: S311 - what is told later leaves the rest as it was
        self.now = timezone.now()
        self.today = timezone.localdate()
        self.names = _texts("names.csv", "name")
        self.words = _texts("words.csv", "text")
        self.purposes = _texts("purposes.tsv", "text")
        self.said = dict.fromkeys(self.purposes, 0)  # which form of a kind was used last
        with (DATA / "works.tsv").open(encoding="utf-8", newline="") as file:
            self.works = [
                Work(
                    row["occupation"], row["firm"], row["tasks"], _split(row["skills"]), _split(row["cards"]),
                    frozenset(_split(row["flags"] or "")), row["genitive"],
                )
                for row in csv.DictReader(file, delimiter="\t")
            ]  # fmt: skip

    def word(self, kind: str) -> str:
        """One of the texts of a kind."""
        return self.chance.choice(self.words[kind])

    def purpose(self, kind: str, work: Work) -> str:
        """What a place of a kind is for: never in the form of the one before it."""
        forms = self.purposes[kind]
        self.said[kind] = (self.said[kind] + 1 + self.chance.randrange(STEPS)) % len(forms)
        text = forms[self.said[kind]].format(work.genitive)
        return ". ".join(part[:1].upper() + part[1:] for part in text.split(". "))

    def word_of(self, kind: str) -> str:
        """One of the names of a kind: given or family."""
        return self.chance.choice(self.names[kind])

    def ago(self, days: float) -> dt.datetime:
        """A moment so many days ago."""
        return self.now - dt.timedelta(days=days)

    def day(self, days: int) -> dt.date:
        """A day so many days from today, in the past where negative."""
        return self.today + dt.timedelta(days=days)

    def happens(self, share: float) -> bool:
        """True in this share of cases."""
        return self.chance.random() < share
