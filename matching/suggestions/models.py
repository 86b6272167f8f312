"""Suggestions of pairs, the runs of the ranker that made them, and its switch."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import Responsibility
from accounts.organisations.models import Tie
from accounts.people.states import Role
from marketplace.guidance.profiles.models import Profile
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.models import Listing
from matching.oversight.models import TrainedModel
from matching.oversight.states import why_in_words
from matching.suggestions.states import (
    ALIVE,
    APPROVED,
    OPEN,
    STATE_WORDS,
    TRANSITIONS,
    UNSEEN,
    CoachReason,
    Engine,
    Source,
    SuggestionState,
    YoungReason,
)

LIFE_DAYS = 21  # an unanswered suggestion is over after three weeks


def expiry() -> dt.date:
    """The day on which a suggestion made today is over."""
    return timezone.localdate() + dt.timedelta(days=LIFE_DAYS)


class Run(models.Model):
    """One run of the ranker with everything that is needed to replay and to judge it (AI Act art. 12)."""

    trigger = models.CharField(_("trigger"), max_length=30)
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    engine = models.CharField(_("engine"), max_length=20, choices=Engine)
    why = models.CharField(_("why this engine"), max_length=60, blank=True)
    model = models.ForeignKey(
        TrainedModel, models.PROTECT, null=True, blank=True, related_name="runs", verbose_name=_("model")
    )
    model_hash = models.CharField(_("hash of the model"), max_length=64, blank=True)
    schema_hash = models.CharField(_("hash of the feature schema"), max_length=64, blank=True)
    code_version = models.CharField(_("version of the code"), max_length=60, blank=True)
    library_versions = models.JSONField(_("versions of libraries"), default=dict, blank=True)
    settings_used = models.JSONField(_("settings"), default=dict, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)

    class Meta:
        ordering = ("-started_at", "-pk")
        verbose_name = _("run of the ranker")
        verbose_name_plural = _("runs of the ranker")

    class Privacy:
        internal = (
            "id", "trigger", "started_at", "ended_at", "engine", "why", "model", "model_hash", "schema_hash",
            "code_version", "library_versions", "settings_used", "counts",
        )  # fmt: skip
        keep = "ranking"
        dated = "started_at"

    def __str__(self) -> str:
        return f"{self.trigger} {self.started_at:%Y-%m-%d %H:%M}"

    @property
    def why_in_words(self) -> str:
        """Why this engine has ordered."""
        return why_in_words(self.why)


class Shard(models.Model):
    """A slice of the people of a run: done apart, so that a worker that dies loses no more than one."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="shards", verbose_name=_("run"))
    number = models.PositiveIntegerField(_("number"))
    people = models.JSONField(_("people"), default=list)
    scores = models.BinaryField(_("scores"), null=True, blank=True)  # emptied once their proposals are written
    proposals = models.JSONField(_("proposals"), null=True, blank=True)
    written_at = models.DateTimeField(_("written at"), null=True, blank=True)

    class Meta:
        ordering = ("run", "number")
        constraints = (models.UniqueConstraint(fields=["run", "number"], name="shard_once"),)
        verbose_name = _("part of a run")
        verbose_name_plural = _("parts of a run")

    class Privacy:
        internal = ("id", "run", "number", "people", "scores", "proposals", "written_at")
        keep = "technical"
        dated = "written_at"

    def __str__(self) -> str:
        return f"{self.run_id}/{self.number}"


class RankerSwitch(models.Model):
    """Whether the ranker may order suggestions; the newest row counts."""

    is_on = models.BooleanField(_("the ranker is on"), default=True)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ("-changed_at", "-pk")
        verbose_name = _("switch of the ranker")
        verbose_name_plural = _("switches of the ranker")

    class Privacy:
        internal = ("id", "is_on", "changed_at", "changed_by", "reason")
        keep = "reference"  # the newest row counts; technical documentation stays (AI Act art. 18)

    def __str__(self) -> str:
        return f"{self.is_on} {self.changed_at:%Y-%m-%d %H:%M}"


class SuggestionQuerySet(models.QuerySet):
    """Suggestions by state and by who may see them."""

    def open(self) -> SuggestionQuerySet:
        """Something may still come of them."""
        return self.filter(state__in=OPEN)

    def waiting_for_coach(self) -> SuggestionQuerySet:
        """Nobody has decided yet."""
        return self.filter(state=SuggestionState.PROPOSED)

    def of_tied_coach(self) -> SuggestionQuerySet:
        """The responsible coach has a tie to the workplace, so that a colleague decides (434/2003 § 27-28)."""
        tied = Responsibility.objects.standing().filter(
            person=OuterRef("person"), coach__ties__organisation=OuterRef("listing__organisation"),
            coach__ties__ended_on__isnull=True,
        )  # fmt: skip
        return self.filter(Exists(tied))

    def for_decision_of(self, user: Any) -> SuggestionQuerySet:
        """What waits for this coach: what she sees, less workplaces that she has a tie to."""
        tied = Tie.objects.standing().filter(person=user).values("organisation")
        return self.waiting_for_coach().visible_to(user).exclude(listing__organisation__in=tied)

    def visible_to(self, user: Any) -> SuggestionQuerySet:
        """Her own once approved or asked; for a coach those of whom she supports or where a tied colleague cannot."""
        if user.is_authenticated and user.role == Role.COACH:
            supported = Responsibility.objects.covered_by(user).values("person")
            seen = self.exclude(state__in=UNSEEN)
            return seen.filter(Q(person__in=supported) | Q(pk__in=seen.of_tied_coach().values("pk")))
        if user.is_authenticated and user.role == Role.YOUNG:
            return self.filter(person=user).filter(Q(state__in=APPROVED) | Q(source=Source.YOUNG))
        return self.none()


