"""The life of a notice in the outbox, the ways on which it goes out, and what a failed try means."""

import enum

from django.db import models
from django.utils.translation import gettext_lazy as _

BEGINS_AT = "begins_at"  # the fact that holds the moment (ISO 8601) of what is to come: after it no mail is sent


class NoticeState(models.TextChoices):
    """Where a notice is on its way."""

    WAITING = "waiting", _("waiting to be sent")
    SENT = "sent", _("sent")
    SHOWN = "shown", _("shown in the service only")
    PARKED = "parked", _("could not be sent")
    CANCELLED = "cancelled", _("cancelled")


class Channel(models.TextChoices):
    """How a notice goes out."""

    MAIL = "mail", _("e-mail")
    SMS = "sms", _("text message")


class Failure(enum.Enum):
    """What a try that failed means for the next one."""

    PASSING = enum.auto()  # the way is blocked for now: wait, and try again
    HOPELESS = enum.auto()  # this very message does not go, however often it is tried
    NO_SUCH_BOX = enum.auto()  # the reader's mail server knows no such address


class Outcome(models.TextChoices):
    """How a turn of the scheduler went."""

    QUEUED = "queued", _("not ended yet")
    DONE = "done", _("done")
    PARTIAL = "partial", _("done, but some rows failed")
    FAILED = "failed", _("failed")
