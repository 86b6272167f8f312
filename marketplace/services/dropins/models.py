"""Places of the drop-in, who is on duty there, and visits: a number, perhaps a nickname, a topic."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.people.models import new_token
from accounts.people.states import Role
from marketplace.services.dropins.states import HERE, VISIT_TRANSITIONS, Source, Topic, VisitState

STAFF_HERE = (Role.COACH, Role.COORDINATOR)


class OfStaffQuerySet(models.QuerySet):
    """Rows that the staff of the authority sees (the tenant scope narrows)."""

    def visible_to(self, user: Any) -> models.QuerySet:
        """All of the authority for coaches and coordinators, nothing for others."""
        return self.all() if user.is_authenticated and user.role in STAFF_HERE else self.none()


class Desk(TenantModel):
    """A place where people drop in: a poster with a QR code, a wall screen, a queue."""

    name = models.CharField(_("name of the place"), max_length=80)
    street = models.CharField(_("street address"), max_length=120, blank=True)
    hours = models.CharField(_("when it is open"), max_length=120, blank=True)
    is_open = models.BooleanField(_("takes people now"), default=False)
    poster_token = models.CharField(_("link of the poster"), max_length=64, unique=True, default=new_token)
    wall_token = models.CharField(_("link of the wall screen"), max_length=64, unique=True, default=new_token)

    objects = TenantManager.from_queryset(OfStaffQuerySet)()

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("drop-in place")
        verbose_name_plural = _("drop-in places")

    class Privacy:
        public = ("id", "name", "street", "hours", "is_open", "poster_token", "wall_token")
        internal = ("authority",)
        keep = "reference"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The queue of the place, for those who work there."""
        return reverse("dropins:queue", args=[self.pk])


class Shift(TenantModel):
    """Somebody is on duty at a place: one day, some hours, one topic. The name is shown to everybody."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="shifts", verbose_name=_("place"))
    day = models.DateField(_("day"))
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))
    topic = models.CharField(_("topic"), max_length=20, choices=Topic)
    organisation = models.CharField(_("organisation"), max_length=80)
    expert = models.CharField(_("who is shown"), max_length=60, blank=True)

    objects = TenantManager.from_queryset(OfStaffQuerySet)()

    class Meta:
        ordering = ("day", "starts", "organisation", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="shift_in_order",
                violation_error_message=_("The hours end before they begin."),
            ),
        )  # fmt: skip
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")

    class Privacy:
        public = ("day", "starts", "ends", "topic", "organisation", "expert")
        internal = ("id", "authority", "desk")
        keep = "reference"

    def __str__(self) -> str:
        return f"{self.organisation} {self.day:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        """The roster of the place."""
        return reverse("dropins:roster", args=[self.desk_id])


class VisitQuerySet(OfStaffQuerySet):
    """Visits by state and day."""

    def here(self) -> VisitQuerySet:
        """Waiting, or called and not done."""
        return self.filter(state__in=HERE)

    def today(self) -> VisitQuerySet:
        return self.filter(day=timezone.localdate())


class Visit(TenantModel):
    """One turn in the queue of one day. Anonymous, unless a coach links it with one of her young people."""

    TRANSITIONS = VISIT_TRANSITIONS

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="visits", verbose_name=_("place"))
    day = models.DateField(_("day"), default=timezone.localdate)
    number = models.PositiveSmallIntegerField(_("number"))
    nickname = models.CharField(_("nickname"), max_length=20, blank=True)
    topic = models.CharField(_("topic"), max_length=20, choices=Topic)
    source = models.CharField(_("how it came into the queue"), max_length=10, choices=Source)
    state = models.CharField(_("state"), max_length=20, choices=VisitState, default=VisitState.WAITING)
    arrived_at = models.DateTimeField(_("arrived at"), default=timezone.now)
    called_at = models.DateTimeField(_("called at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("called by")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="visits",
        verbose_name=_("young person"),
    )  # fmt: skip

    objects = TenantManager.from_queryset(VisitQuerySet)()

    class Meta:
        ordering = ("day", "number", "pk")
        constraints = (
            models.UniqueConstraint(fields=["desk", "day", "number"], name="one_number_a_day"),
            models.CheckConstraint(
                condition=~Q(state__in=[VisitState.CALLED, VisitState.DONE])
                | Q(called_at__isnull=False, called_by__isnull=False),
                name="called_visit_has_caller",
            ),
            models.CheckConstraint(
                condition=Q(state__in=HERE, ended_at__isnull=True) | (~Q(state__in=HERE) & Q(ended_at__isnull=False)),
                name="ended_visit_has_time",
            ),
        )
        verbose_name = _("visit")
        verbose_name_plural = _("visits")

    class Privacy:
        personal = ("nickname", "topic")
        internal = (
            "id", "authority", "desk", "day", "number", "source", "state", "arrived_at", "called_at", "ended_at",
            "called_by", "person",
        )  # fmt: skip
        person = "person"
        theme = "meetings"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.number} {self.nickname}".strip()

    def get_absolute_url(self) -> str:
        """The page of the turn, for those who work there."""
        return reverse("dropins:detail", args=[self.pk])
