"""Service cards and their texts in the languages in which somebody has written them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Authority, Municipality
from accounts.organisations.models import Organisation, shown_or_own
from accounts.organisations.states import OrganisationState
from accounts.people.validators import refuse_personal_id
from marketplace.services.directory.states import FRESH_DAYS, TRANSITIONS, CardState, Cost, ServiceKind, WayIn

OLDEST = 120


class ServiceQuerySet(models.QuerySet):
    """Services by state and by who may see them."""

    def on_show(self) -> ServiceQuerySet:
        """Published, of an organisation that nobody has shut out: what everybody sees."""
        gone = [OrganisationState.BANNED, OrganisationState.REFUSED]
        return self.filter(state=CardState.PUBLISHED).exclude(organisation__state__in=gone)

    def once_public(self) -> ServiceQuerySet:
        """Everybody has seen them: a kept address still says what happened."""
        return self.filter(state__in=[CardState.PUBLISHED, CardState.CLOSED], published_at__isnull=False)

    def open_to_referrals(self) -> ServiceQuerySet:
        """On show, and somebody answers referrals."""
        return self.on_show().exclude(referral_email="")

    def unfresh(self) -> ServiceQuerySet:
        """On show, and nobody has said for half a year that the card is right."""
        limit = timezone.localdate() - dt.timedelta(days=FRESH_DAYS)
        return self.on_show().filter(Q(verified_on__isnull=True) | Q(verified_on__lt=limit))

    def with_texts(self) -> ServiceQuerySet:
        """With all that a card shows."""
        joined = self.select_related("organisation", "municipality")
        return joined.prefetch_related("texts", "languages")

    def visible_to(self, user: Any) -> ServiceQuerySet:
        """Those on show for all; besides the own organisation's, for staff the authority's, for administrators all."""
        return self.filter(shown_or_own(Service.objects.on_show(), user))


class Service(models.Model):
    """One service of one organisation. The day on which somebody last said that the card is right is always shown."""

    TRANSITIONS = TRANSITIONS

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="services", verbose_name=_("organisation")
    )
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    kind = models.CharField(_("what it helps with"), max_length=20, choices=ServiceKind)
    state = models.CharField(_("state"), max_length=20, choices=CardState, default=CardState.DRAFT)
    cost = models.CharField(_("cost"), max_length=10, choices=Cost, default=Cost.FREE)
    way_in = models.CharField(_("how to get in"), max_length=20, choices=WayIn)
    age_from = models.PositiveSmallIntegerField(
        _("age from"), null=True, blank=True, validators=[MaxValueValidator(OLDEST)]
    )
    age_until = models.PositiveSmallIntegerField(
        _("age until"), null=True, blank=True, validators=[MaxValueValidator(OLDEST)]
    )
    languages: Any = models.ManyToManyField("marketplace.Concept", related_name="+", verbose_name=_("languages"))
    street = models.CharField(_("street address"), max_length=150, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name=_("municipality"))
    serves_neighbours = models.BooleanField(_("people from other municipalities may come too"), default=False)
    is_remote = models.BooleanField(_("by phone or online"), default=False)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("web address"), blank=True)
    contact_name = models.CharField(_("who answers"), max_length=100, blank=True)
    referral_email = models.EmailField(_("e-mail for referrals"), blank=True)
    owner_email = models.EmailField(_("e-mail of whoever keeps the card"), blank=True)
    owner_language = models.CharField(
        _("language of the messages"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    verified_on = models.DateField(_("checked on"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders since then"), default=0)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    search_text = models.TextField(_("base forms for the search"), blank=True, editable=False)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "pk")
        indexes = (models.Index(fields=["state", "kind"], name="service_state"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=[CardState.PUBLISHED, CardState.HIDDEN])
                | Q(published_at__isnull=False, verified_on__isnull=False),
                name="service_published_was_checked",
            ),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True) | Q(age_until__isnull=True) | Q(age_until__gte=F("age_from")),
                name="service_ages_in_order",
                violation_error_message=_("The highest age is lower than the lowest age. Check the ages."),
            ),
        )
        verbose_name = _("service")
        verbose_name_plural = _("services")

    class Privacy:
        public = (
            "id", "organisation", "authority", "kind", "state", "cost", "way_in", "age_from", "age_until",
            "street", "municipality", "serves_neighbours", "is_remote", "phone", "email", "website", "contact_name",
            "verified_on", "published_at", "search_text",
        )  # fmt: skip
        internal = (
            "referral_email", "owner_email", "owner_language", "reminders", "created_at",
        )  # fmt: skip
        keep = "employer"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The public page of the service."""
        return reverse("directory:detail", args=[self.pk])

    @property
    def text(self) -> ServiceText | None:
        """The words of the card in the reader's language, else in Finnish, else in any."""
        wanted = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
        found = {text.language: text for text in self.texts.all()}
        chosen = found.get(wanted) or found.get(settings.LANGUAGE_CODE)
        return chosen or next(iter(found.values()), None)

    @property
    def name(self) -> str:
        """The name in the reader's language where it has one."""
        return self.text.name if self.text else f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_fresh(self) -> bool:
        """Whether somebody has said within half a year that the card is right."""
        return self.verified_on is not None and (timezone.localdate() - self.verified_on).days <= FRESH_DAYS

    @property
    def takes_referrals(self) -> bool:
        """Whether somebody answers referrals."""
        return self.state == CardState.PUBLISHED and bool(self.referral_email)


class ServiceText(models.Model):
    """A card's words in one language."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="texts", verbose_name=_("service"))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=120)
    about = models.TextField(_("what you get"), max_length=1000, validators=[refuse_personal_id])
    for_whom = models.CharField(_("for whom"), max_length=300, blank=True, validators=[refuse_personal_id])
    how = models.CharField(_("how to get in, in words"), max_length=300, blank=True, validators=[refuse_personal_id])
    opening = models.CharField(_("opening hours"), max_length=200, blank=True, validators=[refuse_personal_id])

    class Meta:
        ordering = ("service", "language")
        constraints = (models.UniqueConstraint(fields=["service", "language"], name="service_text_once"),)
        verbose_name = _("text of a service")
        verbose_name_plural = _("texts of services")

    class Privacy:
        public = ("id", "service", "language", "name", "about", "for_whom", "how", "opening")
        keep = "employer"

    def __str__(self) -> str:
        return self.name
