"""Taking a try and giving it back: each key is locked while it is counted, so n tries at once are n tries in turn."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.ratelimits.limits import ONE_HOUSEHOLD, ONE_NETWORK, Rate, rates_of, shorten
from accounts.ratelimits.models import RateLimitUsage

_counts: ContextVar[bool] = ContextVar("rate_limits_count", default=True)


class RateLimitedError(ValidationError):
    """Too many in too short a time; ``retry_after`` says in how many seconds the next one passes."""

    def __init__(self, wait: float) -> None:
        until = timezone.localtime() + dt.timedelta(seconds=wait)
        is_today = until.date() == timezone.localdate()
        said = date_format(until, "TIME_FORMAT" if is_today else "SHORT_DATETIME_FORMAT")
        text = _("This has been done many times in a short while. You can try again: %(time)s.") % {"time": said}
        super().__init__(text, code="rate_limited")
        self.retry_after = math.ceil(wait)


class TakenTry(NamedTuple):
    """A try that was counted, so that it can be given back."""

    keys: tuple[str, ...]
    hit: list[float]


@contextmanager
def without_rate_limits() -> Iterator[None]:
    """Nothing is counted: for the demo's history, where a year is played in a minute."""
    token = _counts.set(False)
    try:
        yield
    finally:
        _counts.reset(token)


@transaction.atomic
def consume(
    name: str, *, person: Any = None, request: HttpRequest | None = None, key: object = "", cost: int = 1
) -> TakenTry:
    """Take one try of a limit (``cost`` of it: bytes, say) from everybody whom its rates count.

    In a transaction of the caller's the try goes away with whatever else is rolled back. Raises RateLimitedError
    where one of the rates has no try left; then nothing is written.
    """
    now = timezone.now().timestamp()
    if not _counts.get():
        return TakenTry((), [now, cost])
    rates = _keyed(name, person, request, key)
    rows = _locked({one: rate.seconds for one, rate in rates.items()}, now)
    waits = [_wait(rows[one].hits, rate, now, cost) for one, rate in rates.items()]
    if max(waits) > 0:
        raise RateLimitedError(max(waits))
    for one, rate in rates.items():
        rows[one].hits = [*_live(rows[one].hits, rate, now), [now, cost]]
        rows[one].expires_at = timezone.now() + dt.timedelta(seconds=rate.seconds)
        rows[one].save()
    return TakenTry(tuple(rates), [now, cost])


def consume_upload(file: File, *, by: Any) -> None:
    """Take the try of a file that is kept, and its bytes. Raises RateLimitedError."""
    consume("upload", person=by)
    consume("upload_bytes", person=by, cost=file.size)


@transaction.atomic
def give_back(taken: TakenTry) -> None:
    """Uncount a try: a right code costs none."""
    for row in RateLimitUsage.objects.select_for_update().filter(key__in=taken.keys).order_by("key"):
        if taken.hit in row.hits:
            row.hits.remove(taken.hit)
            row.save(update_fields=["hits"])


def sweep(now: dt.datetime) -> int:
    """Delete rows that count no more. Returns how many."""
    gone, _rows = RateLimitUsage.objects.filter(expires_at__lt=now).delete()
    return gone


def address_of(request: HttpRequest) -> str:
    """The network address of a visitor, through as many proxies as the setting trusts."""
    return get_adapter(request).get_client_ip(request)


def _keyed(name: str, person: Any, request: HttpRequest | None, key: object) -> dict[str, Rate]:
    address = address_of(request) if request is not None else ""
    return {_key(name, rate, person, address, key): rate for rate in rates_of(name, address)}


def _key(name: str, rate: Rate, person: Any, address: str, key: object) -> str:
    if rate.per == "address":
        counted: object = shorten(address, ONE_HOUSEHOLD)
    elif rate.per == "network":
        counted = shorten(address, ONE_NETWORK)
    else:
        counted = person.pk if rate.per == "person" else key
    return salted_hmac("rate limit", f"{name} {rate.seconds} {rate.per} {counted}", algorithm="sha256").hexdigest()


def _locked(seconds: dict[str, int], now: float) -> dict[str, RateLimitUsage]:
    """The rows of these keys, made where they are missing, locked in the order of their keys."""
    until = {key: dt.datetime.fromtimestamp(now + length, dt.UTC) for key, length in seconds.items()}
    fresh = [RateLimitUsage(key=key, expires_at=until[key]) for key in sorted(until)]
    RateLimitUsage.objects.bulk_create(fresh, ignore_conflicts=True)
    rows = RateLimitUsage.objects.select_for_update().filter(key__in=until).order_by("key")
    return {row.key: row for row in rows}


def _live(hits: list[list[float]], rate: Rate, now: float) -> list[list[float]]:
    return [hit for hit in hits if hit[0] > now - rate.seconds]


def _wait(hits: list[list[float]], rate: Rate, now: float, cost: int) -> float:
    """In how many seconds a try passes; 0 where one is left."""
    live = _live(hits, rate, now)
    room = rate.tries - sum(spent for _at, spent in live)
    if room >= cost:
        return 0
    for at, spent in live:
        room += spent
        if room >= cost:
            return at + rate.seconds - now
    return rate.seconds
