"""Rounds of practice: made-up pairs in which some are planted wrong, and what the coach said to each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager


class PracticeQuerySet(models.QuerySet):
    """Rounds by who may see them."""

    def visible_to(self, user: Any) -> PracticeQuerySet:
        """One's own: a round is for learning, and nobody else's business."""
        return self.filter(coach=user) if user.is_authenticated else self.none()

    def over(self, since: dt.datetime) -> PracticeQuerySet:
        """Those that came to their end since a moment."""
        return self.filter(ended_at__gte=since)


class Practice(TenantModel):
    """One round: `pairs` as codes and figures of made-up people beside open places, `answers` True for approved."""

    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="practices", verbose_name=_("coach")
    )
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    pairs = models.JSONField(_("pairs"))
    answers = models.JSONField(_("answers"), default=list, blank=True)

    objects = TenantManager.from_queryset(PracticeQuerySet)()

    class Meta:
        ordering = ("-started_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["coach"], condition=Q(ended_at__isnull=True), name="one_open_practice"),
        )
        verbose_name = _("round of practice")
        verbose_name_plural = _("rounds of practice")

    class Privacy:
        internal = ("id", "authority", "coach", "started_at", "ended_at", "pairs", "answers")
        person = "coach"
        theme = ""
        on_erasure = "delete"
        keep = "client"
        of_staff = True

    def __str__(self) -> str:
        return f"{self.coach} {self.started_at:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        """The page of the round: its next pair, or what came of it."""
        return reverse("practice:answer" if self.ended_at is None else "practice:result", args=[self.pk])

    @property
    def answered(self) -> int:
        """How many pairs have got their answer."""
        return len(self.answers)

    @property
    def size(self) -> int:
        """How many pairs there are."""
        return len(self.pairs)

    @property
    def planted(self) -> list[int]:
        """Positions of the pairs that are wrong."""
        return [at for at, pair in enumerate(self.pairs) if pair["flaw"]]

    def is_told(self, at: int) -> bool:
        """Whether a pair came with its reasons; all did once."""
        return bool(self.pairs[at].get("told", True))

    @property
    def caught(self) -> list[int]:
        """Positions of the wrong pairs that the coach declined."""
        return [at for at in self.planted if at < self.answered and not self.answers[at]]
