"""What the law allows: limits as dated rows with their section, editable by an administrator."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.reference.eligibility.states import label_of, section_of, unit_of


class LimitQuerySet(models.QuerySet):
    """Limits by key and day."""

    def on(self, day: dt.date) -> LimitQuerySet:
        """Those in force on a day."""
        return self.filter(valid_from__lte=day).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))

    def visible_to(self, user: Any) -> LimitQuerySet:
        """All of them: the law is public, the rules say who has use for this page."""
        return self.all()


class Limit(models.Model):
    """One number of the law from a day till a day."""

    key = models.SlugField(_("key"), max_length=60)
    value = models.DecimalField(_("value"), max_digits=10, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=30)
    section = models.CharField(_("section of law"), max_length=120)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    is_verified = models.BooleanField(_("verified against the source"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = LimitQuerySet.as_manager()

    class Meta:
        ordering = ("key", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=["key", "valid_from"], name="limit_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="limit_days_in_order"
            ),
        )
        verbose_name = _("limit of the law")
        verbose_name_plural = _("limits of the law")

    class Privacy:
        public = ("id", "key", "value", "unit", "section", "valid_from", "valid_until", "is_verified", "note")
        keep = "reference"

    def __str__(self) -> str:
        return f"{self.key} {self.value} {self.unit}"

    @property
    def label(self) -> str:
        """Its name in the reader's language."""
        return label_of(self.key)

    @property
    def unit_label(self) -> str:
        """The name of its unit in the reader's language."""
        return unit_of(self.unit)

    @property
    def section_label(self) -> str:
        """Where it stands, as the reader's language writes it."""
        return section_of(self.section)

    def get_absolute_url(self) -> str:
        """The list, at this limit's row."""
        return f"{reverse('eligibility:list')}#limit-{self.pk}"