class Suggestion(TenantModel):
    """A young person and a place that might fit, from whichever source, on its way through the human yeses."""

    TRANSITIONS, STATE_WORDS = TRANSITIONS, STATE_WORDS

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="suggestions", verbose_name=_("young person")
    )
    profile = models.ForeignKey(
        Profile, models.SET_NULL, null=True, related_name="suggestions", verbose_name=_("profile")
    )
    listing = models.ForeignKey(Listing, models.PROTECT, related_name="suggestions", verbose_name=_("listing"))
    source = models.CharField(_("source"), max_length=20, choices=Source)
    state = models.CharField(_("state"), max_length=20, choices=SuggestionState, default=SuggestionState.PROPOSED)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    put_forward_at = models.DateTimeField(_("put before the coach at"), null=True, blank=True)
    expires_on = models.DateField(_("over on"), default=expiry)
    # What the ranker said, kept as it was said.
    run = models.ForeignKey(
        Run, models.PROTECT, null=True, blank=True, related_name="suggestions", verbose_name=_("run")
    )
    engine = models.CharField(_("engine"), max_length=20, choices=Engine, default=Engine.PERSON)
    score = models.FloatField(_("score"), null=True, blank=True)
    band = models.CharField(_("band"), max_length=10, blank=True)
    is_unsure = models.BooleanField(_("the ranker is unsure"), default=False)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    explored = models.BooleanField(_("a random trial of the ranker"), default=False)
    propensity = models.FloatField(_("chance that the run would show it"), null=True, blank=True)
    is_wished = models.BooleanField(_("put first as the work that the young person wishes for"), default=False)
    expected_matches = models.FloatField(_("matches that it adds, as the run expected"), null=True, blank=True)
    features = models.JSONField(_("features"), default=dict, blank=True)
    reasons = models.JSONField(_("reasons"), default=dict, blank=True)
    # What people decided.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    coach_reason = models.CharField(_("coach's reason"), max_length=20, choices=CoachReason, blank=True)
    coach_note = models.CharField(_("coach's note"), max_length=300, blank=True)
    position_shown = models.PositiveSmallIntegerField(_("position on the screen"), null=True, blank=True)
    seconds_on_page = models.PositiveIntegerField(_("seconds on the page"), null=True, blank=True)
    said_yes_at = models.DateTimeField(_("the young person said yes at"), null=True, blank=True)
    release = models.JSONField(_("may be shown"), default=list, blank=True)
    later_until = models.DateField(_("ask again on"), null=True, blank=True)
    young_reason = models.CharField(_("young person's reason"), max_length=20, choices=YoungReason, blank=True)
    introduction = models.OneToOneField(
        Introduction, models.PROTECT, null=True, blank=True, related_name="suggestion", verbose_name=_("introduction")
    )

    objects = TenantManager.from_queryset(SuggestionQuerySet)()

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["state", "created_at"], name="suggestion_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "listing"], condition=Q(state__in=ALIVE), name="one_suggestion_alive"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=APPROVED) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="asked_only_after_a_coach",
            ),
            models.CheckConstraint(
                condition=~Q(state="introduced") | Q(said_yes_at__isnull=False), name="introduced_only_after_her_yes"
            ),
            models.CheckConstraint(
                condition=~Q(state="introduced") | Q(introduction__isnull=False), name="introduced_has_introduction"
            ),
            models.CheckConstraint(
                condition=~Q(state=SuggestionState.DECLINED) | ~Q(coach_reason=""), name="coach_no_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(source=Source.RANKER) | Q(run__isnull=False), name="ranker_suggestion_has_run"
            ),
        )
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")

    class Privacy:
        personal = ("features", "reasons", "coach_note", "release")
        internal = (
            "id", "authority", "person", "profile", "listing", "source", "state", "created_at", "expires_on", "run",
            "engine", "score", "band", "is_unsure", "rank", "explored", "propensity", "is_wished", "expected_matches",
            "put_forward_at", "decided_by", "decided_at", "coach_reason",
            "position_shown", "seconds_on_page", "said_yes_at", "later_until", "young_reason", "introduction",
        )  # fmt: skip
        person = "person"
        theme = "suggestions"
        on_erasure = "blank"
        keep = "ranking"
        dated = "created_at"

    def __str__(self) -> str:
        return f"{self.person} – {self.listing}"

    def get_absolute_url(self) -> str:
        return reverse("suggestions:detail", args=[self.pk])

    @property
    def organisation_id(self) -> int:
        """The workplace's organisation, for the rules about ties."""
        return self.listing.organisation_id

    @property
    def has_yes_already(self) -> bool:
        """The young person asked for this place herself, so the coach's approval is the last yes."""
        return self.said_yes_at is not None


class Shadow(models.Model):
    """What the shadow model said of a suggestion; nobody sees it before the decision, nothing follows from it."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="shadows", verbose_name=_("suggestion"))
    model = models.ForeignKey(TrainedModel, models.CASCADE, related_name="shadows", verbose_name=_("model"))
    score = models.FloatField(_("score"))
    rank = models.PositiveSmallIntegerField(_("rank among her places"))

    class Meta:
        ordering = ("suggestion", "model")
        constraints = (models.UniqueConstraint(fields=["suggestion", "model"], name="one_shadow_of_a_model"),)
        verbose_name = _("word of a model that looks on")
        verbose_name_plural = _("words of models that look on")

    class Privacy:
        internal = ("id", "suggestion", "model", "score", "rank")
        keep = "ranking"
        goes_with = "suggestion"

    def __str__(self) -> str:
        return f"{self.suggestion_id} {self.model_id}"
