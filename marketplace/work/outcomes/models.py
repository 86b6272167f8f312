"""Hirings: an apprenticeship, training agreement, job or business that a placement leads to, and its contracts."""

from __future__ import annotations

import uuid
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
from accounts.caseloads.models import AboutPersonQuerySet, BetweenQuerySet
from accounts.organisations.models import Organisation
from accounts.people.validators import refuse_personal_id
from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.work.outcomes.states import (
    CONTRACT_TRANSITIONS,
    LIVE,
    TRANSITIONS,
    ContractKind,
    ContractState,
    Decision,
    HiringKind,
    HiringState,
    Length,
)
from marketplace.work.placements.models import Placement


class PartyQuerySet(BetweenQuerySet):
    """Rows of hirings by who may see them."""

    def live(self) -> PartyQuerySet:
        """Being prepared, agreed or going on."""
        return self.filter(state__in=LIVE)


class OfParties(TenantModel):
    """A row between a young person and an employer."""

    tenant_organisation = "organisation"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("employer"))

    objects = TenantManager.from_queryset(PartyQuerySet)()

    class Meta:
        abstract = True


def plan_name(_hiring: Any, _file_name: str) -> str:
    """A random place under the media root; the user's own file name never reaches the disk."""
    return f"study-plans/{uuid.uuid4().hex}.pdf"


class Hiring(OfParties):
    """What comes of a placement, with the facts that the law asks for. Null means that nobody has told."""

    TRANSITIONS = TRANSITIONS

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="hirings", verbose_name=_("placement"))
    kind = models.CharField(_("kind"), max_length=20, choices=HiringKind)
    state = models.CharField(_("state"), max_length=20, choices=HiringState, default=HiringState.DRAFT)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    length = models.CharField(_("how long"), max_length=20, choices=Length, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    hours_per_week = models.DecimalField(
        _("hours a week on average"), max_digits=3, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )  # fmt: skip
    hours_per_day = models.DecimalField(
        _("hours of the longest day"), max_digits=3, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(16)],
    )  # fmt: skip
    euros_an_hour = models.DecimalField(
        _("pay, euros an hour"), max_digits=6, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    collective_agreement = models.CharField(_("collective agreement"), max_length=150, blank=True)
    pays_agreed_wage = models.BooleanField(_("pay is by the agreement, or the usual pay"), null=True, blank=True)
    host_form = models.CharField(_("kind of employer"), max_length=20, choices=HostForm, blank=True)
    is_for_business = models.BooleanField(_("the work serves a business"), null=True, blank=True)
    dismissed_lately = models.BooleanField(
        _("somebody was dismissed for financial reasons lately"), null=True, blank=True
    )
    has_debts = models.BooleanField(_("wages, taxes or payments have been neglected"), null=True, blank=True)
    had_support_for_her = models.BooleanField(
        _("a subsidy has been paid for this person here before"), null=True, blank=True
    )
    instructor_name = models.CharField(_("workplace instructor"), max_length=100, blank=True)
    instructor_phone = models.CharField(_("instructor's phone"), max_length=20, blank=True)
    provider_name = models.CharField(_("school"), max_length=150, blank=True)
    provider_contact = models.CharField(_("contact person at the school"), max_length=100, blank=True)
    provider_phone = models.CharField(_("phone of the contact person"), max_length=20, blank=True)
    study_title = models.CharField(_("degree or its part"), max_length=150, blank=True)
    study_plan = models.FileField(_("study plan"), upload_to=plan_name, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["placement", "kind"], condition=Q(state__in=LIVE), name="one_live_hiring_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[HiringState.DRAFT, HiringState.CANCELLED]) | Q(starts_on__isnull=False),
                name="agreed_hiring_has_first_day",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="hiring_days_in_order",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(state=HiringState.ENDED, ended_on__isnull=False)
                | (~Q(state=HiringState.ENDED) & Q(ended_on__isnull=True)),
                name="ended_hiring_has_day",
            ),
        )
        verbose_name = _("hiring")
        verbose_name_plural = _("hirings")

    class Privacy:
        personal = (
            "euros_an_hour", "instructor_name", "instructor_phone", "provider_contact", "provider_phone", "study_title",
            "study_plan", "had_support_for_her",
        )  # fmt: skip
        internal = (
            "id", "authority", "person", "organisation", "placement", "kind", "state", "starts_on", "length", "ends_on",
            "hours_per_week", "hours_per_day", "collective_agreement", "pays_agreed_wage", "host_form",
            "is_for_business", "dismissed_lately", "has_debts", "provider_name", "created_at", "ended_on",
        )  # fmt: skip
        person = "person"
        theme = "placements"
        on_erasure = "blank"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation}, {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        """The page of the hiring."""
        return reverse("outcomes:detail", args=[self.pk])


class Contract(OfParties):
    """One contract on paper of an apprenticeship or a training agreement, and since when it stands as it does."""

    TRANSITIONS = CONTRACT_TRANSITIONS

    hiring = models.ForeignKey(Hiring, models.CASCADE, related_name="contracts", verbose_name=_("hiring"))
    kind = models.CharField(_("parties"), max_length=20, choices=ContractKind)
    state = models.CharField(_("state"), max_length=20, choices=ContractState, default=ContractState.MISSING)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["hiring", "kind"], name="contract_once_of_a_kind"),
            models.CheckConstraint(
                condition=(Q(state=ContractState.SIGNED) & Q(signed_on__isnull=False))
                | (~Q(state=ContractState.SIGNED) & Q(signed_on__isnull=True)),
                name="signed_contract_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=ContractState.SENT) | Q(sent_on__isnull=False), name="sent_contract_has_day"
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(signed_on__isnull=True) | Q(signed_on__gte=F("sent_on")),
                name="contract_days_in_order",
                violation_error_message=_("Nobody signs before it is sent."),
            ),
        )
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")

    class Privacy:
        internal = ("id", "authority", "person", "organisation", "hiring", "kind", "state", "sent_on", "signed_on")
        person = "person"
        theme = "placements"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.hiring}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        """The page of the hiring."""
        return self.hiring.get_absolute_url()


class BusinessCheck(TenantModel):
    """A coach's questions about an opening for an entrepreneur, and whether it hides employment."""

    hiring = models.OneToOneField(Hiring, models.CASCADE, related_name="business_check", verbose_name=_("hiring"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    answers = models.JSONField(_("answers"), default=dict)
    decision = models.CharField(_("decision"), max_length=20, choices=Decision)
    reason = models.TextField(_("reason"), max_length=600, blank=True, validators=[refuse_personal_id])
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_on = models.DateField(_("decided on"), default=timezone.localdate)

    objects = TenantManager.from_queryset(AboutPersonQuerySet)()

    class Meta:
        verbose_name = _("check of an opening for an entrepreneur")
        verbose_name_plural = _("checks of openings for entrepreneurs")

    class Privacy:
        personal = ("answers", "reason")
        internal = ("id", "authority", "hiring", "person", "decision", "decided_by", "decided_on")
        person = "person"
        theme = "placements"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.hiring}: {self.get_decision_display()}"

    def get_absolute_url(self) -> str:
        """The page of the hiring."""
        return self.hiring.get_absolute_url()
