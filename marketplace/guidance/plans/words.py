"""Ready-made goals, steps and sentences that the house ships, in three languages."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils import timezone
from django.utils.translation import get_language

DATA = Path(__file__).parent / "data"
FALLBACK = "fi"


@dataclass(frozen=True)
class Sample:
    """A goal, a step or a sentence: ``part`` is its group, ``days`` how long a step usually takes."""

    code: str
    part: str
    days: int
    words: dict[str, str]

    @property
    def text(self) -> str:
        """In the language in use."""
        return self.words.get((get_language() or FALLBACK)[:2]) or self.words[FALLBACK]

    def day(self) -> dt.date:
        """By when it could be done, if it began today."""
        return timezone.localdate() + dt.timedelta(days=self.days)


@cache
def _read(name: str) -> dict[str, Sample]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Sample(
                row["code"], row["part"], int(row.get("days") or 0), {key: row[key] for key in ("fi", "sv", "en")}
            )
            for row in csv.DictReader(file)
        }


def goals() -> list[Sample]:
    """Goals that many have."""
    return [one for one in _read("samples.csv").values() if one.part == "goal"]


def steps() -> list[Sample]:
    """Steps that many take."""
    return [one for one in _read("samples.csv").values() if one.part == "step"]


def sample(code: str) -> Sample | None:
    """One goal or step by its code."""
    return _read("samples.csv").get(code)


def sentences(part: str = "") -> list[Sample]:
    """Sentences of the questionnaire, of one page or of all."""
    return [one for one in _read("sentences.csv").values() if part in {"", one.part}]
