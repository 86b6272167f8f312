"""The same table as Django's cache, where allauth keeps its own limits: nothing is thrown out before its time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.ratelimits.models import RateLimitUsage

NEVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


class RateLimitStore(BaseCache):
    """Values that JSON can say, by key, until their time is over.

    Django's own cache in the database drops rows at random once it holds 300, so that anybody who made enough of
    them got all tries back.
    """

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    @transaction.atomic
    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value where none is kept. Of two at once one is told that it was first."""
        fresh = RateLimitUsage(key=self._hidden(key, version), hits=value, expires_at=self._until(timeout))
        RateLimitUsage.objects.filter(key=fresh.key, expires_at__lte=timezone.now()).delete()
        try:
            with transaction.atomic():
                fresh.save(force_insert=True)
        except IntegrityError:
            return False
        return True

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        row = RateLimitUsage.objects.filter(key=self._hidden(key, version), expires_at__gt=timezone.now()).first()
        return default if row is None else row.hits

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        values = {"hits": value, "expires_at": self._until(timeout)}
        RateLimitUsage.objects.update_or_create(key=self._hidden(key, version), defaults=values)

    def delete(self, key: str, version: int | None = None) -> bool:
        return RateLimitUsage.objects.filter(key=self._hidden(key, version)).delete()[0] > 0

    def clear(self) -> None:
        RateLimitUsage.objects.all().delete()

    def _hidden(self, key: str, version: int | None) -> str:
        return salted_hmac("rate limit store", self.make_and_validate_key(key, version), algorithm="sha256").hexdigest()

    def _until(self, timeout: Any) -> dt.datetime:
        seconds = self.get_backend_timeout(timeout)
        return NEVER if seconds is None else dt.datetime.fromtimestamp(seconds, dt.UTC)
