"""Consents: a yes to one purpose in the words of one version; and answers that nobody had to give."""

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
    REFERRAL = "referral", _("my details may be given to a service")


class ConsentQuerySet(models.QuerySet):
    """Consents in force and by who may see them."""

    def standing(self) -> ConsentQuerySet:
        """Given and not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def visible_to(self, user: Any) -> ConsentQuerySet:
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
        internal = ("id", "person", "purpose", "version", "about", "given_at", "withdrawn_at")  # about: kind and number
        person = "person"
        theme = "permissions"
        on_erasure = "keep"
        keep = "trail"
        dated = "withdrawn_at"

    def __str__(self) -> str:
        return f"{self.person} {self.get_purpose_display()}"


class Sex(models.TextChoices):
    """What a young person says of her gender, if she wants."""

    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    OTHER = "other", _("other")


class FirstLanguage(models.TextChoices):
    """What she says of her first language, if she wants."""

    FINNISH = "fi", _("Finnish")
    SWEDISH = "sv", _("Swedish")
    SAMI = "se", _("a Sámi language")
    OTHER = "other", _("another language")


class EqualityAnswerQuerySet(models.QuerySet):
    """Equality answers by who may see them: nobody by this road."""

    def visible_to(self, user: Any) -> EqualityAnswerQuerySet:
        return self.filter(person=user) if user.is_authenticated else self.none()


class EqualityAnswer(models.Model):
    """Gender and first language, told freely to test the ranker's fairness and for nothing else (AI Act art. 10(5)).

    Sealed, so that no list, search, export of the service or backup shows them.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="equality_answer", verbose_name=_("person")
    )
    sealed = models.TextField(_("sealed answers"))

    objects = EqualityAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("equality answer")
        verbose_name_plural = _("equality answers")

    class Privacy:
        sensitive = ("sealed",)
        internal = ("id", "person")
        person = "person"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
