"""Agreements by version."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import BetweenQuerySet
from accounts.organisations.models import Organisation
from accounts.people.states import Role
from marketplace.work.agreements.states import EVER_IN_FORCE, OPEN, TRANSITIONS, AgreementState, Needs
from marketplace.work.placements.models import Placement

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike


def new_code() -> str:
    """Twelve letters and digits that can be read aloud, about 59 bits."""
    return "".join(secrets.choice(CODE_LETTERS) for _number in range(12))


class PlacementPart(TenantModel):
    """What belongs to a placement: about its young person, visible to its employer."""

    tenant_organisation = "organisation"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("employer"))

    class Meta:
        abstract = True


class AgreementQuerySet(BetweenQuerySet):
    """Versions of agreements by state."""

    def open(self) -> AgreementQuerySet:
        """Not in force yet and not withdrawn."""
        return self.filter(state__in=OPEN)

    def visible_to(self, user: Any) -> AgreementQuerySet:
        """What is being written is the coach's and the young person's: a workplace sees what was sent out."""
        rows = super().visible_to(user)
        if user.is_authenticated and user.role == Role.EMPLOYER:
            return rows.filter(sent_at__isnull=False)
        return rows


class Agreement(PlacementPart):
    """One version of the agreement of one work trial. Once sent out, its content never changes."""

    TRANSITIONS = TRANSITIONS
    placement = models.ForeignKey(Placement, models.CASCADE, related_name="agreements", verbose_name=_("placement"))
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=20, choices=AgreementState, default=AgreementState.DRAFT)
    needs = models.CharField(_("who signs"), max_length=10, choices=Needs, default=Needs.ALL)
    content = models.JSONField(_("content"), default=dict, blank=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    code = models.CharField(_("verification code"), max_length=12, unique=True, default=new_code)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent for signatures at"), null=True, blank=True)
    in_force_at = models.DateTimeField(_("in force since"), null=True, blank=True)
    over_at = models.DateTimeField(_("ended on"), null=True, blank=True)

    objects = TenantManager.from_queryset(AgreementQuerySet)()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["placement", "number"], name="agreement_version_once"),
            models.UniqueConstraint(
                fields=["placement"], condition=Q(state__in=OPEN), name="one_open_version_of_an_agreement"
            ),
            models.UniqueConstraint(
                fields=["placement"], condition=Q(state=AgreementState.IN_FORCE), name="one_agreement_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[AgreementState.DRAFT, AgreementState.WITHDRAWN]) | ~Q(fingerprint=""),
                name="agreement_sent_has_fingerprint",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=EVER_IN_FORCE) | Q(in_force_at__isnull=False), name="agreement_in_force_has_time"
            ),
            models.CheckConstraint(
                condition=Q(number__gt=1) | Q(needs=Needs.ALL), name="first_agreement_is_signed_by_all"
            ),
        )
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    class Privacy:
        personal = ("content",)
        internal = (
            "id", "authority", "placement", "person", "organisation", "number", "state", "needs", "fingerprint",
            "code", "written_by", "created_at", "sent_at", "in_force_at", "over_at",
        )  # fmt: skip
        person = "person"
        theme = "placements"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.placement} {self.number}"

    def get_absolute_url(self) -> str:
        """The page of this version."""
        return reverse("agreements:detail", args=[self.pk])
