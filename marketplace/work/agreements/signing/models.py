"""Signatures of one version of an agreement, and the links that were sent to sign it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import BetweenQuerySet
from accounts.people.validators import refuse_personal_id
from marketplace.work.agreements.models import Agreement, PlacementPart
from marketplace.work.agreements.states import Party, Way


class Signature(PlacementPart):
    """One party's yes to one text: bound to its fingerprint by a seal that only the service can make."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatures", verbose_name=_("agreement"))
    party = models.CharField(_("signs as"), max_length=10, choices=Party)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who signed"))
    way = models.CharField(_("how"), max_length=10, choices=Way)
    word = models.TextField(_("the coach's statement"), max_length=1000, blank=True, validators=[refuse_personal_id])
    signed_at = models.DateTimeField(_("signed at"), default=timezone.now)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    seal = models.CharField(_("seal"), max_length=120)  # name of the key, and 64 letters

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
        theme = "placements"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.agreement} {self.party}"


class SigningLink(PlacementPart):
    """One sending of one text to one side: its mail opens exactly that text, and signs once."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="links", verbose_name=_("agreement"))
    party = models.CharField(_("for"), max_length=10, choices=Party)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("sent to"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    objects = TenantManager.from_queryset(BetweenQuerySet)()

    class Meta:
        ordering = ("sent_at", "pk")
        verbose_name = _("link to sign")
        verbose_name_plural = _("links to sign")

    class Privacy:
        internal = (
            "id", "authority", "agreement", "person", "organisation", "party", "recipient", "fingerprint", "sent_at",
            "used_at",
        )  # fmt: skip
        person = "person"
        theme = ""
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.agreement} {self.party} {self.sent_at:%Y-%m-%d}"
