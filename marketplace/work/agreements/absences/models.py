"""Days away, as the workplace or the coach reports them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import BetweenQuerySet
from marketplace.work.agreements.models import PlacementPart
from marketplace.work.placements.models import Placement


class Absence(PlacementPart):
    """A day of a work trial on which the young person was away (380/2023 § 57, 59)."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="absences", verbose_name=_("placement"))
    day = models.DateField(_("day"))
    was_announced = models.BooleanField(_("told beforehand or had permission"))
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reported by")
    )
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now)

    objects = TenantManager.from_queryset(BetweenQuerySet)()

    class Meta:
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=["placement", "day"], name="absence_once_a_day"),)
        verbose_name = _("absence")
        verbose_name_plural = _("absences")

    class Privacy:
        personal = ("day", "was_announced")
        internal = ("id", "authority", "placement", "person", "organisation", "reported_by", "reported_at")
        person = "person"
        theme = "placements"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.placement} {self.day}"

    def get_absolute_url(self) -> str:
        """The days of its placement."""
        return reverse("agreements:absences", args=[self.placement_id])
