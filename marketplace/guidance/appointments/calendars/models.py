"""The secret address under which a person's own calendar reads her appointments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager

FEED_DAYS = 365


class CalendarFeedQuerySet(models.QuerySet):
    """Feeds by use and owner."""

    def open(self) -> CalendarFeedQuerySet:
        """Neither closed nor worn out."""
        return self.filter(closed_at__isnull=True, opened_at__gt=timezone.now() - dt.timedelta(days=FEED_DAYS))

    def visible_to(self, user: Any) -> CalendarFeedQuerySet:
        return self.filter(person=user) if user.is_authenticated else self.none()


class CalendarFeed(TenantModel):
    """The secret address under which a person's calendar reads her appointments: she alone knows it.

    It ends after a year; she may close it at any time.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds", verbose_name=_("person")
    )
    key_hash = models.CharField(_("fingerprint of the secret address"), max_length=64, unique=True)
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = TenantManager.from_queryset(CalendarFeedQuerySet)()

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["person"], condition=Q(closed_at__isnull=True), name="one_open_feed"),
        )
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    class Privacy:
        internal = ("id", "authority", "person", "key_hash", "opened_at", "closed_at")
        person = "person"
        theme = ""
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} {self.opened_at:%Y-%m-%d}"

    @property
    def ends_on(self) -> dt.date:
        """The last day on which the address works."""
        return timezone.localdate(self.opened_at + dt.timedelta(days=FEED_DAYS))

    def get_absolute_url(self) -> str:
        """The page of one's calendar."""
        return reverse("appointments:feed")
