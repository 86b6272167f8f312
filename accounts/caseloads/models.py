"""Which coach supports which young person, from when till when."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.organisations.models import Organisation
from accounts.people.states import Role


class ResponsibilityQuerySet(models.QuerySet):
    """Responsibilities that stand, and deputies by day."""

    def standing(self) -> ResponsibilityQuerySet:
        """Those in force now."""
        return self.filter(ended_at__isnull=True)

    def covered_by(self, user: Any, day: dt.date | None = None) -> ResponsibilityQuerySet:
        """Those that a coach answers for on a day: her own, and those of coaches for whom she stands in."""
        away = Deputy.objects.on(day or timezone.localdate()).filter(deputy=user).values("coach")
        return self.standing().filter(Q(coach=user) | Q(coach__in=away))

    def visible_to(self, user: Any) -> ResponsibilityQuerySet:
        """The young person's own, or those of the authority for its staff (the tenant scope narrows)."""
        if not user.is_authenticated:
            return self.none()
        return self.all() if user.has_staff_role else self.filter(person=user)


class Responsibility(TenantModel):
    """One coach answers for one young person. At most one stands at a time (a unique constraint)."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="responsibilities", verbose_name=_("young person")
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="caseload", verbose_name=_("coach")
    )
    started_at = models.DateTimeField(_("from"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason of the handover"), max_length=300, blank=True)

    objects = TenantManager.from_queryset(ResponsibilityQuerySet)()

    class Meta:
        ordering = ("-started_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_responsible_coach"
            ),
        )
        verbose_name = _("responsible coach")
        verbose_name_plural = _("responsible coaches")

    class Privacy:
        internal = ("id", "authority", "person", "coach", "started_at", "ended_at")
        personal = ("reason",)
        person = "person"
        theme = "about"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.coach} → {self.person}"


class AboutPersonQuerySet(models.QuerySet):
    """Rows about a young person (field ``person``) that no workplace sees."""

    def visible_to(self, user: Any) -> Self:
        """One's own, or for a coach those of the young people she supports. Never an employer's."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COACH:
            return self.filter(person__in=Responsibility.objects.covered_by(user).values("person"))
        return self.filter(person=user)


class BetweenQuerySet(models.QuerySet):
    """Rows between a young person and an employer (fields ``person`` and ``organisation``)."""

    def visible_to(self, user: Any) -> Self:
        """One's own, an employer's own, for a coach those of whom she supports, for a coordinator the authority's."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COORDINATOR:
            return self.all()
        if user.role == Role.COACH:
            return self.filter(person__in=Responsibility.objects.covered_by(user).values("person"))
        if user.role == Role.EMPLOYER:
            return self.filter(organisation__in=Organisation.objects.of(user))
        return self.filter(person=user)


class DeputyQuerySet(models.QuerySet):
    """Deputies by day."""

    def standing(self) -> DeputyQuerySet:
        """Those that nobody has ended before their last day."""
        return self.filter(ended_at__isnull=True)

    def meeting(self, first: dt.date, last: dt.date) -> DeputyQuerySet:
        """Those who stand in on a day between two, both included."""
        return self.standing().filter(starts_on__lte=last, ends_on__gte=first)

    def on(self, day: dt.date) -> DeputyQuerySet:
        """Those who stand in on a day."""
        return self.meeting(day, day)

    def to_come(self) -> DeputyQuerySet:
        """Those who stand in today or later."""
        return self.standing().filter(ends_on__gte=timezone.localdate())

    def visible_to(self, user: Any) -> DeputyQuerySet:
        """Those of the authority for its staff (the tenant scope narrows)."""
        return self.all() if user.is_authenticated and user.has_staff_role else self.none()


class Deputy(TenantModel):
    """While a coach is away another one stands in for the whole caseload, first day to last.

    The coach herself names one, or a coordinator with a reason (``actions.deputise``).
    """

    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="deputies", verbose_name=_("coach who is away")
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="deputising", verbose_name=_("deputy")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    reason = models.CharField(_("reason why a coordinator named the deputy"), max_length=300, blank=True)
    ended_at = models.DateTimeField(_("ended before the last day at"), null=True, blank=True)

    objects = TenantManager.from_queryset(DeputyQuerySet)()

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="deputy_days_in_order",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=~Q(coach=F("deputy")),
                name="deputy_is_another",
                violation_error_message=_("Choose another coach as the deputy."),
            ),
        )
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")

    class Privacy:
        internal = ("id", "authority", "coach", "deputy", "starts_on", "ends_on", "ended_at")
        personal = ("reason",)
        person = "coach"
        on_erasure = "blank"
        keep = "trail"
        dated = "ends_on"

    def __str__(self) -> str:
        return f"{self.deputy} → {self.coach}"
