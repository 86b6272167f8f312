"""Officials' dated mandates to sign for an authority."""

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
from accounts.people.states import Role


class MandateQuerySet(models.QuerySet):
    """Mandates by day and by who may see them."""

    def on(self, day: dt.date) -> MandateQuerySet:
        """Those that hold on a day."""
        return self.filter(valid_from__lte=day).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))

    def visible_to(self, user: Any) -> MandateQuerySet:
        """The authority's for its coordinators, all for administrators."""
        is_reader = user.is_authenticated and user.role in (Role.COORDINATOR, Role.ADMINISTRATOR)
        return self.all() if is_reader else self.none()


class Mandate(TenantModel):
    """An official's dated right to sign work trials for an authority."""

    official = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mandates", verbose_name=_("official")
    )
    valid_from = models.DateField(_("valid from"), default=timezone.localdate)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("given by"))
    given_at = models.DateTimeField(_("given at"), default=timezone.now)

    objects = TenantManager.from_queryset(MandateQuerySet)()

    class Meta:
        ordering = ("-valid_from", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="mandate_days_in_order",
            ),
            models.UniqueConstraint(
                fields=["official"], condition=Q(valid_until__isnull=True), name="one_lasting_mandate"
            ),
        )
        verbose_name = _("mandate to sign")
        verbose_name_plural = _("mandates to sign")

    class Privacy:
        internal = ("id", "authority", "official", "valid_from", "valid_until", "given_by", "given_at")
        person = "official"
        on_erasure = "delete"
        keep = "client"
        of_staff = True

    def __str__(self) -> str:
        return f"{self.official} {self.valid_from}"

    def get_absolute_url(self) -> str:
        """The list of mandates."""
        return reverse("agreements:mandates")
