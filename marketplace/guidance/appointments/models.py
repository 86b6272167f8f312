"""Appointments of a young person with a coach."""

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
from accounts.caseloads.models import Responsibility
from accounts.people.states import Role
from marketplace.guidance.appointments.states import APPOINTMENT_TRANSITIONS, LIVE, AppointmentState, Side, Way


class AppointmentQuerySet(models.QuerySet):
    """Appointments by state, time and by who may see them."""

    def visible_to(self, user: Any) -> AppointmentQuerySet:
        """Her own; a coach's own and those of whom she supports; all of the authority for its coordinator."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COACH:
            return self.filter(Q(coach=user) | Q(person__in=Responsibility.objects.covered_by(user).values("person")))
        if user.role == Role.COORDINATOR:
            return self.all()
        return self.filter(person=user)

    def taking_time(self) -> AppointmentQuerySet:
        """Those that keep a time from others: everything but what was cancelled."""
        return self.exclude(state=AppointmentState.CANCELLED)

    def live(self) -> AppointmentQuerySet:
        """Offered, booked or arrived."""
        return self.filter(state__in=LIVE)

    def to_come(self) -> AppointmentQuerySet:
        """Offered or booked, and not over yet."""
        return self.live().filter(ends_at__gt=timezone.now())

    def meeting(self, first: Any, last: Any) -> AppointmentQuerySet:
        """Those that touch a stretch of time."""
        return self.filter(starts_at__lt=last, ends_at__gt=first)


class Appointment(TenantModel):
    """One young person, one coach, one time. What it is about is written nowhere: calendars and mails are read."""

    TRANSITIONS = APPOINTMENT_TRANSITIONS

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="appointments", verbose_name=_("young person")
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="meetings", verbose_name=_("coach")
    )
    state = models.CharField(_("state"), max_length=20, choices=AppointmentState, default=AppointmentState.OFFERED)
    starts_at = models.DateTimeField(_("begins at"))
    ends_at = models.DateTimeField(_("ends at"))
    way = models.CharField(_("how you meet"), max_length=10, choices=Way, default=Way.PLACE)
    place = models.CharField(_("place"), max_length=120, blank=True)
    link = models.URLField(_("link of the video meeting"), max_length=200, blank=True)
    booked_at = models.DateTimeField(_("booked at"), null=True, blank=True)
    checked_in_at = models.DateTimeField(_("arrived at"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    cancelled_by = models.CharField(_("who cancelled"), max_length=10, choices=Side, blank=True)
    sequence = models.PositiveIntegerField(_("number of changes"), default=0)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    objects = TenantManager.from_queryset(AppointmentQuerySet)()

    class Meta:
        ordering = ("starts_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["coach", "starts_at"],
                condition=~Q(state=AppointmentState.CANCELLED),
                name="one_slot_one_person",
            ),
            models.UniqueConstraint(
                fields=["person", "starts_at"],
                condition=~Q(state=AppointmentState.CANCELLED),
                name="one_person_one_slot",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=[AppointmentState.OFFERED, AppointmentState.CANCELLED])
                | Q(booked_at__isnull=False),
                name="booked_appointment_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=AppointmentState.CHECKED_IN) | Q(checked_in_at__isnull=False),
                name="arrived_appointment_has_time",
            ),
            models.CheckConstraint(
                condition=(Q(state=AppointmentState.CANCELLED, cancelled_at__isnull=False) & ~Q(cancelled_by=""))
                | (~Q(state=AppointmentState.CANCELLED) & Q(cancelled_at__isnull=True, cancelled_by="")),
                name="cancelled_appointment_says_by_whom",
            ),
        )
        indexes = (models.Index(fields=["coach", "starts_at"], name="appointment_coach_day"),)
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")

    class Privacy:
        personal = ("place", "link")
        internal = (
            "id", "authority", "person", "coach", "state", "starts_at", "ends_at", "way", "booked_at", "checked_in_at",
            "cancelled_at", "cancelled_by", "sequence", "changed_at",
        )  # fmt: skip
        person = "person"
        theme = "meetings"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} {timezone.localtime(self.starts_at):%d.%m.%Y %H.%M}"

    def get_absolute_url(self) -> str:
        """The page of the appointment."""
        return reverse("appointments:detail", args=[self.pk])

    @property
    def is_over(self) -> bool:
        """Its time has gone."""
        return self.ends_at <= timezone.now()

    @property
    def was_ever_booked(self) -> bool:
        """She said yes to it once, so taking a cancellation back is possible."""
        return self.booked_at is not None

    @property
    def waits_for_word(self) -> bool:
        """She has arrived, or its time has come, and nobody has said whether it took place."""
        has_begun = self.state == AppointmentState.BOOKED and self.starts_at <= timezone.now()
        return has_begun or self.state == AppointmentState.CHECKED_IN
