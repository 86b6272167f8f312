"""The filter of the numbers: period, kind of place, authority."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Authority
from accounts.people.rules import is_administrator
from marketplace.work.listings.states import ListingKind
from moderation.statistics.queries import Question

YEARS = 3


def periods() -> list[tuple[str, str]]:
    """Years and quarters, newest first. Whole periods only: two that differ by a day would give single people away."""
    today = timezone.localdate()
    found = []
    for year in range(today.year, today.year - YEARS, -1):
        found.append((str(year), str(year)))
        last = (today.month - 1) // 3 + 1 if year == today.year else 4
        found += [(f"{year}-{quarter}", f"{year} · {quarter}/4") for quarter in range(last, 0, -1)]
    return found


def days_of(period: str) -> tuple[dt.date, dt.date]:
    """First and last day of a year (``2026``) or a quarter (``2026-4``)."""
    year, _dash, quarter = period.partition("-")
    first, last = (int(quarter) * 3 - 2, int(quarter) * 3) if quarter else (1, 12)
    return dt.date(int(year), first, 1), dt.date(int(year), last, calendar.monthrange(int(year), last)[1])


class QuestionForm(forms.Form):
    """What to count; sent by GET, so that an address can be kept."""

    period = forms.ChoiceField(label=_("Period"), choices=periods, required=False)
    kind = forms.ChoiceField(label=_("Kind of place"), choices=[("", _("All")), *ListingKind.choices], required=False)
    authority = forms.ModelChoiceField(
        label=_("Authority"), queryset=Authority.objects.all(), required=False, empty_label=_("All")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not is_administrator(user, None):
            del self.fields["authority"]

    def question(self) -> Question:
        """What was asked; where the address makes no sense, this year and everything within reach.

        A coordinator always asks about the own authority.
        """
        asked = self.cleaned_data if self.is_valid() else {}
        since, until = days_of(asked.get("period") or str(timezone.localdate().year))
        authority = asked.get("authority")
        own = self.user.authority_id if "authority" not in self.fields else None
        return Question(since, until, asked.get("kind", ""), authority.pk if authority else own)
