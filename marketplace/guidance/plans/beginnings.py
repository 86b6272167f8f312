"""What is known at the start: since when she is without work, and her strengths in her own ticks."""

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
from accounts.caseloads.models import AboutPersonQuerySet, Responsibility
from accounts.people.states import Role
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.plans.states import SURVEY_TRANSITIONS, SurveyState


class WithoutWork(TenantModel):
    """Since when a young person is without work: from that day the Youth Guarantee counts."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="without_work", verbose_name=_("young person")
    )
    since_on = models.DateField(_("unemployed since"))
    graduated_on = models.DateField(_("graduated on"), null=True, blank=True)
    offered_on = models.DateField(_("an offer was made on"), null=True, blank=True)

    objects = TenantManager.from_queryset(AboutPersonQuerySet)()

    class Meta:
        ordering = ("since_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(offered_on__isnull=True) | Q(offered_on__gte=F("since_on")),
                name="offer_after_unemployment",
                violation_error_message=_("The offer is before the first day without work."),
            ),
        )
        verbose_name = _("time without work")
        verbose_name_plural = _("times without work")

    class Privacy:
        personal = ("since_on", "graduated_on", "offered_on")
        internal = ("id", "authority", "person")
        person = "person"
        theme = "plan"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} {self.since_on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """The coach's page of the young person."""
        return self.person.get_absolute_url()


class SurveyQuerySet(models.QuerySet):
    """Questionnaires by who may see them."""

    def visible_to(self, user: Any) -> SurveyQuerySet:
        """Her own; her coach's once she has given it."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COACH:
            supported = Responsibility.objects.covered_by(user).values("person")
            return self.filter(state=SurveyState.GIVEN, person__in=supported)
        return self.filter(person=user)


class Survey(TenantModel):
    """What she says of her strengths, in her own ticks. It measures nothing and diagnoses nothing."""

    TRANSITIONS = SURVEY_TRANSITIONS

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="surveys", verbose_name=_("young person")
    )
    state = models.CharField(_("state"), max_length=20, choices=SurveyState, default=SurveyState.DRAFT)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    own_words = models.CharField(_("in own words"), max_length=500, blank=True, validators=[refuse_personal_id])
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    given_at = models.DateTimeField(_("given at"), null=True, blank=True)

    objects = TenantManager.from_queryset(SurveyQuerySet)()

    class Meta:
        ordering = ("-begun_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=SurveyState.DRAFT), name="one_survey_being_answered"
            ),
            models.CheckConstraint(
                condition=Q(state=SurveyState.DRAFT) | Q(given_at__isnull=False), name="given_survey_has_time"
            ),
        )
        verbose_name = _("strengths questionnaire")
        verbose_name_plural = _("strengths questionnaires")

    class Privacy:
        personal = ("answers", "own_words")
        internal = ("id", "authority", "person", "state", "begun_at", "given_at")
        person = "person"
        theme = "plan"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        """The page of the answers."""
        return reverse("plans:survey", args=[self.pk])
