"""A question that was sent with a secret link, and answers that may have nobody's name."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import Responsibility
from accounts.people.states import Role
from accounts.people.validators import refuse_personal_id
from marketplace.services.feedback.states import FEWEST, LINE_TRANSITIONS, FeedbackKind, Helping, Liking, LineState


def quarter_of(day: dt.date) -> dt.date:
    """The first day of the quarter of a day."""
    return day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)


def this_quarter() -> dt.date:
    """The first day of the quarter that goes on: an answer bears no finer date, so that no log tells whose it is."""
    return quarter_of(timezone.localdate())


def any_number() -> int:
    """A random number of 52 bits, which JSON carries whole."""
    return secrets.randbits(52)


class FeedbackAsk(TenantModel):
    """One question to one person about one thing. Once answered it is spent; it never says with what answer."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("young person")
    )
    kind = models.CharField(_("about"), max_length=20, choices=FeedbackKind)
    subject = models.CharField(_("what it is about"), max_length=60)
    subject_id = models.CharField(_("number of what it is about"), max_length=40)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    is_spent = models.BooleanField(_("answered"), default=False)

    objects = TenantManager.from_queryset(models.QuerySet)()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["subject", "subject_id"], name="feedback_asked_once"),)
        verbose_name = _("question for feedback")
        verbose_name_plural = _("questions for feedback")

    class Privacy:
        internal = ("id", "authority", "person", "kind", "subject", "subject_id", "asked_at", "is_spent")
        person = "person"
        theme = ""
        on_erasure = "delete"
        keep = "message"
        dated = "asked_at"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class AnswerQuerySet(models.QuerySet):
    """Answers by what may be told of them, and by who may read their lines."""

    def over(self) -> AnswerQuerySet:
        """Those of quarters that have ended: nobody can look before and after somebody's answer and compare."""
        return self.filter(quarter__lt=this_quarter())

    def in_company(self) -> AnswerQuerySet:
        """Those of quarters that have ended and have enough answers of the same kind in the same authority."""
        alike = FeedbackAnswer.objects.order_by().filter(
            authority=OuterRef("authority"), kind=OuterRef("kind"), quarter=OuterRef("quarter")
        )
        count = alike.values("quarter").annotate(count=Count("pk")).values("count")
        return self.over().alias(company=Subquery(count)).filter(company__gte=FEWEST)

    def named_for(self, user: Any) -> AnswerQuerySet:
        """Those with the name of somebody whom a coach supports."""
        return self.filter(person__in=Responsibility.objects.covered_by(user).values("person"))

    def visible_to(self, user: Any) -> AnswerQuerySet:
        """Lines for coaches and coordinators: of their own young people with a name at once, others in company only."""
        if not user.is_authenticated or user.role not in (Role.COACH, Role.COORDINATOR):
            return self.none()
        hers, others = self.named_for(user).values("pk"), self.in_company().values("pk")
        return self.filter(Q(pk__in=hers) | Q(pk__in=others)).exclude(line="")


class FeedbackAnswer(TenantModel):
    """Two taps and a line. Its number is random and its date a quarter: neither order nor time leads to a person."""

    TRANSITIONS = LINE_TRANSITIONS

    id = models.BigIntegerField(primary_key=True, default=any_number, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name=_("young person, if the name was given"),
    )  # fmt: skip
    kind = models.CharField(_("about"), max_length=20, choices=FeedbackKind)
    quarter = models.DateField(_("quarter"), default=this_quarter)
    liking = models.PositiveSmallIntegerField(_("how it was"), choices=Liking)
    helping = models.PositiveSmallIntegerField(_("whether it helped"), choices=Helping)
    line = models.CharField(_("a line"), max_length=300, blank=True, validators=[refuse_personal_id])
    state = models.CharField(_("state"), max_length=20, choices=LineState, default=LineState.NEW)

    objects = TenantManager.from_queryset(AnswerQuerySet)()

    class Meta:
        ordering = ("-quarter", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=LineState.NEW) | ~Q(line=""), name="only_a_line_is_shown_or_hidden"
            ),
            models.CheckConstraint(
                condition=Q(quarter__day=1, quarter__month__in=[1, 4, 7, 10]), name="feedback_knows_its_quarter_only"
            ),
        )
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")

    class Privacy:
        personal = ("liking", "helping", "line")
        internal = ("id", "authority", "person", "kind", "quarter", "state")
        person = "person"
        theme = "placements"
        on_erasure = "delete"
        keep = "client"
        dated = "quarter"

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        """The list of lines to read."""
        return f"{reverse('feedback:list')}#line-{self.pk}"
