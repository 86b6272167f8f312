"""Threads and their messages. What waits for an answer always has somebody who owes it and a day."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import Deputy, Responsibility
from accounts.organisations.models import Organisation
from accounts.people.states import Role
from accounts.people.validators import refuse_personal_id
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import LIVE

LONGEST = 2000


class ThreadQuerySet(models.QuerySet):
    """Threads by what waits and by who may read them."""

    def waiting(self) -> Self:
        """Somebody owes an answer."""
        return self.filter(holder__isnull=False)

    def to_pass_on(self) -> Self:
        """The promised day has gone, or whoever owes the answer is away today."""
        today = timezone.localdate()
        return self.waiting().filter(Q(answer_by__lt=today) | Q(holder__in=Deputy.objects.on(today).values("coach")))

    def visible_to(self, user: Any) -> Self:
        """Her own; a coach's those of whom she supports; an employer's while she is introduced; whose turn it is."""
        if not user.is_authenticated:
            return self.none()
        if user.role == Role.YOUNG:
            return self.filter(person=user)
        if user.role == Role.EMPLOYER:
            own = Organisation.objects.of(user)
            return self.filter(organisation__in=own, introduction__state__in=LIVE)
        if user.role == Role.COACH:
            supported = Responsibility.objects.covered_by(user).values("person")
            return self.filter(Q(person__in=supported) | Q(holder=user))
        return self.filter(holder=user)


class Thread(TenantModel):
    """One talk: with the coach, or about one introduction, which her coach can read too."""

    tenant_organisation = "organisation"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="threads", verbose_name=_("young person")
    )
    introduction = models.OneToOneField(
        Introduction, models.CASCADE, null=True, related_name="thread", verbose_name=_("introduction")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("employer")
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who answers")
    )
    waits_since = models.DateTimeField(_("waits since"), null=True)
    answer_by = models.DateField(_("answer by"), null=True)
    passed_on_at = models.DateTimeField(_("passed on at"), null=True)
    newest_at = models.DateTimeField(_("newest message at"), default=timezone.now)

    objects = TenantManager.from_queryset(ThreadQuerySet)()

    class Meta:
        ordering = ("-newest_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(introduction__isnull=True), name="one_thread_with_the_coach"
            ),
            models.CheckConstraint(
                condition=Q(introduction__isnull=True, organisation__isnull=True)
                | Q(introduction__isnull=False, organisation__isnull=False),
                name="thread_of_introduction_has_employer",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=True, waits_since__isnull=True, answer_by__isnull=True)
                | Q(holder__isnull=False, waits_since__isnull=False, answer_by__isnull=False),
                name="what_waits_has_owner_and_day",
            ),
        )
        verbose_name = _("thread")
        verbose_name_plural = _("threads")

    class Privacy:
        internal = (
            "id", "authority", "person", "introduction", "organisation", "holder", "waits_since", "answer_by",
            "passed_on_at", "newest_at",
        )  # fmt: skip
        person = "person"
        theme = ""
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation or 'coach'}"

    def get_absolute_url(self) -> str:
        """The page of the thread at its newest message, with the field for an answer under it."""
        return f"{reverse('messages:write', args=[self.pk])}#newest"


class Message(TenantModel):
    """One message of a thread."""

    tenant_organisation = "organisation"

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="messages", verbose_name=_("thread"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("employer")
    )
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by"))
    text = models.TextField(_("message"), max_length=LONGEST, validators=[refuse_personal_id])
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)

    objects = TenantManager()

    class Meta:
        ordering = ("sent_at", "pk")
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    class Privacy:
        personal = ("text",)
        internal = ("id", "authority", "thread", "person", "organisation", "writer", "sent_at")
        person = "person"
        theme = "messages"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.thread} {self.sent_at:%Y-%m-%d %H:%M}"
