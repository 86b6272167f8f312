"""Placements: a young person at a workplace from a day till a day, with a named guide and an outcome."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import AboutPersonQuerySet, BetweenQuerySet
from accounts.organisations.models import Organisation
from accounts.people.validators import refuse_personal_id
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.states import (
    LIVE,
    OVER,
    TRANSITIONS,
    HowTold,
    Outcome,
    PlacementState,
    Side,
    StopCause,
)


class PlacementQuerySet(BetweenQuerySet):
    """Placements by state and by who may see them."""

    def live(self) -> PlacementQuerySet:
        """Being agreed, agreed or going on."""
        return self.filter(state__in=LIVE)

    def over(self) -> PlacementQuerySet:
        return self.filter(state__in=OVER)


class Placement(TenantModel):
    """A stay at a workplace. Takes one seat of its listing; a renewal stays in the seat of the one it goes on from."""

    TRANSITIONS = TRANSITIONS
    tenant_organisation = "organisation"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="placements", verbose_name=_("young person")
    )
    listing = models.ForeignKey(Listing, models.PROTECT, related_name="placements", verbose_name=_("listing"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="placements", verbose_name=_("employer")
    )
    introduction = models.OneToOneField(
        Introduction, models.PROTECT, null=True, blank=True, related_name="placement", verbose_name=_("introduction")
    )
    renews = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="renewals", verbose_name=_("goes on from")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ListingKind)
    state = models.CharField(_("state"), max_length=20, choices=PlacementState, default=PlacementState.DRAFT)
    goal = models.TextField(_("goal"), max_length=600, blank=True, validators=[refuse_personal_id])
    guide_name = models.CharField(_("guide at the workplace"), max_length=100, blank=True)
    guide_phone = models.CharField(_("guide's phone"), max_length=20, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    hours_per_day = models.DecimalField(
        _("hours a day"), max_digits=3, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )  # fmt: skip
    days_per_week = models.PositiveSmallIntegerField(
        _("days a week"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(7)]
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    stopped_by = models.CharField(_("stopped by"), max_length=20, choices=Side, blank=True)
    stop_cause = models.CharField(_("cause of the stop"), max_length=20, choices=StopCause, blank=True)
    outcome = models.CharField(_("what came next"), max_length=20, choices=Outcome, blank=True)
    outcome_note = models.TextField(_("a word about it"), max_length=600, blank=True)

    objects = TenantManager.from_queryset(PlacementQuerySet)()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=PlacementState.RUNNING), name="one_running_placement"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[PlacementState.DRAFT, PlacementState.CANCELLED])
                | (Q(starts_on__isnull=False) & ~Q(guide_name="") & Q(hours_per_day__isnull=False)),
                name="agreed_has_day_guide_hours",
                violation_error_message=_("First day, hours and a guide must be agreed first."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="placement_days_in_order",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=(Q(state__in=OVER) & Q(ended_on__isnull=False) & ~Q(outcome=""))
                | (~Q(state__in=OVER) & Q(ended_on__isnull=True) & Q(outcome="")),
                name="over_has_day_and_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlacementState.STOPPED) | ~Q(stopped_by=""), name="stopped_by_a_side"
            ),
            models.UniqueConstraint(
                fields=["renews"], condition=~Q(state=PlacementState.CANCELLED), name="placement_renewed_once"
            ),
            models.CheckConstraint(
                condition=Q(introduction__isnull=False, renews__isnull=True)
                | Q(introduction__isnull=True, renews__isnull=False),
                name="placement_has_one_beginning",
            ),
        )
        verbose_name = _("placement")
        verbose_name_plural = _("placements")

    class Privacy:
        personal = ("goal", "guide_name", "guide_phone", "outcome_note")
        internal = (
            "id", "authority", "person", "listing", "organisation", "introduction", "renews", "kind", "state",
            "starts_on", "ends_on", "hours_per_day", "days_per_week", "created_at", "ended_on", "stopped_by",
            "stop_cause", "outcome",
        )  # fmt: skip
        person = "person"
        theme = "placements"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation}"

    def get_absolute_url(self) -> str:
        """The page of the placement."""
        return reverse("placements:detail", args=[self.pk])


class FollowUp(TenantModel):
    """How things are 0, 3 and 6 months after a placement."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="follow_ups", verbose_name=_("placement"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    months = models.PositiveSmallIntegerField(_("months after"))
    due_on = models.DateField(_("due on"))
    asked_at = models.DateTimeField(_("asked at"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    situation = models.CharField(_("situation"), max_length=20, choices=Outcome, blank=True)
    how_told = models.CharField(_("how it was told"), max_length=20, choices=HowTold, blank=True)

    objects = TenantManager.from_queryset(AboutPersonQuerySet)()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=["placement", "months"], name="follow_up_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, situation="") | (Q(answered_at__isnull=False) & ~Q(situation="")),
                name="follow_up_answer_whole",
            ),
        )
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")

    class Privacy:
        personal = ("situation",)
        internal = (
            "id", "authority", "placement", "person", "months", "due_on", "asked_at", "reminded_at", "answered_at",
            "answered_by", "how_told",
        )  # fmt: skip
        person = "person"
        theme = "placements"
        on_erasure = "keep"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.placement} +{self.months}"

    def get_absolute_url(self) -> str:
        """The page of the placement that it follows."""
        return self.placement.get_absolute_url()
