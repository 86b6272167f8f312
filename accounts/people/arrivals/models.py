"""Devices that wait at the door, each with six digits on its screen."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User, new_code, sealed_code


def _soon() -> dt.datetime:
    return timezone.now() + dt.timedelta(minutes=settings.ARRIVAL_MINUTES)


class ArrivalQuerySet(models.QuerySet):
    """Arrivals by what can still come of them."""

    def fresh(self) -> ArrivalQuerySet:
        """Nobody has come in by them, and they are not too old."""
        return self.filter(used_at__isnull=True, expires_at__gt=timezone.now())

    def nameless(self) -> ArrivalQuerySet:
        """No coach has typed their code yet."""
        return self.fresh().filter(person__isnull=True)


class Arrival(models.Model):
    """One device that shows a code; whose it is, is known once a coach has typed the code on somebody's page.

    Of the code only its seal is kept; ``code`` is known only to the very object that ``begin`` has made.
    """

    code = ""
    code_mac = models.CharField(_("seal of the six-digit code"), max_length=120, unique=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"), default=_soon)
    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="arrivals", verbose_name=_("young person"))
    let_in_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("let in by"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=True, let_in_by__isnull=True, used_at__isnull=True)
                | Q(person__isnull=False, let_in_by__isnull=False),
                name="arrival_is_somebodys_by_somebody",
            ),
        )
        verbose_name = _("arrival beside the coach")
        verbose_name_plural = _("arrivals beside the coach")

    class Privacy:
        internal = ("id", "created_at", "expires_at", "person", "let_in_by", "used_at")
        sensitive = ("code_mac",)
        person = "person"
        theme = ""
        on_erasure = "delete"
        keep = "technical"
        dated = "created_at"

    def __str__(self) -> str:
        return f"{self.pk} {self.expires_at:%Y-%m-%d %H:%M}"

    @property
    def authority_id(self) -> Any:
        """The authority of the person, None while nobody knows who it is."""
        return self.person.authority_id if self.person else None

    @classmethod
    def begin(cls) -> Arrival:
        """A new one, not saved yet, that knows its code."""
        code = new_code()
        made = cls(code_mac=sealed_code(code))
        made.code = code
        return made
