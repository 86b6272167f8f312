"""Verbs on reports: somebody reports, a person of the authority resolves or dismisses."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.audit.transitions import create, move
from accounts.notices.actions import notify
from accounts.people.models import User
from marketplace.work.listings.models import Listing
from moderation.reports.models import Report


@transaction.atomic
def report(listing: Listing, *, wrong: str, text: str = "", by: Any) -> Report:
    """Write down what a reader noticed; a visitor's report has no reporter and the service itself as its actor."""
    reporter = by if by.is_authenticated else None
    new = Report(listing=listing, authority=listing.authority, wrong=wrong, text=text, reporter=reporter)
    return create(new, "report", by=reporter or User.objects.system())


@transaction.atomic
def resolve(report: Report, *, reason: str, by: User) -> Report:
    """Something was done about it; the reporter is told what."""
    return _handle(report, "resolve", reason, by)


@transaction.atomic
def dismiss(report: Report, *, reason: str, by: User) -> Report:
    """Nothing had to be done; the reporter is told why."""
    return _handle(report, "dismiss", reason, by)


def _handle(report: Report, verb: str, reason: str, by: User) -> Report:
    move(report, verb, by=by, reason=reason, handled_by=by, handled_at=timezone.now())
    if report.reporter:
        name = "report_resolved" if verb == "resolve" else "report_dismissed"
        notify(report.reporter, name, about=report, title=report.listing.title, reason=reason)
    return report
