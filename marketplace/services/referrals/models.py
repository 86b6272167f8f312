"""Referrals: what a service is told about a young person after her yes, and how it goes on."""

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
from marketplace.services.directory.models import Service
from marketplace.services.referrals.states import (
    LIVE,
    OPEN,
    STATE_WORDS,
    TRANSITIONS,
    UNANSWERED,
    DeclineReason,
    ReferralState,
)


class ReferralQuerySet(models.QuerySet):
    """Referrals by state and by who may see them."""

    def open(self) -> ReferralQuerySet:
        return self.filter(state__in=OPEN)

    def unanswered(self) -> ReferralQuerySet:
        """The service owes an answer."""
        return self.filter(state__in=UNANSWERED)

    def visible_to(self, user: Any) -> ReferralQuerySet:
        """Her own, for a coach those of whom she supports, for a service what was sent to it; nobody else any.

        To which service somebody goes may say something about her health: coordinators and administrators read numbers.
        """
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COACH:
            return self.filter(person__in=Responsibility.objects.covered_by(user).values("person"))
        if user.role == Role.EMPLOYER:
            return self.filter(organisation__in=Organisation.objects.of(user), state__in=LIVE)
        return self.filter(person=user)


class Referral(TenantModel):
    """One young person is sent to one service. Nothing leaves without her yes, nothing stays there when it is over."""

    TRANSITIONS, STATE_WORDS = TRANSITIONS, STATE_WORDS
    tenant_organisation = "organisation"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="referrals", verbose_name=_("young person")
    )
    service = models.ForeignKey(Service, models.PROTECT, related_name="referrals", verbose_name=_("service"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"))
    why = models.CharField(
        _("why this could help"), max_length=300, blank=True, validators=[refuse_personal_id],
        help_text=_("Only the young person and their coach read this."),
    )  # fmt: skip
    state = models.CharField(_("state"), max_length=20, choices=ReferralState, default=ReferralState.ASKED)
    released = models.JSONField(_("released"), default=dict, blank=True)
    said_yes_at = models.DateTimeField(_("the young person said yes at"), null=True, blank=True)
    created_at = models.DateTimeField(_("made at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    due_on = models.DateField(_("next day"))
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    worker = models.CharField(_("who takes care of it at the service"), max_length=100, blank=True)
    worker_phone = models.CharField(_("phone of the service's worker"), max_length=30, blank=True)
    word = models.CharField(
        _("a word to the young person"), max_length=300, blank=True, validators=[refuse_personal_id]
    )
    decline_reason = models.CharField(_("reason of the no"), max_length=20, choices=DeclineReason, blank=True)

    objects = TenantManager.from_queryset(ReferralQuerySet)()

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["organisation", "sent_at"], name="referral_sent"),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "service"], condition=Q(state__in=OPEN), name="one_open_referral"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=LIVE) | Q(said_yes_at__isnull=False, sent_at__isnull=False),
                name="referral_sent_after_her_yes",
            ),
            models.CheckConstraint(condition=Q(state__in=LIVE) | Q(released={}), name="referral_tells_only_while_live"),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "waitlisted", "declined", "started", "finished", "missed"])
                | Q(answered_at__isnull=False),
                name="referral_answer_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "waitlisted", "started"]) | ~Q(worker=""),
                name="referral_has_a_worker",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReferralState.DECLINED) | ~Q(decline_reason=""), name="referral_no_has_reason"
            ),
        )
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")

    class Privacy:
        # Where somebody goes may tell of her health, so it is hers like her words.
        personal = ("service", "organisation", "why", "released", "word", "worker", "worker_phone")
        internal = (
            "id", "authority", "person", "made_by", "state", "said_yes_at", "created_at", "sent_at", "due_on",
            "reminded_at", "answered_at", "decline_reason",
        )  # fmt: skip
        person = "person"
        theme = "released"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} → {self.service}"

    def get_absolute_url(self) -> str:
        """The page on which everybody sees how things stand."""
        return reverse("referrals:detail", args=[self.pk])

    @property
    def is_live(self) -> bool:
        """Whether the service knows of her."""
        return self.state in LIVE
