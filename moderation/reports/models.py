"""Reports that something about a listing looks wrong."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Authority
from accounts.people.states import STAFF, Role
from marketplace.work.listings.models import Listing
from moderation.reports.states import TRANSITIONS, ReportState, Wrong


class ReportQuerySet(models.QuerySet):
    """Reports by state and by who may see them."""

    def open(self) -> ReportQuerySet:
        """Nobody has handled them yet."""
        return self.filter(state=ReportState.OPEN)

    def visible_to(self, user: Any) -> ReportQuerySet:
        """Those of the authority for its staff, all for administrators, nobody else's eyes."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.ADMINISTRATOR:
            return self.all()
        return self.filter(authority=user.authority_id) if user.role in STAFF else self.none()


class Report(models.Model):
    """Somebody, signed in or not, says that a listing looks wrong."""

    TRANSITIONS = TRANSITIONS

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="reports", verbose_name=_("listing"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    wrong = models.CharField(_("what is wrong"), max_length=20, choices=Wrong)
    text = models.TextField(_("tell more"), max_length=1000, blank=True)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("reporter")
    )
    state = models.CharField(_("state"), max_length=20, choices=ReportState, default=ReportState.OPEN)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handled by")
    )
    handled_at = models.DateTimeField(_("handled at"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "pk")
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    class Privacy:
        personal = ("text",)
        internal = (
            "id", "listing", "authority", "wrong", "reporter", "state", "created_at", "handled_by", "handled_at",
        )  # fmt: skip
        person = "reporter"
        on_erasure = "blank"
        keep = "message"
        dated = "handled_at"

    def __str__(self) -> str:
        return f"{self.get_wrong_display()}: {self.listing}"

    def get_absolute_url(self) -> str:
        """The page of the report for staff."""
        return reverse("reports:detail", args=[self.pk])

    @property
    def organisation_id(self) -> int:
        """The employer of the listing, for the rules about ties."""
        return self.listing.organisation_id
