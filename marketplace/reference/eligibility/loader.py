"""Loads the limits of the law that the house ships; rows that an administrator has edited stay as they are."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from marketplace.reference.eligibility.models import Limit

DATA = Path(__file__).parent / "data" / "limits.csv"


@transaction.atomic
def load_limits() -> int:
    """Write limits that are not there yet, by key and first day. Returns how many were new."""
    new = 0
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            _limit, made = Limit.objects.get_or_create(
                key=row["key"],
                valid_from=dt.date.fromisoformat(row["valid_from"]),
                defaults={
                    "value": Decimal(row["value"]),
                    "unit": row["unit"],
                    "section": row["section"],
                    "valid_until": dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                    "is_verified": row["is_verified"] == "yes",
                    "note": row["note"],
                },
            )
            new += made
    return new
