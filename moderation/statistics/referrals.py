"""Referrals by organisation and month, so that a fall is seen within a month; numbers of one to four are a range."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from accounts.organisations.models import Organisation
from marketplace.services.referrals.queries import Stream, first_of_months, streams
from moderation.statistics.disclosure import shown


@dataclass(frozen=True)
class Line:
    """One organisation: its numbers by month in words, the last thirty days, the mean before, whether it has fallen."""

    organisation: Organisation
    months: tuple[tuple[dt.date, str], ...]
    last: str
    before: str
    has_fallen: bool


def referral_lines(today: dt.date | None = None) -> list[Line]:
    """Every organisation of the scope in force that was sent somebody, those that have fallen first."""
    day = today or timezone.localdate()
    return [_line(stream, first_of_months(day)) for stream in streams(day)]


def fallen_lines() -> list[Line]:
    """Only those that have fallen."""
    return [line for line in referral_lines() if line.has_fallen]


def _line(stream: Stream, firsts: list[dt.date]) -> Line:
    months = tuple((first, shown(number)) for first, number in zip(firsts, stream.months, strict=True))
    return Line(stream.organisation, months, shown(stream.last), shown(round(stream.before)), stream.has_fallen)
