"""The faults: which lines of which file become which others, and the tests that must go red."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True)
class Fault:
    """One row of a ``.toml`` file here."""

    name: str  # a sentence: what the product would do wrong
    file: str
    old: str  # stands in the file once
    new: str
    tests: tuple[str, ...]  # files or folders, tried first; the whole lane decides where they stay green
    line: str = ""  # the numbered line of the issue that it stands for
    lane: str = "sqlite"  # or postgres, or browser: where the difference shows

    @property
    def floor(self) -> str:
        """The top of its path."""
        return self.file.partition("/")[0]

    def planted(self, text: str) -> str:
        """The text of the file with the fault in it. Raises ValueError where ``old`` does not stand there once."""
        found = text.count(self.old)
        if found != 1:
            message = f"{self.name}: {self.file} holds its lines {found} times"
            raise ValueError(message)
        return text.replace(self.old, self.new)


def every_fault() -> list[Fault]:
    """Of all files, in their order."""
    rows = [row for file in sorted(HERE.glob("*.toml")) for row in tomllib.loads(file.read_text("utf-8"))["fault"]]
    return [Fault(**{**row, "tests": tuple(row["tests"])}) for row in rows]
