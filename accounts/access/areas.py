"""Loads the authorities and municipalities that the house ships."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction

from accounts.access.models import Authority, Municipality

DATA = Path(__file__).parent / "data"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_areas() -> int:
    """Write authorities and municipalities; a second time changes nothing. Returns how many municipalities there are.

    Codes are those of Statistics Finland (2025); points are town centres, to be read as rough.
    """
    for row in _rows("authorities.csv"):
        Authority.objects.get_or_create(code=row.pop("code"), defaults=row)
    by_code = {authority.code: authority for authority in Authority.objects.all()}
    for row in _rows("municipalities.csv"):
        Municipality.objects.get_or_create(
            code=row.pop("code"), defaults={**row, "authority": by_code[row["authority"]]}
        )
    return Municipality.objects.count()
