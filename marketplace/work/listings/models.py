"""Listings: work trials, apprenticeships, jobs and openings for entrepreneurs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Authority, Municipality
from accounts.organisations.models import Organisation, shown_or_own
from accounts.organisations.states import OrganisationState
from marketplace.reference.vocabulary.states import Education, LanguageLevel
from marketplace.work.listings.states import (
    CLOSED,
    TRANSITIONS,
    Accessibility,
    Aim,
    JobLikely,
    ListingKind,
    ListingState,
)

FRESH_DAYS = 60  # a listing that nobody has refreshed for this long is taken down


def first_refresh_date() -> dt.date:
    """The day until which a new listing stands without a word from its employer."""
    return timezone.localdate() + dt.timedelta(days=FRESH_DAYS)


class ListingQuerySet(models.QuerySet):
    """Listings by state and by who may see them."""

    def open(self) -> ListingQuerySet:
        """Published, by a checked employer, with a seat left and not out of date: what the public sees."""
        return self.filter(
            state=ListingState.PUBLISHED,
            organisation__state=OrganisationState.VERIFIED,
            seats_taken__lt=F("seats"),
            refresh_by__gte=timezone.localdate(),
        )

    def once_public(self) -> ListingQuerySet:
        """Everybody has seen them: open, paused, filled or out of date. A shared link still says what happened."""
        return self.filter(
            state__in=[ListingState.PUBLISHED, ListingState.PAUSED, ListingState.FILLED, ListingState.EXPIRED],
            organisation__state=OrganisationState.VERIFIED,
        )

    def readable_by(self, user: Any) -> ListingQuerySet:
        """What a person may see, and what everybody once saw: a link to it does not vanish when the place closes."""
        return self.visible_to(user) | self.once_public()

    def closed(self) -> ListingQuerySet:
        """Over for good or until reopened."""
        return self.filter(state__in=CLOSED)

    def visible_to(self, user: Any) -> ListingQuerySet:
        """Open ones for all; besides the own employer's, the authority's for its staff, all for administrators."""
        return self.filter(shown_or_own(Listing.objects.open(), user))


class Listing(models.Model):
    """A place at a workplace. Purpose, seats, refresh date and "a job likely after?" are never missing."""

    TRANSITIONS = TRANSITIONS

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="listings", verbose_name=_("employer"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    kind = models.CharField(_("kind"), max_length=20, choices=ListingKind)
    state = models.CharField(_("state"), max_length=20, choices=ListingState, default=ListingState.DRAFT)
    title = models.CharField(_("title"), max_length=100)
    occupation = models.ForeignKey(
        "marketplace.Concept", models.PROTECT, related_name="+", verbose_name=_("occupation")
    )
    aim = models.CharField(_("aim"), max_length=20, choices=Aim, blank=True)
    purpose = models.TextField(_("purpose"), max_length=400)
    tasks = models.TextField(_("tasks"), max_length=2000)
    job_likely = models.CharField(_("a job likely after?"), max_length=10, choices=JobLikely)
    seats = models.PositiveSmallIntegerField(
        _("seats"), default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    is_closed_by_employer = models.BooleanField(_("closed by the employer's word"), default=False, editable=False)
    seats_taken = models.PositiveSmallIntegerField(_("seats taken"), default=0)
    street = models.CharField(_("street address"), max_length=150, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name=_("municipality"))
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    start_moves_weeks = models.PositiveSmallIntegerField(
        _("weeks by which the first day may move"), null=True, blank=True, validators=[MaxValueValidator(26)]
    )
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    hours_per_week = models.PositiveSmallIntegerField(
        _("hours a week"), validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    least_hours = models.PositiveSmallIntegerField(
        _("least hours a week"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    pay = models.CharField(_("pay"), max_length=150, blank=True)
    guide_name = models.CharField(_("guide at the workplace"), max_length=100, blank=True)
    mornings = models.BooleanField(_("early mornings, before 8"), default=False)
    days = models.BooleanField(_("daytime"), default=False)
    evenings = models.BooleanField(_("evening work"), default=False)
    nights = models.BooleanField(_("work between 22 and 6"), default=False)
    weekends = models.BooleanField(_("weekend work"), default=False)
    alcohol = models.BooleanField(_("selling or serving alcohol alone"), default=False)
    hazards = models.BooleanField(_("dangerous tasks (list of the Young Workers' Act)"), default=False)
    needs_licence = models.BooleanField(_("driving licence needed"), default=False)
    education = models.PositiveSmallIntegerField(
        _("schooling that the work needs"), choices=Education, null=True, blank=True
    )
    nearest_stop = models.CharField(_("nearest stop"), max_length=100, blank=True)
    accessibility = models.JSONField(_("accessibility"), default=list, blank=True)
    skills: Any = models.ManyToManyField(
        "marketplace.Concept", through="ListingSkill", related_name="+", verbose_name=_("skills")
    )
    certificates: Any = models.ManyToManyField(
        "marketplace.Concept", related_name="+", blank=True, verbose_name=_("cards that are needed")
    )
    language = models.ForeignKey(
        "marketplace.Concept",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("language at work"),
    )
    language_level = models.CharField(_("level of the language"), max_length=10, choices=LanguageLevel, blank=True)
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("contact person")
    )
    refresh_by = models.DateField(_("confirm by"), default=first_refresh_date)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )
    search_text = models.TextField(_("base forms for the search"), blank=True, editable=False)
    external_id = models.CharField(_("id in the source"), max_length=200, blank=True)

    objects = ListingQuerySet.as_manager()
    km: int | None = None  # from where the reader lives, on pages for a young person
    parting_words = (
        ""  # what the workplace tells those who wait when it closes; never kept, it goes out with the signal
    )

    class Meta:
        ordering = ("-published_at", "-pk")
        indexes = (models.Index(fields=["state", "-published_at"], name="listing_state"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(seats_taken__gte=0, seats_taken__lte=F("seats"), seats__gte=1),
                name="listing_seats_in_bounds",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ListingState.PUBLISHED, ListingState.PAUSED, ListingState.FILLED])
                | Q(published_at__isnull=False),
                name="listing_published_has_time",
            ),
            models.CheckConstraint(condition=~Q(purpose=""), name="listing_has_purpose"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="listing_days_in_order",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(least_hours__isnull=True) | Q(least_hours__lte=F("hours_per_week")),
                name="listing_least_hours_in_bounds",
                violation_error_message=_("The least hours cannot be more than the hours a week."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "external_id"], condition=~Q(external_id=""), name="listing_source_once"
            ),
        )
        verbose_name = _("listing")
        verbose_name_plural = _("listings")

    class Privacy:
        public = (
            "id", "organisation", "authority", "kind", "state", "title", "occupation", "aim", "purpose", "tasks",
            "job_likely", "seats", "seats_taken", "street", "municipality", "starts_on", "start_moves_weeks", "ends_on",
            "hours_per_week", "least_hours", "pay", "education", "nearest_stop", "accessibility", "mornings", "days",
            "evenings", "nights", "weekends", "alcohol", "hazards", "needs_licence", "language", "language_level",
            "published_at", "search_text",
        )  # fmt: skip
        personal = ("guide_name",)
        internal = ("contact", "refresh_by", "created_at", "read_by", "external_id", "is_closed_by_employer")
        keep = "employer"

    def __str__(self) -> str:
        return self.title

    @property
    def with_employer(self) -> str:
        """The title and who offers it, which tells places of one title apart."""
        return f"{self.title}, {self.organisation.name}"

    def get_absolute_url(self) -> str:
        """The public page of the place."""
        return reverse("listings:detail", args=[self.pk])

    @property
    def seats_left(self) -> int:
        """Seats that nobody has yet."""
        return self.seats - self.seats_taken

    @property
    def accessibility_in_words(self) -> list[str]:
        """What makes it easier to come and to work here."""
        return [str(one.label) for one in Accessibility if one.value in self.accessibility]

    @property
    def is_open(self) -> bool:
        """Whether somebody may still be proposed here."""
        return (
            self.state == ListingState.PUBLISHED
            and self.seats_left > 0
            and self.refresh_by >= timezone.localdate()
            and self.organisation.is_verified
        )


class ListingSkill(models.Model):
    """A skill of a listing: needed on the first day, or good to have."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="skill_rows", verbose_name=_("listing"))
    skill = models.ForeignKey("marketplace.Concept", models.PROTECT, related_name="+", verbose_name=_("skill"))
    is_required = models.BooleanField(_("needed on the first day"), default=False)

    class Meta:
        ordering = ("-is_required", "pk")
        constraints = (models.UniqueConstraint(fields=["listing", "skill"], name="listing_skill_once"),)
        verbose_name = _("skill of a listing")
        verbose_name_plural = _("skills of listings")

    class Privacy:
        public = ("id", "listing", "skill", "is_required")
        keep = "employer"

    def __str__(self) -> str:
        return str(self.skill)
