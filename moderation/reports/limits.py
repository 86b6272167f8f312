"""How many reports may come from one address of the net."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

PER_HOUR = 10


def count_report(address: str) -> None:
    """Count one report of an address in the hour of the clock; the address itself is not kept.

    Raises ValidationError for the eleventh.
    """
    hour = f"{timezone.now():%Y%m%d%H}"
    key = f"reports-{hashlib.sha256(f'{hour} {address}'.encode()).hexdigest()[:32]}"
    seen = cache.get(key, 0)
    if seen >= PER_HOUR:
        raise ValidationError(_("That is a lot of reports. Try again in an hour, or call us."), code="too_many")
    cache.set(key, seen + 1, 60 * 60)
