"""Check-ins during a placement, and the next step that a coach has chosen with an owner and a day."""

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
from accounts.caseloads.models import Responsibility
from accounts.organisations.models import Organisation
from accounts.people.states import Role
from accounts.people.validators import refuse_personal_id
from marketplace.work.nextsteps.states import (
    CHECK_IN_TRANSITIONS,
    OPEN,
    STANDING,
    STEP_TRANSITIONS,
    CheckInState,
    Going,
    GoOn,
    Moment,
    Party,
    StepKind,
    StepState,
)
from marketplace.work.placements.models import Placement


class CheckInQuerySet(models.QuerySet):
    """Check-ins by state and by who may see them."""

    def open(self) -> CheckInQuerySet:
        return self.filter(state__in=OPEN)

    def asked(self) -> CheckInQuerySet:
        """Waiting for an answer."""
        return self.filter(state=CheckInState.ASKED)

    def visible_to(self, user: Any) -> CheckInQuerySet:
        """Each side its own, the coach both sides of those whom she supports; nobody else any."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COACH:
            return self.filter(person__in=Responsibility.objects.covered_by(user).values("person"))
        if user.role == Role.EMPLOYER:
            return self.filter(organisation__in=Organisation.objects.of(user), party=Party.HOST)
        return self.filter(person=user, party=Party.YOUNG)


class CheckIn(TenantModel):
    """Two questions to one side at one moment of a placement."""

    TRANSITIONS = CHECK_IN_TRANSITIONS
    tenant_organisation = "organisation"

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="check_ins", verbose_name=_("placement"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("employer"))
    moment = models.CharField(_("when"), max_length=20, choices=Moment)
    party = models.CharField(_("who is asked"), max_length=10, choices=Party)
    state = models.CharField(_("state"), max_length=20, choices=CheckInState, default=CheckInState.PLANNED)
    due_on = models.DateField(_("due on"))
    asked_at = models.DateTimeField(_("asked at"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    going = models.CharField(_("how it is going"), max_length=10, choices=Going, blank=True)
    go_on = models.CharField(_("whether it could go on"), max_length=10, choices=GoOn, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects = TenantManager.from_queryset(CheckInQuerySet)()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["placement", "moment", "party"], condition=Q(state__in=OPEN), name="one_open_check_in"
            ),
            models.CheckConstraint(
                condition=~Q(state=CheckInState.ANSWERED)
                | (Q(answered_at__isnull=False) & ~Q(going="") & ~Q(go_on="")),
                name="check_in_answer_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[CheckInState.ASKED, CheckInState.ANSWERED]) | Q(asked_at__isnull=False),
                name="check_in_asked_has_time",
            ),
        )
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")

    class Privacy:
        personal = ("going", "go_on")
        internal = (
            "id", "authority", "placement", "person", "organisation", "moment", "party", "state", "due_on", "asked_at",
            "reminded_at", "answered_at",
        )  # fmt: skip
        person = "person"
        theme = "placements"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.placement} {self.get_moment_display()}, {self.get_party_display()}"

    def get_absolute_url(self) -> str:
        """The page of the two questions, for those who have signed in."""
        return reverse("nextsteps:answer", args=[self.pk])


class NextStepQuerySet(models.QuerySet):
    """Chosen steps by state and by who may see them."""

    def standing(self) -> NextStepQuerySet:
        """Chosen or done, not changed."""
        return self.filter(state__in=STANDING)

    def visible_to(self, user: Any) -> NextStepQuerySet:
        """Her own, for a coach those of whom she supports or that she owns; never a workplace's."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COACH:
            supported = Responsibility.objects.covered_by(user).values("person")
            return self.filter(Q(person__in=supported) | Q(owner=user))
        return self.filter(person=user)


class NextStep(TenantModel):
    """What comes after a placement: chosen by a coach, owned by somebody until a day."""

    TRANSITIONS = STEP_TRANSITIONS

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="next_steps", verbose_name=_("placement"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="next_steps", verbose_name=_("young person")
    )
    kind = models.CharField(_("next step"), max_length=20, choices=StepKind)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who takes care of it")
    )
    due_on = models.DateField(_("by when"))
    note = models.CharField(_("a word about it"), max_length=300, blank=True, validators=[refuse_personal_id])
    state = models.CharField(_("state"), max_length=20, choices=StepState, default=StepState.CHOSEN)
    chosen_at = models.DateTimeField(_("chosen at"), default=timezone.now)
    finished_at = models.DateTimeField(_("done at"), null=True, blank=True)

    objects = TenantManager.from_queryset(NextStepQuerySet)()

    class Meta:
        ordering = ("-chosen_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["placement"], condition=Q(state__in=STANDING), name="one_standing_step"),
            models.CheckConstraint(
                condition=~Q(state=StepState.FINISHED) | Q(finished_at__isnull=False), name="finished_step_has_time"
            ),
        )
        verbose_name = _("next step")
        verbose_name_plural = _("next steps")

    class Privacy:
        personal = ("note",)
        internal = (
            "id", "authority", "placement", "person", "kind", "owner", "due_on", "state", "chosen_at", "finished_at",
        )  # fmt: skip
        person = "person"
        theme = "plan"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.placement}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        """The page of the placement that it follows."""
        return self.placement.get_absolute_url()
