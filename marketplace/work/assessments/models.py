"""End assessments: the workplace's word on how the trial went, and the young person's word on that."""

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
from marketplace.work.assessments.states import STATE_WORDS, TRANSITIONS, AssessmentState, Level, Suits, WorkingSkill
from marketplace.work.listings.states import Aim
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import HowTold

LONGEST = 1000
GUARDS = [refuse_personal_id]


class AssessmentQuerySet(models.QuerySet):
    """Assessments by state and by who may see them."""

    def drafts(self) -> AssessmentQuerySet:
        """Still to be given."""
        return self.filter(state=AssessmentState.DRAFT)

    def visible_to(self, user: Any) -> AssessmentQuerySet:
        """A workplace its own, a coach those of whom she supports, the young person hers once it is given."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COACH:
            return self.filter(person__in=Responsibility.objects.covered_by(user).values("person"))
        if user.role == Role.EMPLOYER:
            return self.filter(organisation__in=Organisation.objects.of(user))
        return self.filter(person=user).exclude(state=AssessmentState.DRAFT)


class Assessment(TenantModel):
    """How a young person suits the work, the occupation or the field (380/2023 § 57); one for each placement."""

    TRANSITIONS, STATE_WORDS = TRANSITIONS, STATE_WORDS
    tenant_organisation = "organisation"

    placement = models.OneToOneField(Placement, models.CASCADE, related_name="assessment", verbose_name=_("placement"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("employer"))
    state = models.CharField(_("state"), max_length=20, choices=AssessmentState, default=AssessmentState.DRAFT)
    requested_at = models.DateTimeField(_("asked at"), default=timezone.now)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    suits = models.CharField(_("how the work suits"), max_length=10, choices=Suits, blank=True)
    suits_words = models.TextField(
        _("how they suit this work, occupation or field"),
        max_length=LONGEST,
        blank=True,
        validators=GUARDS,
    )
    went_well = models.TextField(_("what went well"), max_length=LONGEST, blank=True, validators=GUARDS)
    skills = models.JSONField(_("skills of working life"), default=dict, blank=True)
    learning_needs = models.TextField(
        _("what is still to be learnt"), max_length=LONGEST, blank=True, validators=GUARDS
    )
    advice = models.TextField(_("advice for the next step"), max_length=LONGEST, blank=True, validators=GUARDS)
    given_at = models.DateTimeField(_("given at"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )
    how_told = models.CharField(_("how it was told"), max_length=20, choices=HowTold, blank=True)
    her_words = models.TextField(_("the young person's own words"), max_length=LONGEST, blank=True, validators=GUARDS)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects = TenantManager.from_queryset(AssessmentQuerySet)()

    class Meta:
        ordering = ("-requested_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=AssessmentState.DRAFT)
                | (Q(given_at__isnull=False) & ~Q(suits="") & ~Q(suits_words="") & ~Q(how_told="")),
                name="given_assessment_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=AssessmentState.DISPUTED) | ~Q(her_words=""), name="dispute_has_her_words"
            ),
        )
        verbose_name = _("end assessment")
        verbose_name_plural = _("end assessments")

    class Privacy:
        personal = ("suits", "suits_words", "went_well", "skills", "learning_needs", "advice", "her_words")
        internal = (
            "id", "authority", "placement", "person", "organisation", "state", "requested_at", "reminded_at",
            "given_at", "given_by", "how_told", "answered_at",
        )  # fmt: skip
        person = "person"
        theme = "placements"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return str(self.placement)

    def get_absolute_url(self) -> str:
        """The page of the assessment."""
        return reverse("assessments:detail", args=[self.pk])

    @property
    def asks_more(self) -> bool:
        """Whether the aim was to come back to work: then skills of working life and learning needs are due too."""
        return self.placement.listing.aim == Aim.RETURN

    @property
    def missing(self) -> list[str]:
        """Names of what the law wants and nobody has written yet."""
        wanted = ["suits", "suits_words", *(["learning_needs"] if self.asks_more else [])]
        empty = [name for name in wanted if not str(getattr(self, name)).strip()]
        lacks_skills = self.asks_more and set(WorkingSkill.values) - set(self.skills)
        return [*empty, *(["skills"] if lacks_skills else [])]

    @property
    def skill_rows(self) -> list[tuple[Any, Any]]:
        """The skills of working life in words, in their order."""
        levels = dict(Level.choices)
        return [(label, levels[self.skills[code]]) for code, label in WorkingSkill.choices if code in self.skills]
