"""Tables of the numbers as people read them: words for rows and columns, small cells hidden, shares where shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.work.listings.states import ListingKind
from moderation.statistics.disclosure import HIDDEN, protect
from moderation.statistics.queries import Line, Question, after_trials, funnel

TOTAL = "total"
STEP_WORDS = {
    "made": (_("suggestions"), _("Pairs of a young person and a place that came before a coach in the period.")),
    "approved": (_("approved by a coach"), _("A coach said that the pair is worth asking about.")),
    "willing": (_("yes from the young person"), _("She said yes, and the coach did too.")),
    "introduced": (_("introduced to the workplace"), _("The workplace was told who she is.")),
    "answered": (_("answered within seven days"), _("The workplace said yes or no in seven days.")),
    "accepted": (_("yes from the workplace"), _("The workplace wanted her to come.")),
    "started": (_("placements started"), _("The first day at the workplace has been.")),
    "worked": (
        _("ended with work"),
        _("When the placement ended, there was a job, an apprenticeship or an own business."),
    ),
}
ANSWER_WORDS = {
    "work": _("in work"),
    "other": _("not in work"),
    "unknown": _("not known"),
    TOTAL: _("trials that ended"),
}

MONTH_WORDS = {0: _("at the end"), 3: _("3 months after"), 6: _("6 months after")}


@dataclass(frozen=True)
class Row:
    """A line of a table: its words, its cells as shown beside the heads of their columns, its share in percent."""

    code: str
    label: Any
    about: Any
    labelled: list[tuple[Any, str]]
    share: int | None

    @property
    def cells(self) -> list[str]:
        return [cell for _label, cell in self.labelled]


@dataclass(frozen=True)
class Table:
    """A table as shown on the page and in the file."""

    columns: list[Any]
    rows: list[Row]


def _lines(counts: dict[Any, Line]) -> dict[Any, dict[str, int | None]]:
    """Each row with its total, small numbers hidden. Rows are protected one by one: they are not parts of a sum."""
    found = {}
    for name, line in counts.items():
        keys = [*line, TOTAL]
        found[name] = protect({**line, TOTAL: sum(line.values())}, [keys] if len(line) > 1 else [])
    return found


def _cells(columns: list[Any], line: dict[str, int | None]) -> list[tuple[Any, str]]:
    shown = [HIDDEN if value is None else str(value) for value in line.values()]
    return list(zip(columns, shown, strict=True))


def _share(part: int | None, whole: int | None) -> int | None:
    return round(100 * part / whole) if part is not None and whole else None


def funnel_table(question: Question) -> Table:
    """From suggestions to work, by kind of place; the share is that of all suggestions."""
    lines = _lines(funnel(question))
    columns = [*(ListingKind(kind).label for kind in question.kinds), _("all")]
    whole = lines["made"][TOTAL]
    rows = [
        Row(step, *STEP_WORDS[step], _cells(columns, line), _share(line[TOTAL], whole)) for step, line in lines.items()
    ]
    return Table(columns, rows)


def trials_table(question: Question) -> Table:
    """Where people were after their work trials; the share is that of those who are in work among those known."""
    columns = list(ANSWER_WORDS.values())
    lines = _lines(after_trials(question))
    rows = []
    for months, line in lines.items():
        known = None if line["work"] is None or line["other"] is None else line["work"] + line["other"]
        label = MONTH_WORDS[months]
        rows.append(Row(str(months), label, "", _cells(columns, line), _share(line["work"], known)))
    return Table(columns, rows)
