"""The young person's profile by version, what she can and wishes, and whom she blocks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Municipality, TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import AboutPersonQuerySet
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.profiles.photos import photo_name
from marketplace.guidance.profiles.states import (
    BEING_WRITTEN,
    IN_FORCE,
    STATE_WORDS,
    TRANSITIONS,
    Interest,
    ProfileState,
    SkillLevel,
    Support,
)
from marketplace.reference.vocabulary.states import Education, LanguageLevel


class ProfileQuerySet(AboutPersonQuerySet):
    """Versions by state and by who may see them."""

    def being_written(self) -> ProfileQuerySet:
        """Drafts and those that wait for the yes."""
        return self.filter(state__in=BEING_WRITTEN)

    def in_force(self) -> ProfileQuerySet:
        """What suggestions are made from, or paused."""
        return self.filter(state__in=IN_FORCE)

    def published(self) -> ProfileQuerySet:
        """What suggestions are made from."""
        return self.filter(state=ProfileState.PUBLISHED)


class Profile(TenantModel):
    """One version of what a young person tells of herself. Only her own yes puts it in force."""

    TRANSITIONS, STATE_WORDS = TRANSITIONS, STATE_WORDS

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="profiles", verbose_name=_("young person")
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    state = models.CharField(_("state"), max_length=20, choices=ProfileState, default=ProfileState.DRAFT)
    strengths = models.TextField(_("what I am good at"), max_length=600, blank=True, validators=[refuse_personal_id])
    story = models.TextField(_("what I have done"), max_length=1000, blank=True, validators=[refuse_personal_id])
    wish = models.TextField(_("what I would like to do"), max_length=600, blank=True, validators=[refuse_personal_id])
    kinds = models.JSONField(_("what kinds of places"), default=list, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("where I live")
    )
    max_km = models.PositiveSmallIntegerField(
        _("how far I can go (km)"), default=20, validators=[MinValueValidator(1), MaxValueValidator(300)]
    )
    has_car = models.BooleanField(_("I have a car to use"), default=False)
    has_licence = models.BooleanField(_("I have a driving licence (B)"), default=False)
    finished_school = models.BooleanField(_("I have finished basic school"), null=True, blank=True)
    hours_per_week = models.DecimalField(
        _("hours a week"), max_digits=3, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(40)],
    )  # fmt: skip
    evenings = models.BooleanField(_("evenings suit me"), null=True, blank=True)
    nights = models.BooleanField(_("nights suit me"), null=True, blank=True)
    weekends = models.BooleanField(_("weekends suit me"), null=True, blank=True)
    free_from = models.DateField(_("I can start on"), null=True, blank=True)
    max_minutes = models.PositiveSmallIntegerField(
        _("how long the way to work may take (minutes one way)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(180)],
    )
    means = models.JSONField(_("how I get to work"), default=list, blank=True)
    night_bus = models.BooleanField(_("a night bus would help me"), null=True, blank=True)
    education = models.PositiveSmallIntegerField(_("schooling"), choices=Education, null=True, blank=True)
    has_no_experience = models.BooleanField(_("I have done nothing like work yet"), default=False)
    activities = models.JSONField(_("how twelve activities sound to me"), default=dict, blank=True)
    support = models.CharField(_("support that I wish for at work"), max_length=10, choices=Support, blank=True)
    photo = models.ImageField(_("photo"), upload_to=photo_name, blank=True)
    skills: Any = models.ManyToManyField(
        "marketplace.Concept", through="ProfileSkill", related_name="+", verbose_name=_("skills")
    )
    occupations: Any = models.ManyToManyField(
        "marketplace.Concept", through="Wish", related_name="+", verbose_name=_("occupations")
    )
    languages: Any = models.ManyToManyField(
        "marketplace.Concept", through="ProfileLanguage", related_name="+", verbose_name=_("languages")
    )
    certificates: Any = models.ManyToManyField(
        "marketplace.Concept", related_name="+", blank=True, verbose_name=_("cards and certificates")
    )
    coach_asked_at = models.DateTimeField(_("coach asked to read at"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    said_yes_at = models.DateTimeField(_("the young person said yes at"), null=True, blank=True)

    objects = TenantManager.from_queryset(ProfileQuerySet)()

    class Meta:
        ordering = ("-version", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["person"], condition=Q(state__in=BEING_WRITTEN), name="profile_one_draft"),
            models.UniqueConstraint(fields=["person"], condition=Q(state__in=IN_FORCE), name="profile_one_in_force"),
            models.UniqueConstraint(fields=["person", "version"], name="profile_version_once"),
            models.CheckConstraint(
                condition=~Q(state__in=IN_FORCE) | Q(said_yes_at__isnull=False), name="profile_in_force_has_yes"
            ),
        )
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    class Privacy:
        personal = (
            "strengths", "story", "wish", "kinds", "municipality", "max_km", "has_car", "has_licence",
            "finished_school", "hours_per_week", "evenings", "nights", "weekends", "free_from", "max_minutes",
            "means", "night_bus", "education", "has_no_experience", "activities", "support", "photo",
        )  # fmt: skip
        internal = (
            "id", "authority", "person", "version", "state", "coach_asked_at", "created_at", "changed_at",
            "said_yes_at",
        )  # fmt: skip
        person = "person"
        theme = "profile"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} v{self.version}"

    def get_absolute_url(self) -> str:
        """The page of this version."""
        return reverse("profiles:detail", args=[self.pk])


class ProfileSkill(models.Model):
    """A skill of a profile and how well."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="skill_rows", verbose_name=_("profile"))
    skill = models.ForeignKey("marketplace.Concept", models.PROTECT, related_name="+", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), choices=SkillLevel, default=SkillLevel.CAN)

    class Meta:
        ordering = ("-level", "pk")
        constraints = (models.UniqueConstraint(fields=["profile", "skill"], name="profile_skill_once"),)
        verbose_name = _("skill of a profile")
        verbose_name_plural = _("skills of profiles")

    class Privacy:
        personal = ("id", "profile", "skill", "level")
        person = "profile__person"
        theme = "profile"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.skill} ({self.level})"


