"""Trained models with their cards and gates, the numbers that people set, and the weekly readings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from matching.oversight.states import (
    TRANSITIONS,
    USUAL,
    Colour,
    GateKey,
    Measure,
    ModelState,
    NumberKey,
    Verdict,
    why_in_words,
)


class TrainedModelQuerySet(models.QuerySet):
    """Models by state."""

    def in_service(self) -> TrainedModelQuerySet:
        """The one that orders suggestions now, or nothing: then the untaught rules do."""
        return self.filter(state=ModelState.IN_SERVICE)

    def in_shadow(self) -> TrainedModelQuerySet:
        """The shadow model: it scores every pair and decides nothing."""
        return self.filter(state=ModelState.SHADOW)

    def visible_to(self, user: Any) -> TrainedModelQuerySet:
        """All of them: a model is about nobody; the rules say who has use for its pages."""
        return self.all()


class TrainedModel(models.Model):
    """One training of the ranker: what it learnt from, how good it was, who let it serve and when (AI Act 11, 12)."""

    TRANSITIONS = TRANSITIONS

    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    folder = models.CharField(_("folder"), max_length=100, unique=True)
    sha256 = models.CharField(_("SHA-256 of the model"), max_length=64)
    schema_hash = models.CharField(_("hash of the feature schema"), max_length=64)
    engine = models.CharField(_("engine"), max_length=20)
    why = models.CharField(_("why this engine"), max_length=60)
    versions = models.JSONField(_("versions of libraries"), default=dict)
    learnt_from = models.DateTimeField(_("first decision"), null=True, blank=True)
    learnt_until = models.DateTimeField(_("last decision"), null=True, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)
    metrics = models.JSONField(_("figures with their intervals"), default=dict, blank=True)
    gates = models.JSONField(_("gates"), default=dict, blank=True)
    card = models.JSONField(_("model card"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=ModelState, default=ModelState.CANDIDATE)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approved by")
    )
    served_from = models.DateTimeField(_("in service from"), null=True, blank=True)
    served_until = models.DateTimeField(_("in service until"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)

    objects = TrainedModelQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["state"], condition=Q(state=ModelState.IN_SERVICE), name="one_model_in_service"
            ),
            models.UniqueConstraint(fields=["state"], condition=Q(state=ModelState.SHADOW), name="one_model_in_shadow"),
            models.CheckConstraint(
                condition=~Q(state=ModelState.IN_SERVICE) | Q(approved_by__isnull=False, served_from__isnull=False),
                name="somebody_put_the_model_in_service",
            ),
        )
        verbose_name = _("trained model")
        verbose_name_plural = _("trained models")

    class Privacy:
        internal = (
            "id", "made_at", "folder", "sha256", "schema_hash", "engine", "why", "versions", "learnt_from",
            "learnt_until", "counts", "metrics", "gates", "card", "state", "approved_by", "served_from", "served_until",
            "end_reason",
        )  # fmt: skip
        keep = "reference"  # technical documentation stays for ten years (AI Act art. 18)

    def __str__(self) -> str:
        return f"{timezone.localtime(self.made_at):%-d.%-m.%Y %H.%M}"

    def get_absolute_url(self) -> str:
        return reverse("oversight:card", args=[self.pk])

    @property
    def path(self) -> Path:
        """The folder of its files."""
        return settings.MODEL_DIR / self.folder

    @property
    def why_in_words(self) -> str:
        """Why it is this engine, or why its service ended."""
        return self.end_reason or why_in_words(self.why)

    @property
    def is_learned(self) -> bool:
        """Whether it has learnt an order of its own; else it is the written rules with a level from the log."""
        return self.engine == "learned"

    def is_green(self, *keys: GateKey) -> bool:
        """Whether each of these gates has been measured and passed; what is missing counts as red."""
        return all(self.gates.get(key, {}).get("colour") == Colour.GREEN for key in keys)


class Number(models.Model):
    """One number about the ranker from a moment on; the newest row of a key counts."""

    key = models.CharField(_("which number"), max_length=30, choices=NumberKey)
    value = models.FloatField(_("value"))
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        ordering = ("-changed_at", "-pk")
        constraints = (models.CheckConstraint(condition=Q(value__gte=0), name="number_is_not_negative"),)
        verbose_name = _("number of the ranker")
        verbose_name_plural = _("numbers of the ranker")

    class Privacy:
        internal = ("id", "key", "value", "changed_at", "changed_by", "reason")
        keep = "reference"  # the newest row of a key counts; technical documentation stays (AI Act art. 18)

    def __str__(self) -> str:
        return f"{self.key} {self.value}"

    @classmethod
    def now(cls, key: NumberKey) -> float:
        """The number in force."""
        newest = cls.objects.filter(key=key).first()
        return newest.value if newest else float(USUAL[key])


class Reading(models.Model):
    """What was read of the ranker in one week, beside what it should be."""

    week_on = models.DateField(_("Monday of the week"))
    read_at = models.DateTimeField(_("read at"), default=timezone.now)
    measure = models.CharField(_("what"), max_length=30, choices=Measure)
    value = models.FloatField(_("value"), null=True, blank=True)
    bound = models.FloatField(_("bound"), null=True, blank=True)
    verdict = models.CharField(_("what it means"), max_length=20, choices=Verdict)
    count = models.PositiveIntegerField(_("rows behind it"), default=0)
    detail = models.JSONField(_("detail"), default=dict, blank=True)

    class Meta:
        ordering = ("-week_on", "measure")
        constraints = (models.UniqueConstraint(fields=["week_on", "measure"], name="one_reading_a_week"),)
        verbose_name = _("weekly reading")
        verbose_name_plural = _("weekly readings")

    class Privacy:
        internal = ("id", "week_on", "read_at", "measure", "value", "bound", "verdict", "count", "detail")
        keep = "ranking"
        dated = "read_at"

    def __str__(self) -> str:
        return f"{self.measure} {self.week_on}"

    @staticmethod
    def monday_of(day: dt.date) -> dt.date:
        """The Monday of a day's week."""
        return day - dt.timedelta(days=day.weekday())
