"""Which columns a linear model of pairs gets beside the facts: written with what coaches say goes together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from matching.ranking.schema import INTEREST_COLUMNS

Values = Mapping[str, np.ndarray]
NO = "-"  # before a 0/1 column: its opposite
LOG = "log "  # before a column that is not negative: log(1 + x)


def _none() -> Mapping[str, Sequence[str]]:
    return {}


@dataclass(frozen=True, slots=True)
class Recipe:
    """Made columns. A term may be a column, "-column" (1 − x) or "log column" (log(1 + x))."""

    terms: Sequence[str] = ()  # single terms
    hinges: Sequence[tuple[str, float]] = ()  # max(x − at, 0)
    products: Sequence[Sequence[str]] = ()
    category_interactions: Mapping[str, Sequence[str]] = field(
        default_factory=_none
    )  # category → terms with a slope in each

    def columns(self) -> set[str]:
        """All columns of X that are spoken of."""
        terms = chain(
            self.terms, (name for name, _ in self.hinges), *self.products, *self.category_interactions.values()
        )
        return {bare(name) for name in terms} | set(self.category_interactions)

    def names(self) -> list[str]:
        """Names of the made columns, slopes aside."""
        hinges = [f"{name}>{at:g}" for name, at in self.hinges]
        return [*self.terms, *hinges, *("*".join(product) for product in self.products)]

    def made(self, value: Values) -> Iterator[np.ndarray]:
        """The made columns in the order of `names`, from known values by column."""
        yield from (term(name, value) for name in self.terms)
        yield from (np.maximum(value[name] - at, 0) for name, at in self.hinges)
        for product in self.products:
            column = term(product[0], value)
            for name in product[1:]:
                column = column * term(name, value)
            yield column


def bare(name: str) -> str:
    """The column that a term speaks of."""
    return name.removeprefix(NO).removeprefix(LOG)


def term(name: str, value: Values) -> np.ndarray:
    """The values of a term."""
    if name.startswith(LOG):
        return np.log1p(np.maximum(value[bare(name)], 0))
    return 1 - value[bare(name)] if name.startswith(NO) else value[name]


def main_column(name: str) -> str:
    """The column that a made column mainly speaks of: the first of its terms, the kind of place only if alone."""
    terms = [bare(part).partition("=")[0].partition(">")[0] for part in name.split("*")]
    return next((part for part in terms if not part.startswith("kind_")), terms[0])


CHOSEN_KINDS = ("kind_work_trial", "kind_apprenticeship", "kind_job", "kind_summer_job")
BY_KIND = (
    "skills_required_covered", "skills_kindred", "experience_similarity", "experience_kinship",
    "log experience_months", "log experience_total", "support_need", "mentor_named", "language_gap", "education_gap",
    "kind_wished", "wish_similarity", "hours_under", "hours_over",
)  # fmt: skip
SQUARED = (
    "skills_required_covered", "skills_related", "skills_kindred", "experience_kinship", "experience_similarity",
    "wish_kinship", "wish_similarity", "language_gap", "minutes_share", "education_gap", "hours_over", "hours_under",
    "shifts_refused", "km",
)  # fmt: skip
# Evening and night work is another thing for those who depend on the bus, the more the longer the way.
LATE_BUS = tuple(
    ("-has_car", f"{shift}_asked", *way)
    for shift in ("evenings", "nights", "weekends")
    for way in ((), ("log km",))
)  # fmt: skip
RECIPE = Recipe(
    terms=(
        "log km", "log minutes", "log experience_months", "log experience_total", "log skills_told",
        "log hours_over", "log hours_under",
    ),
    hinges=(("minutes_share", 0.7), ("minutes_share", 1.0), ("minutes_share", 1.5)),
    products=(
        *((name, name) for name in SQUARED),
        *((kind, name) for kind in CHOSEN_KINDS for name in BY_KIND),
        *((kind, "support_need", "mentor_named") for kind in CHOSEN_KINDS),
        *LATE_BUS,
        ("support_need", "mentor_named"),
        ("support_need", "employer_size"),
        ("support_need", "certificates_missing"),
        ("km", "has_car"),
        ("log km", "has_car"),
        ("skills_required_covered", "wish_similarity"),
        ("skills_required_covered", "employer_size"),
        ("skills_kindred", "wish_similarity"),
        ("skills_kindred", "experience_kinship"),
        ("experience_kinship", "employer_size"),
        ("experience_similarity", "wish_similarity"),
        ("language_gap", "employer_size"),
    ),
    category_interactions={"field": INTEREST_COLUMNS, "route": ("-has_car",)},
)  # fmt: skip
