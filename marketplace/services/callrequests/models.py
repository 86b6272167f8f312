"""Requests for a call: a first name, a number, when it is good to call. Gone a month after they were asked."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.people.states import Role
from marketplace.services.callrequests.states import OPEN, TRANSITIONS, CallRequestState, TimeOfDay


class CallRequestQuerySet(models.QuerySet):
    """Requests by state and by who may see them."""

    def visible_to(self, user: Any) -> CallRequestQuerySet:
        """All of the authority for coaches and coordinators (the tenant scope narrows), nothing for others."""
        is_staff = user.is_authenticated and user.role in (Role.COACH, Role.COORDINATOR)
        return self.all() if is_staff else self.none()

    def open(self) -> CallRequestQuerySet:
        """Nobody has talked with the one who asked yet."""
        return self.filter(state__in=OPEN)

    def unfinished(self) -> CallRequestQuerySet:
        """A coach has something to do."""
        return self.filter(state__in=(*OPEN, CallRequestState.REACHED))


class CallRequest(TenantModel):
    """Somebody without a coach asks an authority to call."""

    TRANSITIONS = TRANSITIONS

    given_name = models.CharField(_("first name"), max_length=100)
    phone = models.CharField(_("phone"), max_length=20)
    good_time = models.CharField(_("when it is good to call"), max_length=10, choices=TimeOfDay, default=TimeOfDay.ANY)
    language = models.CharField(_("language of the call"), max_length=2, choices=settings.LANGUAGES)
    note = models.CharField(_("what the call is about"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=CallRequestState, default=CallRequestState.WAITING)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    promised_on = models.DateField(_("call promised by"))
    tries = models.PositiveSmallIntegerField(_("calls without an answer"), default=0)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who calls")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="call_requests",
        verbose_name=_("young person"),
    )  # fmt: skip

    objects = TenantManager.from_queryset(CallRequestQuerySet)()

    class Meta:
        ordering = ("promised_on", "asked_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[CallRequestState.WAITING, CallRequestState.WITHDRAWN])
                | Q(taken_by__isnull=False),
                name="call_request_has_caller",
            ),
            models.CheckConstraint(
                condition=~Q(state=CallRequestState.WAITING) | Q(taken_by__isnull=True),
                name="waiting_call_request_is_nobodys",
            ),
        )
        verbose_name = _("call request")
        verbose_name_plural = _("call requests")

    class Privacy:
        personal = ("given_name", "phone", "good_time", "language", "note")
        internal = ("id", "authority", "state", "asked_at", "promised_on", "tries", "taken_by", "person")
        person = "person"
        theme = "meetings"
        on_erasure = "delete"
        keep = "technical"
        dated = "asked_at"

    def __str__(self) -> str:
        return self.given_name or str(self.get_state_display())

    def get_absolute_url(self) -> str:
        """The page of the request, for those who call."""
        return reverse("callrequests:detail", args=[self.pk])
