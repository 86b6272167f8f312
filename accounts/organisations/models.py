"""Organisations, the people who act for them, and declared ties to them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from stdnum.fi import ytunnus

from accounts.access.models import Authority, Municipality
from accounts.organisations.states import TRANSITIONS, OrganisationKind, OrganisationState, TieKind
from accounts.people.states import STAFF, Role
from accounts.people.validators import refuse_personal_id


def check_business_id(value: str) -> None:
    """Refuse what is not a Finnish business ID (form 1234567-8 and its check digit)."""
    if not ytunnus.is_valid(value):
        raise ValidationError(_("This is not a valid business ID. It looks like 1234567-8."), code="business_id")


class OrganisationQuerySet(models.QuerySet):
    """Organisations by check and by who may see them."""

    def employers(self) -> OrganisationQuerySet:
        """Those who offer places."""
        return self.filter(kind=OrganisationKind.EMPLOYER)

    def of(self, user: Any) -> OrganisationQuerySet:
        """Those that a person acts for now."""
        return self.filter(memberships__person=user, memberships__ended_on__isnull=True)

    def visible_to(self, user: Any) -> OrganisationQuerySet:
        """Staff see the organisations of their authority's area, administrators all, employers their own."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.ADMINISTRATOR:
            return self.all()
        if user.role in STAFF:
            return self.filter(authority=user.authority_id)
        return self.of(user)


def shown_or_own(shown: models.QuerySet, user: Any) -> Q:
    """Which objects of organisations a person reads: those on show; besides, the own organisation's or her authority's.

    The authority's are for its staff. Administrators read all.
    """
    rows = Q(pk__in=shown.values("pk"))
    if not user.is_authenticated:
        return rows
    if user.role == Role.ADMINISTRATOR:
        return Q()
    if user.role in STAFF:
        return rows | Q(authority=user.authority_id)
    return rows | Q(organisation__in=Organisation.objects.of(user))


class Organisation(models.Model):
    """An employer, a municipal unit, a school or a service provider."""

    TRANSITIONS = TRANSITIONS

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.EMPLOYER)
    name = models.CharField(_("name"), max_length=150)
    business_id = models.CharField(
        _("business ID"),
        max_length=9,
        null=True,
        blank=True,
        unique=True,
        validators=[check_business_id],
        error_messages={
            "unique": _("This workplace is here already. Ask a colleague who uses Duunipari to add you, or contact us.")
        },
    )
    about = models.TextField(_("about us"), blank=True, max_length=1000, validators=[refuse_personal_id])
    street = models.CharField(_("street address"), max_length=150, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name=_("municipality"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    state = models.CharField(_("state"), max_length=20, choices=OrganisationState, default=OrganisationState.WAITING)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("checked by")
    )
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    members: Any = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="organisations", verbose_name=_("people")
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind=OrganisationKind.EMPLOYER) | Q(business_id__isnull=False),
                name="employer_has_business_id",
                violation_error_message=_("An employer has a business ID."),
            ),
            models.CheckConstraint(
                condition=~Q(state=OrganisationState.VERIFIED) | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="verified_by_somebody",
            ),
        )
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    class Privacy:
        public = ("id", "kind", "name", "business_id", "about", "street", "postal_code", "municipality", "authority")
        internal = ("state", "checked_by", "checked_at", "created_at")
        keep = "employer"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The organisation's own page."""
        return reverse("organisations:detail", args=[self.pk])

    @property
    def is_verified(self) -> bool:
        """Whether a person of the authority has checked it."""
        return self.state == OrganisationState.VERIFIED

    def clean(self) -> None:
        """The authority follows from the municipality."""
        if self.municipality_id:
            self.authority = self.municipality.authority


class MembershipQuerySet(models.QuerySet):
    """Memberships by who may see them."""

    def visible_to(self, user: Any) -> MembershipQuerySet:
        """Colleagues see each other's."""
        return self.filter(organisation__in=Organisation.objects.of(user)) if user.is_authenticated else self.none()


class Membership(models.Model):
    """A person acts for an organisation, from a day till a day."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="memberships", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("person")
    )
    is_manager = models.BooleanField(_("may add people"), default=False)
    started_on = models.DateField(_("from"), default=timezone.localdate)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("started_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=Q(ended_on__isnull=True), name="membership_once"
            ),
        )
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    class Privacy:
        internal = ("id", "organisation", "person", "is_manager", "started_on", "ended_on")
        person = "person"
        theme = "about"
        on_erasure = "delete"
        keep = "employer"

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation}"


class TieQuerySet(models.QuerySet):
    """Ties by who may see them."""

    def standing(self) -> TieQuerySet:
        """Declared and not ended."""
        return self.filter(ended_on__isnull=True)

    def visible_to(self, user: Any) -> TieQuerySet:
        return self.filter(person=user) if user.is_authenticated else self.none()


class Tie(models.Model):
    """A declared tie: this person decides nothing about this organisation while it stands."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="ties", verbose_name=_("person"))
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="ties", verbose_name=_("organisation"))
    kind = models.CharField(_("kind"), max_length=20, choices=TieKind)
    declared_on = models.DateField(_("declared on"), default=timezone.localdate)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = TieQuerySet.as_manager()

    class Meta:
        ordering = ("-declared_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=Q(ended_on__isnull=True), name="tie_once"
            ),
        )
        verbose_name = _("tie")
        verbose_name_plural = _("ties")

    class Privacy:
        personal = ("kind",)
        internal = ("id", "person", "organisation", "declared_on", "ended_on")
        person = "person"
        theme = "about"
        on_erasure = "delete"
        keep = "employer"

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation}"
