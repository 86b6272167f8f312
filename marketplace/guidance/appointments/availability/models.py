"""When coaches can be met: opening hours that come again, days away, and the days on which offices are closed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.people.states import Role
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.appointments.availability.states import Eve, Every, Weekday
from marketplace.guidance.appointments.states import Way

SHORTEST, LONGEST = 10, 240  # minutes of one meeting


def of_own_authority(rows: models.QuerySet, user: Any) -> models.QuerySet:
    """A coach's own rows; all of the authority for its coordinator (the tenant scope narrows)."""
    if not user.is_authenticated:
        return rows.none()
    if user.role == Role.COORDINATOR:
        return rows
    return rows.filter(coach=user) if user.role == Role.COACH else rows.none()


class OpeningHoursQuerySet(models.QuerySet):
    """Hours by who may change them."""

    def visible_to(self, user: Any) -> models.QuerySet:
        """A coach's own, all of the authority for its coordinator."""
        return of_own_authority(self, user)

    def reaching(self, first: dt.date, last: dt.date) -> OpeningHoursQuerySet:
        """Hours that are valid on some day between two days."""
        until = Q(valid_until__isnull=True) | Q(valid_until__gte=first)
        return self.filter(until, valid_from__lte=last)


class OpeningHours(TenantModel):
    """Hours of one weekday in which a coach can be booked, cut into meetings of the same length."""

    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="opening_hours", verbose_name=_("coach")
    )
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))
    every = models.PositiveSmallIntegerField(_("how often"), choices=Every, default=Every.WEEK)
    valid_from = models.DateField(_("first day"), default=timezone.localdate)
    valid_until = models.DateField(_("last day"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes of one meeting"), default=45, validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)]
    )
    way = models.CharField(_("how you meet"), max_length=10, choices=Way, default=Way.PLACE)
    place = models.CharField(_("place"), max_length=120, blank=True)
    link = models.URLField(_("link of the video meeting"), max_length=200, blank=True)

    objects = TenantManager.from_queryset(OpeningHoursQuerySet)()

    class Meta:
        ordering = ("weekday", "starts", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="hours_in_order",
                violation_error_message=_("The hours end before they begin."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="hours_days_in_order",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(weekday__lte=6, every__in=Every.values, minutes__gte=SHORTEST), name="hours_numbers"
            ),
        )  # fmt: skip
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    class Privacy:
        public = ("weekday", "starts", "ends", "every", "valid_from", "valid_until", "minutes", "way", "place", "link")
        internal = ("id", "authority", "coach")
        keep = "client"
        dated = "valid_until"

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H.%M}–{self.ends:%H.%M}"

    def get_absolute_url(self) -> str:
        """The page of one's hours."""
        return reverse("appointments:hours")


class LeaveQuerySet(models.QuerySet):
    """Times away by who may change them."""

    def visible_to(self, user: Any) -> models.QuerySet:
        """A coach's own, all of the authority for its coordinator."""
        return of_own_authority(self, user)

    def meeting(self, first: dt.datetime, last: dt.datetime) -> LeaveQuerySet:
        """Times away that touch a stretch of time."""
        return self.filter(starts_at__lt=last, ends_at__gt=first)


class Leave(TenantModel):
    """A coach is away. Why is nobody's business, so there is no room to write it."""

    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="leaves", verbose_name=_("coach"))
    starts_at = models.DateTimeField(_("away from"))
    ends_at = models.DateTimeField(_("back at"))

    objects = TenantManager.from_queryset(LeaveQuerySet)()

    class Meta:
        ordering = ("starts_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="leave_in_order",
                violation_error_message=_("The end is before the beginning. Check the times."),
            ),
        )  # fmt: skip
        verbose_name = _("time away")
        verbose_name_plural = _("times away")

    class Privacy:
        internal = ("id", "authority", "coach", "starts_at", "ends_at")
        keep = "client"
        dated = "ends_at"

    def __str__(self) -> str:
        return f"{self.coach} {timezone.localtime(self.starts_at):%d.%m.%Y %H.%M}"

    def get_absolute_url(self) -> str:
        """What becomes of the appointments in it."""
        return reverse("appointments:settle", args=[self.pk])


class ClosedDayQuerySet(models.QuerySet):
    """Closed days are public."""

    def visible_to(self, _user: Any) -> ClosedDayQuerySet:
        """Everybody may know them."""
        return self


class ClosedDay(models.Model):
    """A day on which offices are closed though it is no public holiday: an eve of every year, or one single day.

    Public holidays themselves come from the package ``holidays``; an administrator keeps this table.
    """

    eve = models.CharField(_("every year on"), max_length=20, choices=Eve, blank=True)
    day = models.DateField(_("one single day"), null=True, blank=True, unique=True)
    closes = models.TimeField(_("closed from"), null=True, blank=True)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True, validators=[refuse_personal_id])

    objects = ClosedDayQuerySet.as_manager()

    class Meta:
        ordering = ("day", "eve", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(eve="", day__isnull=False) | (~Q(eve="") & Q(day__isnull=True)), name="closed_eve_or_day",
                violation_error_message=_("Choose an eve or write a day, one of the two."),
            ),
            models.UniqueConstraint(
                fields=["eve"], condition=~Q(eve=""), name="closed_eve_once",
                violation_error_message=_("This eve is in the list already."),
            ),
        )  # fmt: skip
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")

    class Privacy:
        public = ("id", "eve", "day", "closes", "valid_from", "source")
        keep = "reference"

    def __str__(self) -> str:
        return str(self.get_eve_display() if self.eve else self.day)

    def get_absolute_url(self) -> str:
        """The list of closed days."""
        return reverse("appointments:closed_days")
