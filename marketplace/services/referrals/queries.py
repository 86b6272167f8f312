"""Reads of referrals: what is open for whom, who is responsible, and how many each organisation gets."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.access.pickers import RowSource
from accounts.caseloads.queries import deputies_of, responsible_coach
from accounts.organisations.models import Organisation
from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.services.directory.models import Service
from marketplace.services.referrals.models import Referral

SHOWN_WITH = ("person", "service__organisation", "service__municipality", "made_by")
WINDOW = dt.timedelta(days=30)
MONTHS = 6
FEWEST_BEFORE = 3  # of fewer a month nobody can tell a fall from chance


def in_full(service: Service) -> str:
    """A service told from others of its name: by who gives it, and where."""
    return f"{service.name} – {service.organisation.name}, {service.municipality}"


SERVICES = RowSource(
    "referrals:options",
    ("texts__name", "organisation__name", "municipality__name_fi", "municipality__name_sv"),
    in_full,
)


def services_to_refer() -> QuerySet[Service]:
    """Services that somebody may be referred to, by who gives them."""
    return Service.objects.open_to_referrals().with_texts().order_by("organisation__name", "pk")


def shown(user: Any) -> Any:
    """Referrals that the reader may see, with what a list shows."""
    return Referral.objects.visible_to(user).select_related(*SHOWN_WITH).prefetch_related("service__texts")


def open_for(user: Any) -> Any:
    """What is open, the nearest day first."""
    return shown(user).open().order_by("due_on", "pk")


@dataclass(frozen=True)
class Responsible:
    """Who answers for a referral: her coach (with today's deputies), and who takes care of it at the service."""

    coach: Any
    deputies: list[str]
    worker: str
    worker_phone: str


def responsible_for(referral: Referral) -> Responsible:
    """Both sides by name. Until the service has named somebody it is whoever its card names, else the organisation."""
    coach = responsible_coach(referral.person)
    service = referral.service
    return Responsible(
        coach=coach,
        deputies=[one.full_name for one in deputies_of(coach)] if coach else [],
        worker=referral.worker or service.contact_name or service.organisation.name,
        worker_phone=referral.worker_phone or service.phone,
    )


@dataclass(frozen=True)
class Stream:
    """How many referrals an organisation was sent: by month (the oldest first), and in four windows of thirty days."""

    organisation: Organisation
    months: tuple[int, ...]
    last: int
    before: float

    @property
    def has_fallen(self) -> bool:
        """At most half of the mean of the three windows before, where that mean is no chance."""
        return self.before >= FEWEST_BEFORE and self.last <= self.before / 2


def first_of_months(today: dt.date) -> list[dt.date]:
    """The first days of this month and of the five before, the oldest first."""
    return [months_later(today.replace(day=1), -back) for back in range(MONTHS - 1, -1, -1)]


def streams(today: dt.date | None = None) -> list[Stream]:
    """Every organisation that was sent somebody in the last six months, those that have fallen first.

    Counts all of the scope in force; who reads them is the page's matter.
    """
    day = today or timezone.localdate()
    firsts = first_of_months(day)
    since = min(firsts[0], day - 4 * WINDOW)
    rows = Referral.objects.filter(sent_at__date__gt=since - dt.timedelta(days=1), sent_at__date__lte=day)
    sent: dict[int, list[dt.date]] = {}
    for organisation, at in rows.order_by().values_list("organisation", "sent_at"):
        sent.setdefault(organisation, []).append(timezone.localtime(at).date())
    names = Organisation.objects.in_bulk(sent)
    found = [_stream(names[pk], days, firsts, day) for pk, days in sent.items()]
    return sorted(found, key=lambda one: (not one.has_fallen, -sum(one.months), one.organisation.name))


def _stream(organisation: Organisation, days: list[dt.date], firsts: list[dt.date], today: dt.date) -> Stream:
    by_month = Counter(day.replace(day=1) for day in days)
    windows = Counter((today - day) // WINDOW for day in days)
    before = sum(windows[number] for number in (1, 2, 3)) / 3
    return Stream(organisation, tuple(by_month[first] for first in firsts), windows[0], before)
