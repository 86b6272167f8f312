"""The young person's diary of a placement: one entry a day, private until she shares it with her coach."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import Responsibility
from accounts.people.states import Role
from accounts.people.validators import refuse_personal_id
from marketplace.work.diaries.states import AWAY, FACES, Feeling
from marketplace.work.placements.models import Placement


def picture_name(_entry: Any, _file_name: str) -> str:
    """A random place under the media root; the user's own file name never reaches the disk."""
    return f"diary/{uuid.uuid4().hex}.jpg"


class EntryQuerySet(models.QuerySet):
    """Entries by who may see them."""

    def visible_to(self, user: Any) -> EntryQuerySet:
        """Her own; for her coach what she shares; for nobody else any."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COACH:
            supported = Responsibility.objects.covered_by(user).values("person")
            return self.filter(is_shared=True, person__in=supported)
        if user.role == Role.YOUNG:
            return self.filter(person=user)
        return self.none()


class DiaryEntry(TenantModel):
    """One day of a placement as she lived it. No workplace's scope ever holds such a row."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="diary", verbose_name=_("placement"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    day = models.DateField(_("day"), default=timezone.localdate)
    was_there = models.BooleanField(_("was at work"), default=True)
    feeling = models.CharField(_("how it felt"), max_length=10, choices=Feeling, blank=True)
    line = models.CharField(_("a line"), max_length=300, blank=True, validators=[refuse_personal_id])
    picture = models.ImageField(_("picture"), upload_to=picture_name, blank=True)
    is_shared = models.BooleanField(_("shared with the coach"), default=False)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = TenantManager.from_queryset(EntryQuerySet)()

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["placement", "day"], name="one_entry_a_day"),
            models.CheckConstraint(
                condition=Q(was_there=True) & ~Q(feeling="") | Q(was_there=False, feeling=""),
                name="day_at_work_has_feeling",
            ),
        )
        verbose_name = _("diary entry")
        verbose_name_plural = _("diary entries")

    class Privacy:
        personal = ("day", "was_there", "feeling", "line", "picture")
        internal = ("id", "authority", "placement", "person", "is_shared", "changed_at")
        person = "person"
        theme = "placements"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.placement} {self.day:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """The page of the day."""
        return reverse("diaries:detail", args=[self.pk])

    @property
    def tap(self) -> str:
        """The one tap that made it."""
        return self.feeling if self.was_there else AWAY

    @property
    def face(self) -> str:
        """The sign of the tap, a name of the icons."""
        return FACES[self.tap]