class Wish(models.Model):
    """An occupation that a young person would like, and how much."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="wish_rows", verbose_name=_("profile"))
    occupation = models.ForeignKey(
        "marketplace.Concept", models.PROTECT, related_name="+", verbose_name=_("occupation")
    )
    interest = models.PositiveSmallIntegerField(_("interest"), choices=Interest, default=Interest.INTERESTED)

    class Meta:
        ordering = ("-interest", "pk")
        constraints = (models.UniqueConstraint(fields=["profile", "occupation"], name="wish_once"),)
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")

    class Privacy:
        personal = ("id", "profile", "occupation", "interest")
        person = "profile__person"
        theme = "profile"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.occupation} ({self.interest})"


class ProfileLanguage(models.Model):
    """A language of a profile and its level (CEFR)."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="language_rows", verbose_name=_("profile"))
    language = models.ForeignKey("marketplace.Concept", models.PROTECT, related_name="+", verbose_name=_("language"))
    level = models.CharField(_("level"), max_length=10, choices=LanguageLevel)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["profile", "language"], name="profile_language_once"),)
        verbose_name = _("language of a profile")
        verbose_name_plural = _("languages of profiles")

    class Privacy:
        personal = ("id", "profile", "language", "level")
        person = "profile__person"
        theme = "profile"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.language} {self.level}"


class BlockQuerySet(models.QuerySet):
    """Blocks by who may see them."""

    def visible_to(self, user: Any) -> BlockQuerySet:
        """One's own; nobody else sees them, the coach neither."""
        return self.filter(person=user) if user.is_authenticated else self.none()


class Block(models.Model):
    """A workplace that a young person does not want to meet; obeyed before any ranking."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="blocks", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", models.CASCADE, related_name="+", verbose_name=_("workplace")
    )
    since = models.DateTimeField(_("since"), default=timezone.now)

    objects = BlockQuerySet.as_manager()

    class Meta:
        ordering = ("-since", "pk")
        constraints = (models.UniqueConstraint(fields=["person", "organisation"], name="block_once"),)
        verbose_name = _("blocked workplace")
        verbose_name_plural = _("blocked workplaces")

    class Privacy:
        sensitive = ("id", "person", "organisation", "since")
        person = "person"
        theme = "profile"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} × {self.organisation}"
