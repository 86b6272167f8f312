"""Lists of young people that a worker keeps under a name."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.people.validators import refuse_personal_id

LONGEST_NAME = 60


class SavedListQuerySet(models.QuerySet):
    """Saved lists by who may see them."""

    def visible_to(self, user: Any) -> Self:
        """Those that somebody keeps herself."""
        return self.filter(keeper=user) if user.is_authenticated else self.none()


class SavedList(TenantModel):
    """One named list. Its question and order are names that features give: they may be gone one day."""

    keeper = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("keeper"))
    name = models.CharField(_("name of the list"), max_length=LONGEST_NAME, validators=[refuse_personal_id])
    question = models.CharField(_("question"), max_length=30, blank=True)
    scope = models.CharField(_("whose young people"), max_length=10, blank=True)
    sort = models.CharField(_("order"), max_length=30, blank=True)
    position = models.PositiveIntegerField(_("place among the lists"), default=0)

    objects = TenantManager.from_queryset(SavedListQuerySet)()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")

    class Privacy:
        personal = ("name",)
        internal = ("id", "authority", "keeper", "question", "scope", "sort", "position")
        person = "keeper"
        on_erasure = "delete"
        keep = "client"
        of_staff = True

    def __str__(self) -> str:
        return self.name
