"""The verb of the periods: remove what is due, and write down how much of what."""

from __future__ import annotations

import datetime as dt

import structlog
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.audit.models import Entry
from accounts.chain.actions import cut
from accounts.privacy.registry import RETENTION
from accounts.privacy.retention.queries import old_rows, trail_limit

log = structlog.get_logger("security")


@transaction.atomic
def clear_dated(now: dt.datetime) -> dict[str, int]:
    """Delete rows whose own period is over. Returns label of the table → how many, for those that had any."""
    gone: dict[str, int] = {}
    for model, _part, rows in old_rows(now):
        gone[model._meta.label_lower] = rows.count()
        rows.delete()
    gone[Entry._meta.label_lower] = cut(trail_limit(now), days=RETENTION["trail"].days or 0)
    ended, _rows = Session.objects.filter(expire_date__lt=now).delete()
    gone[Session._meta.label_lower] = ended
    removed = {table: count for table, count in gone.items() if count}
    if removed:
        log.info("periods_over", removed=removed)
    return removed
