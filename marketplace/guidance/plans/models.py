"""The plan of a young person: goals, steps, the versions that both accepted, and what serves a step."""

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
from accounts.caseloads.models import AboutPersonQuerySet
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.plans.states import (
    AGREED,
    OPEN,
    STEP_TRANSITIONS,
    VERSION_TRANSITIONS,
    Owner,
    Priority,
    StepState,
    VersionState,
)


class PlanQuerySet(AboutPersonQuerySet):
    """Plans by who may see them."""

    def due_by(self, day: Any) -> PlanQuerySet:
        """Those to be reviewed on a day or earlier."""
        return self.filter(review_on__lte=day)


class Plan(TenantModel):
    """One plan a young person, as long as she is a client. What is agreed is in its versions."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="plan", verbose_name=_("young person")
    )
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    review_on = models.DateField(_("to be reviewed by"), null=True, blank=True)
    reviewed_at = models.DateTimeField(_("last reviewed at"), null=True, blank=True)
    reminded_on = models.DateField(_("reminded of this day"), null=True, blank=True)

    objects = TenantManager.from_queryset(PlanQuerySet)()

    class Meta:
        ordering = ("review_on", "pk")
        verbose_name = _("employment plan")
        verbose_name_plural = _("employment plans")

    class Privacy:
        internal = ("id", "authority", "person", "begun_at", "review_on", "reviewed_at", "reminded_on")
        person = "person"
        theme = "plan"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        """Everything on one page."""
        return reverse("plans:detail", args=[self.pk])


class OfPlan(TenantModel):
    """Base of rows that belong to a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="%(class)ss", verbose_name=_("plan"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        """The page of the plan."""
        return self.plan.get_absolute_url()


class Goal(OfPlan):
    """What she wants to reach, in her own words."""

    title = models.CharField(_("goal"), max_length=200, validators=[refuse_personal_id])

    objects = TenantManager.from_queryset(AboutPersonQuerySet)()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("goal")
        verbose_name_plural = _("goals")

    class Privacy:
        personal = ("title",)
        internal = ("id", "authority", "plan", "person")
        person = "person"
        theme = "plan"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return self.title


class StepQuerySet(AboutPersonQuerySet):
    """Steps by state and by who may see them."""

    def open(self) -> StepQuerySet:
        """Proposed, agreed or going on."""
        return self.filter(state__in=OPEN)

    def agreed(self) -> StepQuerySet:
        """Agreed by both, and not done yet."""
        return self.filter(state__in=AGREED)


class Step(OfPlan):
    """One thing to do, by whom and by when."""

    TRANSITIONS = STEP_TRANSITIONS

    goal = models.ForeignKey(Goal, models.SET_NULL, null=True, blank=True, related_name="steps", verbose_name=_("goal"))
    title = models.CharField(_("step"), max_length=200, validators=[refuse_personal_id])
    owner = models.CharField(_("who does it"), max_length=10, choices=Owner, default=Owner.YOUNG)
    owner_name = models.CharField(_("name of the other"), max_length=100, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(_("how soon"), choices=Priority, default=Priority.NORMAL)
    state = models.CharField(_("state"), max_length=20, choices=StepState, default=StepState.PROPOSED)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    objects = TenantManager.from_queryset(StepQuerySet)()

    class Meta:
        ordering = ("priority", F("due_on").asc(nulls_last=True), "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(owner=Owner.OTHER) & ~Q(owner_name="") | ~Q(owner=Owner.OTHER) & Q(owner_name=""),
                name="other_owner_has_name",
                violation_error_message=_("Write who does it."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=AGREED) | Q(due_on__isnull=False), name="agreed_step_has_day"
            ),
            models.CheckConstraint(
                condition=Q(state=StepState.DONE, done_at__isnull=False)
                | ~Q(state=StepState.DONE) & Q(done_at__isnull=True),
                name="done_step_has_time",
            ),
        )
        verbose_name = _("step of a plan")
        verbose_name_plural = _("steps of plans")

    class Privacy:
        personal = ("title", "owner_name")
        internal = (
            "id", "authority", "plan", "person", "goal", "owner", "due_on", "priority", "state", "done_at",
        )  # fmt: skip
        person = "person"
        theme = "plan"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        """Its day has gone and it is not done."""
        return self.state in OPEN and self.due_on is not None and self.due_on < timezone.localdate()


class Version(OfPlan):
    """The plan as it was accepted by both; the newest may still wait for a yes."""

    TRANSITIONS = VERSION_TRANSITIONS

    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=20, choices=VersionState, default=VersionState.DRAFT)
    content = models.JSONField(_("content"), default=dict, blank=True)
    young_accepted_at = models.DateTimeField(_("accepted by the young person at"), null=True, blank=True)
    coach_accepted_at = models.DateTimeField(_("accepted by the coach at"), null=True, blank=True)
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("coach")
    )

    objects = TenantManager.from_queryset(AboutPersonQuerySet)()

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["plan", "number"], name="version_of_plan_once"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state=VersionState.DRAFT), name="one_version_being_agreed"
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state=VersionState.ACCEPTED), name="one_version_of_plan_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT)
                | Q(young_accepted_at__isnull=False, coach_accepted_at__isnull=False),
                name="accepted_plan_has_both_yeses",
            ),
        )
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")

    class Privacy:
        personal = ("content",)
        internal = (
            "id", "authority", "plan", "person", "number", "state", "young_accepted_at", "coach_accepted_at", "coach",
        )  # fmt: skip
        person = "person"
        theme = "plan"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.plan} {self.number}"

    def get_absolute_url(self) -> str:
        """The page of the version, with what it changed."""
        return reverse("plans:version", args=[self.pk])


class Serving(TenantModel):
    """Something of this house that serves a step: a trial, an appointment, a referral. Its good end ticks the step."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="servings", verbose_name=_("step"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    subject = models.CharField(_("what kind of thing"), max_length=60)
    subject_id = models.PositiveBigIntegerField(_("number of the thing"))
    ended_at = models.DateTimeField(_("came to a good end at"), null=True, blank=True)

    objects = TenantManager.from_queryset(AboutPersonQuerySet)()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["step", "subject", "subject_id"], name="serves_a_step_once"),)
        indexes = (models.Index(fields=["subject", "subject_id"], name="serving_of_thing"),)
        verbose_name = _("what serves a step")
        verbose_name_plural = _("what serves steps")

    class Privacy:
        internal = ("id", "authority", "step", "person", "subject", "subject_id", "ended_at")
        person = "person"
        theme = ""
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id} → {self.step}"

    def get_absolute_url(self) -> str:
        """The page of the plan."""
        return self.step.plan.get_absolute_url()
