"""Health at work in a table of its own: one row an item that she permitted, its words sealed."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import AboutPersonQuerySet
from accounts.people.validators import refuse_personal_id
from accounts.privacy.fields import EncryptedTextField
from marketplace.guidance.healthnotes.states import TEXT_VERSION, Topic

LONGEST = 1000


class HealthItemQuerySet(AboutPersonQuerySet):
    """Items that stand."""

    def standing(self) -> Self:
        """Permitted and not taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def visible_to(self, user: Any) -> Self:
        """Her own, and for her coach those of whom she supports, while the permission stands."""
        return super().visible_to(user).standing()


class HealthItem(TenantModel):
    """One item about health: her permission with its dates (380/2023 § 114, § 118), and what was written under it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    topic = models.CharField(_("item"), max_length=10, choices=Topic)
    version = models.CharField(_("version of the text"), max_length=20, default=TEXT_VERSION)
    allowed_at = models.DateTimeField(_("permitted at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    words = EncryptedTextField(
        _("words"), purpose="health notes", max_length=LONGEST, blank=True, validators=[refuse_personal_id]
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written at"), null=True, blank=True)

    objects = TenantManager.from_queryset(HealthItemQuerySet)()

    class Meta:
        ordering = ("topic", "-allowed_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "topic"], condition=Q(withdrawn_at__isnull=True), name="health_item_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(words=""), name="nothing_left_without_permission"
            ),
        )
        verbose_name = _("item about health")
        verbose_name_plural = _("items about health")

    class Privacy:
        sensitive = ("topic", "words")
        internal = (
            "id", "authority", "person", "version", "allowed_at", "withdrawn_at", "written_by", "written_at",
        )  # fmt: skip
        person = "person"
        theme = "messages"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def get_absolute_url(self) -> str:
        """Where its words are written."""
        return reverse("healthnotes:write", args=[self.pk])
