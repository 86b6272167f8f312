"""The days on which host and young person are asked how it goes: plain counting, no database."""

from __future__ import annotations

import datetime as dt

from marketplace.work.nextsteps.states import Moment

LAST_WEEKS = dt.timedelta(weeks=4)
GRACE = dt.timedelta(days=7)  # a halfway mark that is longer ago is not asked about any more
REMINDER = dt.timedelta(days=5)


def asked_on(starts_on: dt.date | None, ends_on: dt.date | None) -> dict[str, dt.date]:
    """The day of each check-in of a placement; empty where a day is not known or nothing lies between them.

    Four weeks before the end is asked where it comes after the middle: in a shorter placement the middle serves both.
    """
    if starts_on is None or ends_on is None or (ends_on - starts_on).days < 2:
        return {}
    middle = starts_on + (ends_on - starts_on) // 2
    days: dict[str, dt.date] = {Moment.HALFWAY: middle}
    if ends_on - LAST_WEEKS > middle:
        days[Moment.BEFORE_END] = ends_on - LAST_WEEKS
    return days


def is_too_late(moment: str, day: dt.date, today: dt.date) -> bool:
    """Whether the middle is so long past that only the end is worth asking about."""
    return moment == Moment.HALFWAY and day < today - GRACE
