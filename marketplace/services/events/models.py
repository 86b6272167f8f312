"""Events, who has signed up for them, and whom young people met there."""

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

from accounts.access.models import Authority, Municipality, TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import AboutPersonQuerySet, Responsibility
from accounts.organisations.models import Organisation
from accounts.people.models import new_code
from accounts.people.states import STAFF, Role
from accounts.people.validators import refuse_personal_id
from marketplace.services.events.states import (
    EVENT_TRANSITIONS,
    LIVE,
    SIGN_UP_TRANSITIONS,
    Audience,
    EventKind,
    EventState,
    SignUpState,
)

MOST_SEATS = 500


class EventQuerySet(models.QuerySet):
    """Events by state, by time and by who may see them."""

    def on_show(self) -> EventQuerySet:
        """What everybody may know of: not drafts, and not what is for coaches only."""
        return self.exclude(state=EventState.DRAFT).exclude(audience=Audience.COACHES)

    def to_come(self) -> EventQuerySet:
        """Published and not over, the next one first."""
        return self.filter(state=EventState.PUBLISHED, ends_at__gt=timezone.now()).order_by("starts_at", "pk")

    def visible_to(self, user: Any) -> EventQuerySet:
        """Those on show for all; besides for staff what is for coaches, and drafts of their authority."""
        if user.is_authenticated and user.role == Role.ADMINISTRATOR:
            return self.all()
        if user.is_authenticated and user.role in STAFF:
            return self.filter(~Q(state=EventState.DRAFT) | Q(authority=user.authority_id))
        return self.filter(pk__in=Event.objects.on_show().values("pk"))


class Event(models.Model):
    """Something on a day at a place, with so many seats."""

    TRANSITIONS = EVENT_TRANSITIONS

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="events", verbose_name=_("organiser"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind)
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience, default=Audience.YOUNG)
    certificate = models.ForeignKey(
        "marketplace.Concept", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("card")
    )
    employers: Any = models.ManyToManyField(
        Organisation, related_name="+", blank=True, verbose_name=_("employers who are there")
    )
    state = models.CharField(_("state"), max_length=20, choices=EventState, default=EventState.DRAFT)
    language = models.CharField(
        _("language of the event"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    title = models.CharField(_("title"), max_length=120)
    about = models.TextField(_("what happens"), max_length=1000, validators=[refuse_personal_id])
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    sign_up_until = models.DateTimeField(_("sign up by"), null=True, blank=True)
    street = models.CharField(_("street address"), max_length=150, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name=_("municipality"))
    seats = models.PositiveSmallIntegerField(
        _("seats"), validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)]
    )
    seats_taken = models.PositiveSmallIntegerField(_("seats taken"), default=0)
    code = models.CharField(_("code of attendance"), max_length=6, default=new_code)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    version = models.PositiveSmallIntegerField(_("version for calendars"), default=0)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = (models.Index(fields=["state", "starts_at"], name="event_state"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(seats_taken__gte=0, seats_taken__lte=F("seats"), seats__gte=1), name="event_seats_in_bounds"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="event_times_in_order",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=EventKind.TRAINING) | Q(certificate__isnull=False), name="card_training_has_a_card",
                violation_error_message=_("Choose the card that one gets."),
            ),
        )  # fmt: skip
        verbose_name = _("event")
        verbose_name_plural = _("events")

    class Privacy:
        public = (
            "id", "organisation", "authority", "kind", "audience", "certificate", "state", "language", "title", "about",
            "starts_at", "ends_at", "sign_up_until", "street", "municipality", "seats", "seats_taken", "changed_at",
            "version",
        )  # fmt: skip
        internal = ("code", "created_at")
        keep = "employer"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the event."""
        return reverse("events:detail", args=[self.pk])

    @property
    def seats_left(self) -> int:
        """Seats that nobody has and nobody is being offered."""
        return self.seats - self.seats_taken

    @property
    def last_moment(self) -> dt.datetime:
        """Until when one may sign up."""
        return self.sign_up_until or self.starts_at

    @property
    def is_open(self) -> bool:
        """Whether one may sign up now."""
        return self.state == EventState.PUBLISHED and self.last_moment > timezone.now()

    @property
    def has_begun(self) -> bool:
        """Whether it goes on or is over."""
        return self.starts_at <= timezone.now()


class SignUpQuerySet(models.QuerySet):
    """Sign-ups by state and by who may see them."""

    def live(self) -> SignUpQuerySet:
        """With a seat, offered one, or waiting for one."""
        return self.filter(state__in=LIVE)

    def waiting(self) -> SignUpQuerySet:
        """In line, the first one first."""
        return self.filter(state=SignUpState.WAITING).order_by("signed_at", "pk")

    def visible_to(self, user: Any) -> SignUpQuerySet:
        """One's own, for a coach besides those whom she supports, for a coordinator the authority's."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.COORDINATOR:
            return self.all()
        supported = Responsibility.objects.covered_by(user).values("person") if user.role == Role.COACH else []
        return self.filter(Q(person=user) | Q(person__in=supported))


class SignUp(TenantModel):
    """One person and one event: a seat, a place in line, and whether she was there."""

    TRANSITIONS = SIGN_UP_TRANSITIONS

    event = models.ForeignKey(Event, models.CASCADE, related_name="sign_ups", verbose_name=_("event"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_ups", verbose_name=_("who comes")
    )
    state = models.CharField(_("state"), max_length=20, choices=SignUpState, default=SignUpState.WAITING)
    signed_at = models.DateTimeField(_("signed up at"), default=timezone.now)
    offer_until = models.DateTimeField(_("the seat is kept until"), null=True, blank=True)
    attended_at = models.DateTimeField(_("was there at"), null=True, blank=True)

    objects = TenantManager.from_queryset(SignUpQuerySet)()

    class Meta:
        ordering = ("signed_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["event", "person"], condition=Q(state__in=LIVE), name="one_live_sign_up"),
            models.CheckConstraint(
                condition=~Q(state=SignUpState.OFFERED) | Q(offer_until__isnull=False), name="offer_has_an_end"
            ),
            models.CheckConstraint(
                condition=~Q(state=SignUpState.ATTENDED) | Q(attended_at__isnull=False), name="attendance_has_time"
            ),
        )
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")

    class Privacy:
        personal = ("event", "state")
        internal = ("id", "authority", "person", "signed_at", "offer_until", "attended_at")
        person = "person"
        theme = "meetings"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} – {self.event}"

    def get_absolute_url(self) -> str:
        """The page of the event: it shows her own sign-up."""
        return self.event.get_absolute_url()

    @property
    def is_live(self) -> bool:
        """Whether she comes, is asked, or waits."""
        return self.state in LIVE


class Interest(TenantModel):
    """She met an employer at an event and would like to work there: suggestions listen."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="interests", verbose_name=_("event"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="interests", verbose_name=_("young person")
    )
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name=_("employer"))
    shown_at = models.DateTimeField(_("shown at"), default=timezone.now)

    objects = TenantManager.from_queryset(AboutPersonQuerySet)()

    class Meta:
        ordering = ("-shown_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["person", "organisation", "event"], name="one_interest_an_event"),
        )
        verbose_name = _("interest in an employer")
        verbose_name_plural = _("interests in employers")

    class Privacy:
        personal = ("event", "organisation")
        internal = ("id", "authority", "person", "shown_at")
        person = "person"
        theme = "released"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation}"
