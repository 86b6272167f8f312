"""How far trials have led, as the home pages show it: shares with their parts, small numbers hidden from the public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.people.rules import is_coach
from marketplace.work.nextsteps.queries import MONTHS, Led, led_on, trials_ended
from moderation.statistics.disclosure import HIDDEN, protect

MONTH_WORDS = {
    0: _("in work at the end"),
    3: _("in work 3 months after"),
    6: _("in work 6 months after"),
}
Parts = Mapping[str, int | None]


@dataclass(frozen=True)
class Figure:
    """One share: its words, percent (None where hidden or nothing is known), and the parts that it was made of."""

    label: Any
    percent: int | None
    part: str
    whole: str


def trials_led_on(user: Any) -> list[Figure]:
    """Shares of the reader's trials that ended in the last twelve months: with a next step, in work at 0, 3, 6 months.

    A coach knows her own young people, so she sees every number; to others numbers of one to four people are hidden,
    and as many more as it takes that nobody can work them out.
    """
    led = led_on(trials_ended(user))
    parts: Parts = _parts(led) if is_coach(user) else protect(_parts(led), LINES)
    return [
        _figure(_("with a next step"), parts["step"], parts["ended"]),
        *(_figure(MONTH_WORDS[months], parts[f"work {months}"], _known(parts, months)) for months in MONTHS),
    ]


LINES = [
    ("step", "no step", "ended"),
    *((f"work {months}", f"other {months}", f"unknown {months}", "ended") for months in MONTHS),
]


def _parts(led: Led) -> dict[str, int]:
    """Every number that could be worked out from what is shown."""
    parts = {"ended": led.ended, "step": led.with_step, "no step": led.ended - led.with_step}
    for months, (work, known) in led.work.items():
        parts |= {f"work {months}": work, f"other {months}": known - work, f"unknown {months}": led.ended - known}
    return parts


def _known(parts: Parts, months: int) -> int | None:
    work, other = parts[f"work {months}"], parts[f"other {months}"]
    return None if work is None or other is None else work + other


def _figure(label: Any, part: int | None, whole: int | None) -> Figure:
    shown = [HIDDEN if number is None else str(number) for number in (part, whole)]
    percent = round(100 * part / whole) if part is not None and whole else None
    return Figure(label, percent, *shown)
