"""Invitations to act for a workplace, to an address."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.organisations.models import Organisation

OPEN_DAYS = 30


class MemberInvitationQuerySet(models.QuerySet):
    """Invitations by state and by who may see them."""

    def open(self) -> MemberInvitationQuerySet:
        """Neither answered, taken back nor too old."""
        return self.filter(ended_at__isnull=True, invited_at__gt=timezone.now() - dt.timedelta(days=OPEN_DAYS))

    def unanswered(self) -> MemberInvitationQuerySet:
        """Neither answered nor taken back, however old."""
        return self.filter(ended_at__isnull=True)

    def visible_to(self, user: Any) -> MemberInvitationQuerySet:
        """Those of the workplaces that a person acts for."""
        return self.filter(organisation__in=Organisation.objects.of(user)) if user.is_authenticated else self.none()


class MemberInvitation(models.Model):
    """Somebody is asked to act for a workplace. It says nothing about whether the address is known here."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="invitations", verbose_name=_("organisation")
    )
    email = models.EmailField(_("e-mail"))
    given_name = models.CharField(_("first name"), max_length=100)
    family_name = models.CharField(_("last name"), max_length=100)
    is_manager = models.BooleanField(_("may add people"), default=False)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="fi")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("invited by")
    )
    invited_at = models.DateTimeField(_("invited at"), default=timezone.now, db_index=True)
    ended_at = models.DateTimeField(_("answered or taken back at"), null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", verbose_name=_("accepted by")
    )

    objects = MemberInvitationQuerySet.as_manager()

    class Meta:
        ordering = ("invited_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "email"], condition=Q(ended_at__isnull=True), name="one_open_member_invitation"
            ),
        )
        verbose_name = _("invitation of a colleague")
        verbose_name_plural = _("invitations of colleagues")

    class Privacy:
        personal = ("email", "given_name", "family_name")
        internal = (
            "id", "organisation", "is_manager", "language", "invited_by", "invited_at", "ended_at", "accepted_by",
        )  # fmt: skip
        person = "accepted_by"
        on_erasure = "delete"
        keep = "message"
        dated = "invited_at"

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def get_absolute_url(self) -> str:
        """The page of the workplace."""
        return self.organisation.get_absolute_url()

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered."""
        return self.ended_at is None and self.invited_at > timezone.now() - dt.timedelta(days=OPEN_DAYS)
