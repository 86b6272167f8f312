"""The allow-list: every fact about a pair that a ranker may see, in one place."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.ranking.pairs import INTERESTS, KINDS, SHIFTS

FACTORS = (
    "skills",
    "experience",
    "language",
    "education",
    "certificates",
    "support",
    "wish",
    "commute",
    "kind",
    "hours",
    "shifts",
    "interest",
    "employer",
    "availability",
)

# Words that must never name a column: protected facts (Equality Act 1325/2014 s. 8, GDPR art. 9), and what
# stands for them.
BANNED = frozenset(
    {
        "address",
        "age",
        "benefit",
        "benefits",
        "birth",
        "birthdate",
        "birthday",
        "born",
        "citizenship",
        "coach",
        "diagnosis",
        "disability",
        "ethnicity",
        "family",
        "firstname",
        "gender",
        "health",
        "illness",
        "minor",
        "mother",
        "name",
        "nationality",
        "native",
        "note",
        "notes",
        "origin",
        "photo",
        "postcode",
        "pregnancy",
        "religion",
        "sex",
        "surname",
        "tongue",
    }
)


class ColumnError(ValueError):
    """A column that the schema does not allow."""


class BannedColumnError(ColumnError):
    """A column named after a protected fact."""


class UnknownColumnError(ColumnError):
    """A column that nobody has put on the allow-list, or one that is missing."""


@dataclass(frozen=True, slots=True)
class Column:
    """One fact about a pair: its name, the factor it belongs to in reasons, its unit."""

    name: str
    factor: str
    unit: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns in their order, with a version that people raise and a digest that nobody can forget to."""

    version: int
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in the order of the array."""
        return tuple(column.name for column in self.columns)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of version, names, factors and units."""
        lines = [str(self.version), *(f"{c.name}|{c.factor}|{c.unit}" for c in self.columns)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def of_factor(self, factor: str) -> list[int]:
        """Positions of the columns that belong to a factor."""
        return [place for place, column in enumerate(self.columns) if column.factor == factor]

    def check(self, names: Iterable[str]) -> None:
        """Refuse any list of columns that is not exactly ours.

        Raises
        ------
        BannedColumnError
            If a name speaks of a protected fact.
        UnknownColumnError
            If a name is not on the allow-list, is missing, or the order differs.

        """
        names = tuple(names)
        banned = [name for name in names if name not in self.names and BANNED & set(name.lower().split("_"))]
        if banned:
            raise BannedColumnError(f"protected facts may not be features: {', '.join(sorted(banned))}")
        unknown = sorted(set(names) - set(self.names))
        if unknown:
            raise UnknownColumnError(f"not on the allow-list: {', '.join(unknown)}")
        if names != self.names:
            raise UnknownColumnError("columns are missing, doubled or in another order")

    def rows(self, records: Sequence[Mapping[str, float]]) -> np.ndarray:
        """Feature vectors from a log → float array (records, columns); each must have exactly our columns."""
        names, known = self.names, set(self.names)
        for record in records:
            if set(record) != known:
                self.check(record)
        return np.array([[record[name] for name in names] for record in records], float).reshape(-1, len(names))


INTEREST_COLUMNS = tuple(f"interest_{number}" for number in range(1, INTERESTS + 1))

SCHEMA = Schema(
    version=3,
    columns=(
        Column("skills_required_covered", "skills", "share"),
        Column("skills_wished_covered", "skills", "share"),
        Column("skills_related", "skills", "share"),
        Column("skills_kindred", "skills", "share"),
        Column("skills_missing", "skills", "count"),
        Column("skills_asked", "skills", "count"),
        Column("skills_told", "skills", "count"),
        Column("experience_similarity", "experience", "share"),
        Column("experience_kinship", "experience", "share"),
        Column("experience_months", "experience", "months"),
        Column("experience_total", "experience", "months"),
        Column("language_gap", "language", "CEFR steps"),
        Column("language_gap_first", "language", "CEFR steps"),
        Column("language_gap_others", "language", "CEFR steps"),
        Column("education_gap", "education", "steps"),
        Column("education_spare", "education", "steps"),
        Column("certificates_missing", "certificates", "count"),
        Column("certificates_held", "certificates", "count"),
        Column("support_need", "support", "0-2"),
        Column("mentor_named", "support", "0/1"),
        Column("wish_similarity", "wish", "share"),
        Column("wish_kinship", "wish", "share"),
        Column("km", "commute", "km"),
        Column("km_share", "commute", "share of the stated limit"),
        Column("minutes", "commute", "minutes by the means at hand"),
        Column("minutes_share", "commute", "share of the stated limit"),
        Column("has_car", "commute", "0/1"),
        Column("route", "commute", "municipality there and here"),
        Column("kind_wished", "kind", "0/1"),
        *(Column(f"kind_{kind}", "kind", "0/1") for kind in KINDS),
        Column("days_before_free", "availability", "days"),
        Column("hours_over", "hours", "hours a week"),
        Column("hours_under", "hours", "hours a week"),
        Column("hours_asked", "hours", "hours a week"),
        Column("shifts_refused", "shifts", "count"),
        Column("shifts_unsaid", "shifts", "count"),
        *(Column(f"{shift}_refused", "shifts", "0/1") for shift in SHIFTS),
        *(Column(f"{shift}_asked", "shifts", "0/1") for shift in SHIFTS),
        Column("interest", "interest", "1-5"),
        Column("interest_fit", "interest", "correlation"),
        *(Column(name, "interest", "1-5") for name in INTEREST_COLUMNS),
        Column("field", "interest", "ISCO-08 sub-major group"),
        Column("job_likely_after", "employer", "0/1"),
        Column("employer_size", "employer", "0-4"),
    ),
)
COLUMNS = SCHEMA.names
