"""The table of texts that did not go through: an hour each, sealed, for one reader."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User
from accounts.privacy.fields import EncryptedTextField
from accounts.unsent.marks import SHOWN


class UnsentTextQuerySet(models.QuerySet):
    """Rows with an end that nobody may read past."""

    def live(self) -> Self:
        """Those whose time is not over: what waits for the nightly sweep is there for nobody."""
        return self.filter(kept_at__gt=timezone.now() - dt.timedelta(minutes=settings.UNSENT_MINUTES))

    def visible_to(self, user: Any) -> Self:
        """One's own, and in a session that a coach began none from before it."""
        if not user.is_authenticated:
            return self.none()
        own = self.live().filter(person=user)
        until = getattr(user, "beside_coach_until", None)
        begun = until and until - dt.timedelta(minutes=settings.BESIDE_COACH_MINUTES)
        return own.filter(kept_at__gte=begun, by_mark=False) if begun else own


class UnsentText(models.Model):
    """What somebody typed in one form of one tab. Which page it was, and the words, are sealed together."""

    person = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("person"))
    form = models.UUIDField(_("form as it was drawn"))
    form_key = models.UUIDField(_("key under which the form is sent"), null=True)
    by_mark = models.BooleanField(_("came when nobody was signed in"), default=False)
    sealed = EncryptedTextField(_("what was typed"), purpose="unsent texts")
    kept_at = models.DateTimeField(_("kept at"), default=timezone.now, db_index=True)

    objects = UnsentTextQuerySet.as_manager()

    class Meta:
        ordering = ("-kept_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["person", "form"], condition=Q(by_mark=False), name="one_text_a_form"),
        )
        verbose_name = _("unsent text")
        verbose_name_plural = _("unsent texts")

    class Privacy:
        sensitive = ("sealed",)
        internal = ("id", "person", "form", "form_key", "by_mark", "kept_at")
        person = "person"
        on_erasure = "delete"
        keep = "technical"
        dated = "kept_at"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def told(self) -> dict[str, Any]:
        """``place`` and ``page`` of its form, ``area`` and its ``label``, ``values``: name of a field → texts."""
        told: dict[str, Any] = json.loads(self.sealed)
        return told

    @property
    def page(self) -> str:
        """Where its form stands."""
        return str(self.told["page"])

    @property
    def label(self) -> str:
        """What the form calls its text."""
        return str(self.told["label"])

    @property
    def offer_url(self) -> str:
        """Its form with this text in it."""
        return f"{self.page}{'&' if '?' in self.page else '?'}{urlencode({SHOWN: self.pk})}"

    def get_absolute_url(self) -> str:
        """The page of its form."""
        return self.page

    @property
    def until(self) -> dt.datetime:
        """When it is gone."""
        return self.kept_at + dt.timedelta(minutes=settings.UNSENT_MINUTES)
