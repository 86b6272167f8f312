"""Authorities (the tenants), their municipalities, and the shape of rows that belong to one of them."""

from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _


class Authority(models.Model):
    """An employment authority: a municipality of its own or several together (380/2023)."""

    code = models.SlugField(_("code"), unique=True)
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    contact = models.EmailField(_("contact"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    address = models.CharField(_("postal address"), max_length=200, blank=True)
    hours = models.CharField(_("opening hours"), max_length=120, blank=True)
    officer = models.EmailField(_("e-mail of the data protection officer"), blank=True)

    class Meta:
        ordering = ("code",)
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")

    class Privacy:
        public = ("id", "code", "name_fi", "name_sv", "name_en", "contact", "phone", "address", "hours", "officer")
        keep = "reference"

    def __str__(self) -> str:
        return self.name

    @property
    def unwritten(self) -> list[str]:
        """What a controller has to tell and has not written yet (GDPR art. 13(1)(a) and (b)), by column."""
        wanted: list[Any] = [self._meta.get_field(name) for name in ("address", "phone", "contact", "officer")]
        return [str(field.verbose_name) for field in wanted if not getattr(self, field.name)]

    @property
    def name(self) -> str:
        """Name in the language in use, Finnish where there is none."""
        return getattr(self, f"name_{translation.get_language()}", "") or self.name_fi


class Municipality(models.Model):
    """A municipality by its code of Statistics Finland, with a point for distances."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    name_fi = models.CharField(_("name in Finnish"), max_length=60)
    name_sv = models.CharField(_("name in Swedish"), max_length=60, blank=True)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="municipalities", verbose_name=_("authority"))
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))

    class Meta:
        ordering = ("name_fi",)
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    class Privacy:
        public = ("code", "name_fi", "name_sv", "authority", "latitude", "longitude")
        keep = "reference"

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Swedish name for readers of Swedish where there is one, else the Finnish name."""
        if translation.get_language() == "sv" and self.name_sv:
            return self.name_sv
        return self.name_fi


class TenantModel(models.Model):
    """Base of every row that belongs to one authority and must never be seen by another.

    Each such model makes its ``objects`` from ``TenantManager`` (a house test looks). ``tenant_organisation`` names
    the column by which an employer sees its own dealings, if any.
    """

    tenant_organisation = ""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))

    class Meta:
        abstract = True


class IdempotencyKey(models.Model):
    """A create form that was sent once: the same key again gets the same answer (bars.md R6)."""

    key = models.UUIDField(_("key"), primary_key=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    used_at = models.DateTimeField(_("used at"), auto_now_add=True)

    class Meta:
        db_table = "accounts_formkey"
        verbose_name = _("idempotency key")
        verbose_name_plural = _("idempotency keys")

    class Privacy:
        internal = ("key", "answer", "used_at")
        keep = "technical"
        dated = "used_at"

    def __str__(self) -> str:
        return str(self.key)
