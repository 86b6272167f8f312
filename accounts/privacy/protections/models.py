"""Extra protection of young people, each with its reason and the day of the next look."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import AboutPersonQuerySet
from accounts.manifests import page
from accounts.people.states import Role
from accounts.privacy.fields import EncryptedTextField
from accounts.privacy.protections.states import ProtectionKind


class ProtectionQuerySet(AboutPersonQuerySet):
    """Protections that stand, and by who may see them."""

    def standing(self) -> ProtectionQuerySet:
        """Those that nobody has switched off."""
        return self.filter(ended_at__isnull=True)

    def visible_to(self, user: Any) -> ProtectionQuerySet:
        """One's own, those of whom a coach supports, for a coordinator the authority's (the tenant scope narrows)."""
        if user.is_authenticated and user.role == Role.COORDINATOR:
            return self.all()
        return super().visible_to(user)


class Protection(TenantModel):
    """Why a young person is protected; it never ends by itself. ``User.is_safety_flagged`` is true while one stands.

    The mark is on the account too, because who asks for it (a workplace's page, a mail) may not read these rows.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="protections", verbose_name=_("young person")
    )
    kind = models.CharField(_("reason"), max_length=20, choices=ProtectionKind)
    words = EncryptedTextField(_("in own words"), purpose="extra protection", blank=True)
    review_on = models.DateField(_("looked at again on"))
    reminded_on = models.DateField(_("the coach was reminded on"), null=True, blank=True)
    started_at = models.DateTimeField(_("from"), default=timezone.now)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("switched on by")
    )
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = TenantManager.from_queryset(ProtectionQuerySet)()

    class Meta:
        ordering = ("-started_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_standing_protection"
            ),
            models.CheckConstraint(condition=Q(ended_at__isnull=True) | Q(words=""), name="over_says_no_more"),
        )
        verbose_name = _("extra protection")
        verbose_name_plural = _("extra protections")

    class Privacy:
        internal = (
            "id", "authority", "person", "review_on", "reminded_on", "started_at", "started_by", "ended_at",
        )  # fmt: skip
        sensitive = ("kind", "words")
        person = "person"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        """The young person's page."""
        return page("person", self.person_id)
