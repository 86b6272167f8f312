"""The outbox of notices, the log of their delivery, and the turns of the scheduler."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Min, OuterRef, Q, Window
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from accounts.notices.states import BEGINS_AT, Channel, NoticeState, Outcome
from accounts.people.states import Role


class NoticeQuerySet(models.QuerySet):
    """Notices by what is due and by who may see them."""

    def due(self) -> NoticeQuerySet:
        """Waiting, and their time has come."""
        return self.filter(state=NoticeState.WAITING, send_after__lte=timezone.now())

    def next_for_each(self) -> NoticeQuerySet:
        """Due, and the oldest that waits for its reader on its way: what is younger waits, also while that is retried.

        Oldest first. By this alone mails come in their order, however many workers send.
        """
        older = self.model._default_manager.filter(
            Q(appears_at__lt=OuterRef("appears_at")) | Q(appears_at=OuterRef("appears_at"), pk__lt=OuterRef("pk")),
            state=NoticeState.WAITING,
            channel=OuterRef("channel"),
        )
        to_her = older.filter(recipient=OuterRef("recipient"))
        to_the_address = older.filter(recipient__isnull=True, address=OuterRef("address"))
        return self.due().exclude(Exists(to_her) | Exists(to_the_address)).order_by("appears_at", "pk")

    def parked(self) -> NoticeQuerySet:
        """Given up after the last try: a person has to look. By reader, who waits longest first, oldest first."""
        since = Window(Min("appears_at"), partition_by=[F("recipient"), F("address")])
        rows = self.filter(state=NoticeState.PARKED).annotate(since=since)
        return rows.order_by("since", "recipient", "address", "appears_at", "pk")

    def in_care_of(self, user: Any) -> NoticeQuerySet:
        """Those whose sending a user looks after, without reading them: all for the administrator."""
        return self.all() if user.is_authenticated and user.role == Role.ADMINISTRATOR else self.none()

    def visible_to(self, user: Any) -> NoticeQuerySet:
        """One's own that have appeared. A text message only repeats what stands here, so it is left out."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(recipient=user, channel=Channel.MAIL, appears_at__lte=timezone.now())

    def unread(self) -> NoticeQuerySet:
        """Not opened in the service yet."""
        return self.filter(read_at__isnull=True).exclude(state=NoticeState.CANCELLED)


class Notice(models.Model):
    """One message to one person, written in the transaction of its cause and sent after it.

    Who has no account (a service that answers a referral) has an ``address`` and a language instead.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="notices", verbose_name=_("recipient")
    )
    address = models.EmailField(_("address without an account"), blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.MAIL)
    name = models.SlugField(_("name"), max_length=60)
    cause = models.CharField(_("cause"), max_length=60)
    cause_id = models.CharField(_("id of the cause"), max_length=40)
    facts = models.JSONField(_("facts for the text"), default=dict)
    link = models.CharField(_("link"), max_length=300, blank=True)
    link_page = models.SlugField(_("page of the mail's own link"), max_length=60, blank=True)
    link_subject = models.CharField(_("what that page shows"), max_length=40, blank=True)
    message_id = models.UUIDField(_("message id"), default=uuid.uuid4, unique=True)
    state = models.CharField(_("state"), max_length=20, choices=NoticeState, default=NoticeState.WAITING)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    appears_at = models.DateTimeField(_("appears at"), default=timezone.now)
    send_after = models.DateTimeField(_("send after"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=["send_after"], condition=Q(state=NoticeState.WAITING), name="notice_due"),
            models.Index(fields=["recipient", "-created_at"], name="notice_recipient"),
            models.Index(
                fields=["recipient", "address", "appears_at"],
                condition=Q(state=NoticeState.WAITING),
                name="notice_waiting_by_reader",
            ),
            models.Index(fields=["appears_at"], condition=Q(state=NoticeState.PARKED), name="notice_parked"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=NoticeState.SENT) | Q(sent_at__isnull=False), name="notice_sent_has_time"
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, address="") | (Q(recipient__isnull=True) & ~Q(address="")),
                name="notice_has_one_reader",
            ),
        )
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    class Privacy:
        personal = ("facts", "link", "address")
        internal = (
            "id", "recipient", "language", "link_page", "link_subject", "channel", "name", "cause", "cause_id",
            "message_id", "state", "created_at", "appears_at", "send_after", "sent_at", "read_at", "tries",
        )  # fmt: skip
        person = "recipient"
        theme = "messages"
        on_erasure = "delete"
        keep = "message"
        dated = "created_at"

    def __str__(self) -> str:
        return f"{self.name} → {self.recipient or self.address}"

    def find_cause(self) -> Any:
        """The row that it is about, whoever may see it; None where it has gone."""
        model: Any = apps.get_model(self.cause)
        return model._base_manager.filter(pk=self.cause_id).first()

    @property
    def begins_at(self) -> dt.datetime | None:
        """The moment of which the notice speaks; afterwards nobody needs it any more."""
        return parse_datetime(self.facts.get(BEGINS_AT, ""))

    @property
    def reader(self) -> int | str:
        """Whom it is for: the number of the account, or the address of who has none."""
        return self.recipient_id or self.address

    @property
    def last_try(self) -> Delivery | None:
        """The latest try to deliver it, None before the first."""
        return next(reversed(self.deliveries.all()), None)

    @property
    def has_begun(self) -> bool:
        """What it speaks of has begun already: a mail would come too late."""
        return self.begins_at is not None and self.begins_at <= timezone.now()

    @property
    def tongue(self) -> str:
        """The language of the reader."""
        return self.recipient.language if self.recipient else self.language


class Delivery(models.Model):
    """One try to deliver a notice and how it went."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries", verbose_name=_("notice"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.MAIL)
    succeeded = models.BooleanField(_("succeeded"))
    detail = models.CharField(_("detail"), max_length=200, blank=True)

    class Meta:
        ordering = ("at", "pk")
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")

    class Privacy:
        internal = ("id", "notice", "at", "channel", "succeeded", "detail")
        keep = "message"
        goes_with = "notice"

    def __str__(self) -> str:
        return f"{self.notice_id} {self.at:%Y-%m-%d %H:%M}"


class ScheduledRun(models.Model):
    """A job of the scheduler in one slot of time; the unique key lets one process only take it."""

    job = models.CharField(_("job"), max_length=200)
    slot = models.CharField(_("slot"), max_length=40)
    taken_at = models.DateTimeField(_("taken at"), default=timezone.now)
    task_id = models.CharField(_("id of the queued task"), max_length=64, blank=True, db_index=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.QUEUED)
    counts = models.JSONField(_("counts"), default=dict, blank=True)

    class Meta:
        db_table = "accounts_turn"
        ordering = ("-taken_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["job", "slot"], name="turn_once"),)
        verbose_name = _("run of the scheduler")
        verbose_name_plural = _("runs of the scheduler")

    class Privacy:
        internal = ("id", "job", "slot", "taken_at", "task_id", "outcome", "counts")
        keep = "technical"
        dated = "taken_at"

    def __str__(self) -> str:
        return f"{self.job} {self.slot}"
