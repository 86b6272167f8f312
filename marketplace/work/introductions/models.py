"""Introductions: what a workplace is told about a young person after two yeses, and its answer."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import BetweenQuerySet
from accounts.organisations.models import Organisation
from marketplace.guidance.profiles.models import Profile
from marketplace.work.introductions.states import (
    HIDDEN,
    LIVE,
    STATE_WORDS,
    TRANSITIONS,
    WAITING,
    WITHOUT_ANSWER,
    DeclineReason,
    IntroductionState,
)
from marketplace.work.listings.models import Listing


class IntroductionQuerySet(BetweenQuerySet):
    """Introductions by state and by who may see them."""

    def live(self) -> IntroductionQuerySet:
        return self.filter(state__in=LIVE)

    def waiting(self) -> IntroductionQuerySet:
        """The workplace's answer is due."""
        return self.filter(state__in=WAITING)


class Introduction(TenantModel):
    """Opened only after a coach's approval and the young person's yes; the table refuses anything else."""

    TRANSITIONS, STATE_WORDS = TRANSITIONS, STATE_WORDS
    tenant_organisation = "organisation"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="introductions", verbose_name=_("young person")
    )
    profile = models.ForeignKey(
        Profile, models.SET_NULL, null=True, related_name="introductions", verbose_name=_("profile")
    )
    listing = models.ForeignKey(Listing, models.PROTECT, related_name="introductions", verbose_name=_("listing"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="introductions", verbose_name=_("employer")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(_("approved at"))
    said_yes_at = models.DateTimeField(_("the young person said yes at"))
    released = models.JSONField(_("released"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=IntroductionState, default=IntroductionState.OPENED)
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    answer_by = models.DateField(_("answer by"))
    meeting_at = models.DateTimeField(_("meeting at"), null=True, blank=True)
    meeting_place = models.CharField(_("where to meet"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    decline_reason = models.CharField(_("reason of the no"), max_length=20, choices=DeclineReason, blank=True)
    greeting = models.CharField(_("a word to the young person"), max_length=300, blank=True)
    # The last call to the workplace, until it answers by itself.
    called_at = models.DateTimeField(_("called at"), null=True, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who said it")
    )
    said_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who called")
    )
    call_again_on = models.DateField(_("call again on"), null=True, blank=True)

    objects = TenantManager.from_queryset(IntroductionQuerySet)()

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "listing"], condition=Q(state__in=LIVE), name="one_live_introduction"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__lte=F("opened_at"), said_yes_at__lte=F("opened_at")),
                name="two_yeses_come_first",
            ),
            models.CheckConstraint(condition=~Q(state__in=HIDDEN) | Q(released={}), name="hidden_again_when_over"),
            models.CheckConstraint(
                condition=~Q(state=IntroductionState.DECLINED) | ~Q(decline_reason=""), name="no_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[IntroductionState.ACCEPTED, IntroductionState.DECLINED])
                | Q(answered_at__isnull=False),
                name="answer_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=IntroductionState.MEETING) | Q(meeting_at__isnull=False), name="meeting_has_time"
            ),
            models.CheckConstraint(
                condition=Q(called_at__isnull=False, said_to__isnull=False)
                | Q(called_at__isnull=True, said_by__isnull=True, said_to__isnull=True, call_again_on__isnull=True),
                name="call_has_caller",
            ),
        )
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")

    class Privacy:
        personal = ("released", "greeting", "meeting_at", "meeting_place")
        internal = (
            "id", "authority", "person", "profile", "listing", "organisation", "approved_by", "approved_at",
            "said_yes_at", "state", "opened_at", "answer_by", "answered_at", "answered_by", "decline_reason",
            "called_at", "said_by", "said_to", "call_again_on",
        )  # fmt: skip
        person = "person"
        theme = "released"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} → {self.listing}"

    def get_absolute_url(self) -> str:
        """The page where everybody sees how things stand."""
        return reverse("introductions:detail", args=[self.pk])

    @property
    def next_call_on(self) -> dt.date | None:
        """The day on which the coach calls again for an answer, None where that is over or nothing is waited for."""
        day = self.call_again_on
        return day if day and day >= timezone.localdate() and self.state in WITHOUT_ANSWER else None
