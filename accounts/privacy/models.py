"""Consents: a yes to one purpose in the words of one version."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What a consent is about."""

    VISIBLE = "visible", _("my profile may be used for suggestions")
    RELEASE = "release", _("my details may be given to a workplace")
    PHOTO = "photo", _("my photo may be given to a workplace")


class ConsentQuerySet(models.QuerySet):
    """Consents in force and by who may see them."""

    def standing(self) -> ConsentQuerySet:
        """Given and not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def visible_to(self, user: Any) -> ConsentQuerySet:
        """One's own."""
        return self.filter(person=user) if user.is_authenticated else self.none()


class Consent(models.Model):
    """A yes to one purpose in the words of one version, until withdrawn (380/2023 § 118)."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="consents", verbose_name=_("person")
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    version = models.CharField(_("version of the text"), max_length=20)
    about = models.CharField(_("about"), max_length=60, blank=True)
    given_at = models.DateTimeField(_("given at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ("-given_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "purpose", "about"], condition=Q(withdrawn_at__isnull=True), name="consent_once"
            ),
        )
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    class Privacy:
        personal = ("about",)
        internal = ("id", "person", "purpose", "version", "given_at", "withdrawn_at")
        person = "person"
        on_erasure = "keep"
        keep = "trail"

    def __str__(self) -> str:
        return f"{self.person} {self.get_purpose_display()}"
