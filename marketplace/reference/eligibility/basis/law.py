"""The law of one day, read once: every number with its section."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from marketplace.reference.eligibility.models import Limit


class LimitUnknownError(LookupError):
    """No row says what the law allows on this day."""


@dataclass(frozen=True, slots=True)
class Law:
    """The limits in force on a day, by key."""

    day: dt.date
    rows: Mapping[str, Limit]

    @classmethod
    def on(cls, day: dt.date, *keys: str) -> Law:
        """The law of a day, all of it where no keys are named; one query. Of two rows of a key the later one holds."""
        rows = Limit.objects.on(day).order_by("key", "valid_from")
        return cls(day, {row.key: row for row in (rows.filter(key__in=keys) if keys else rows)})

    def __contains__(self, key: str) -> bool:
        return key in self.rows

    def number(self, key: str) -> Decimal:
        """The value of a limit. Raises LimitUnknownError where there is none: guessing is not allowed here."""
        return self.limit(key).value

    def whole(self, key: str) -> int:
        """The value of a limit that counts whole things: days, months, years."""
        return int(self.number(key))

    def section(self, key: str) -> str:
        """The section that sets a limit."""
        return self.limit(key).section

    def limit(self, key: str) -> Limit:
        """The row of a limit, with its unit and whether somebody has read it in the law."""
        if key not in self.rows:
            message = f"No limit {key} on {self.day:%Y-%m-%d}"
            raise LimitUnknownError(message)
        return self.rows[key]
