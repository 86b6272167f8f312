"""What a coach keeps beside a name for herself."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.bookmarks.states import Mark
from accounts.caseloads.models import Responsibility

LONGEST_NOTE = 200


class BookmarkQuerySet(models.QuerySet):
    """Bookmarks by day and by who may see them."""

    def visible_to(self, user: Any) -> Self:
        """Her own, about whom she supports today."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(coach=user, person__in=Responsibility.objects.covered_by(user).values("person"))

    def due(self) -> Self:
        """Of which their coach wanted to be reminded by now."""
        return self.filter(remind_on__lte=timezone.localdate())


class Bookmark(TenantModel):
    """One coach's reminder and mark about one young person; no page shows it to anybody else.

    A copy of the young person's own data holds it (GDPR art. 15), as it holds every note.
    """

    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("coach"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="bookmarks", verbose_name=_("young person")
    )
    mark = models.CharField(_("mark"), max_length=10, choices=Mark, blank=True)
    note = models.CharField(_("reminder"), max_length=LONGEST_NOTE, blank=True)
    remind_on = models.DateField(_("day of the reminder"), null=True, blank=True)
    unread_at = models.DateTimeField(_("marked as not seen at"), null=True, blank=True)

    objects = TenantManager.from_queryset(BookmarkQuerySet)()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["coach", "person"], name="one_bookmark_of_a_coach"),)
        verbose_name = _("coach's own reminder")
        verbose_name_plural = _("coach's own reminders")

    class Privacy:
        personal = ("note",)
        internal = ("id", "authority", "coach", "person", "mark", "remind_on", "unread_at")
        person = "person"
        theme = "about"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.coach} → {self.person}"
