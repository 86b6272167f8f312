"""Tables of support: a case from its estimate to the last paid period."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.work.outcomes.models import Hiring, OfParties
from marketplace.work.outcomes.states import CASE_TRANSITIONS, UNDECIDED, YES, CaseState, Scheme

DECIDED = (CaseState.GRANTED, CaseState.REFUSED, CaseState.PAYING)


class Case(OfParties):
    """One application for support of a hiring. What is known of her for the estimate is hers and the coach's only."""

    TRANSITIONS = CASE_TRANSITIONS

    hiring = models.ForeignKey(Hiring, models.CASCADE, related_name="cases", verbose_name=_("hiring"))
    scheme = models.CharField(_("support"), max_length=20, choices=Scheme)
    state = models.CharField(_("state"), max_length=20, choices=CaseState, default=CaseState.ESTIMATE)
    unemployed_since = models.DateField(_("without work since"), null=True, blank=True)
    has_upper_secondary = models.BooleanField(_("has a degree after basic school"), null=True, blank=True)
    last_paid_work_on = models.DateField(_("last day in paid work"), null=True, blank=True)
    documents = models.CharField(
        _("documents missing"), max_length=300, blank=True, validators=[refuse_personal_id]
    )  # fmt: skip
    applied_on = models.DateField(_("applied for on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(
        _("months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["hiring", "scheme"], condition=Q(state__in=[*UNDECIDED, *YES]), name="one_live_case_of_a_scheme"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[CaseState.APPLIED, *DECIDED]) | Q(applied_on__isnull=False),
                name="applied_case_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED) | Q(decided_on__gte=F("applied_on")), name="decided_case_has_day"
            ),
            models.CheckConstraint(
                condition=Q(state=CaseState.CLOSED, closed_on__isnull=False)
                | (~Q(state=CaseState.CLOSED) & Q(closed_on__isnull=True)),
                name="closed_case_has_day",
            ),
        )
        verbose_name = _("case of support")
        verbose_name_plural = _("cases of support")

    class Privacy:
        personal = ("unemployed_since", "has_upper_secondary", "last_paid_work_on", "documents")
        internal = (
            "id", "authority", "person", "organisation", "hiring", "scheme", "state", "applied_on", "decided_on",
            "months", "closed_on", "reminded_on", "created_at",
        )  # fmt: skip
        person = "person"
        theme = "placements"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.hiring}: {self.get_scheme_display()}"

    def get_absolute_url(self) -> str:
        """The page of the case."""
        return reverse("outcomes:case", args=[self.pk])


class Period(OfParties):
    """A period for which support was paid."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="periods", verbose_name=_("case of support"))
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    euros = models.DecimalField(_("euros"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)])
    paid_on = models.DateField(_("paid on"))

    class Meta:
        ordering = ("first_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=["case", "first_on"], name="period_once"),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")) & Q(paid_on__gte=F("last_on")), name="period_days_in_order"
            ),
        )
        verbose_name = _("paid period")
        verbose_name_plural = _("paid periods")

    class Privacy:
        personal = ("euros",)
        internal = ("id", "authority", "person", "organisation", "case", "first_on", "last_on", "paid_on")
        person = "person"
        theme = "placements"
        on_erasure = "keep"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.case} {self.first_on}–{self.last_on}"

    def get_absolute_url(self) -> str:
        """The page of the case."""
        return self.case.get_absolute_url()
