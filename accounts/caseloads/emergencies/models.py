"""Looks in an emergency: who opened whose page, why, until when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager


def in_an_hour() -> dt.datetime:
    """When a look that begins now is over (the setting says how long one lasts)."""
    return timezone.now() + dt.timedelta(minutes=settings.EMERGENCY_MINUTES)


class EmergencyLookQuerySet(models.QuerySet):
    """Looks by time and by who may see them."""

    def open(self) -> EmergencyLookQuerySet:
        """Those whose hour is not over."""
        return self.filter(ends_at__gt=timezone.now())

    def visible_to(self, user: Any) -> EmergencyLookQuerySet:
        """The reader's own: everybody else who is concerned was told, and finds them in the trail."""
        return self.filter(reader=user) if user.is_authenticated else self.none()


class EmergencyLook(TenantModel):
    """The right of one worker to read one young person's page until ``ends_at``; it ends by itself."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="emergency_looks", verbose_name=_("young person")
    )
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reader"))
    reason = models.CharField(_("reason"), max_length=300)
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    ends_at = models.DateTimeField(_("open until"), default=in_an_hour)

    objects = TenantManager.from_queryset(EmergencyLookQuerySet)()

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("opened_at")), name="emergency_ends_after_opening"),
        )
        verbose_name = _("look in an emergency")
        verbose_name_plural = _("looks in an emergency")

    class Privacy:
        internal = ("id", "authority", "person", "reader", "opened_at", "ends_at")
        personal = ("reason",)
        person = "person"
        theme = "released"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.reader} → {self.person}"

    def get_absolute_url(self) -> str:
        """What is open for an hour."""
        return reverse("caseloads:emergency_page", args=[self.pk])
