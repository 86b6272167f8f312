"""Agreements by version, their signatures and links, absences, and officials' mandates to sign."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.audit.state_field import StateField
from accounts.caseloads.models import BetweenQuerySet
from accounts.organisations.models import Organisation
from accounts.people.models import new_token
from accounts.people.states import Role
from accounts.people.validators import refuse_personal_id
from marketplace.work.agreements.states import EVER_IN_FORCE, OPEN, TRANSITIONS, AgreementState, Needs, Party, Way
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
    state = StateField(_("state"), max_length=20, choices=AgreementState, default=AgreementState.DRAFT)
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
    over_at = models.DateTimeField(_("over since"), null=True, blank=True)

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
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.placement} {self.number}"

    def get_absolute_url(self) -> str:
        """The page of this version."""
        return reverse("agreements:detail", args=[self.pk])


class Signature(PlacementPart):
    """One party's yes to one text: bound to its fingerprint by a seal that only the service can make."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatures", verbose_name=_("agreement"))
    party = models.CharField(_("signs as"), max_length=10, choices=Party)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who signed"))
    way = models.CharField(_("how"), max_length=10, choices=Way)
    word = models.TextField(_("the coach's word"), max_length=1000, blank=True, validators=[refuse_personal_id])
    signed_at = models.DateTimeField(_("signed at"), default=timezone.now)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    seal = models.CharField(_("seal"), max_length=64)

    objects = TenantManager.from_queryset(BetweenQuerySet)()

    class Meta:
        ordering = ("signed_at", "pk")
        constraints = (models.UniqueConstraint(fields=["agreement", "party"], name="signature_once"),)
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")

    class Privacy:
        personal = ("word",)
        internal = (
            "id", "authority", "agreement", "person", "organisation", "party", "signer", "way", "signed_at",
            "fingerprint", "seal",
        )  # fmt: skip
        person = "person"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.agreement} {self.party}"


class SigningLink(PlacementPart):
    """One sending of one text to one side: opens exactly that text, signs once."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="links", verbose_name=_("agreement"))
    party = models.CharField(_("for"), max_length=10, choices=Party)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("sent to"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    token = models.CharField(_("link"), max_length=64, unique=True, default=new_token)
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    objects = TenantManager.from_queryset(BetweenQuerySet)()

    class Meta:
        ordering = ("sent_at", "pk")
        verbose_name = _("link to sign")
        verbose_name_plural = _("links to sign")

    class Privacy:
        personal = ("token",)
        internal = (
            "id", "authority", "agreement", "person", "organisation", "party", "recipient", "fingerprint", "sent_at",
            "used_at",
        )  # fmt: skip
        person = "person"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.agreement} {self.party} {self.sent_at:%Y-%m-%d}"


class Absence(PlacementPart):
    """A day of a work trial on which the young person was away (380/2023 § 57, 59)."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="absences", verbose_name=_("placement"))
    day = models.DateField(_("day"))
    was_announced = models.BooleanField(_("she told beforehand or had permission"))
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
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.placement} {self.day}"

    def get_absolute_url(self) -> str:
        """The days of its placement."""
        return reverse("agreements:absences", args=[self.placement_id])


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

    def __str__(self) -> str:
        return f"{self.official} {self.valid_from}"

    def get_absolute_url(self) -> str:
        """The list of mandates."""
        return reverse("agreements:mandates")
