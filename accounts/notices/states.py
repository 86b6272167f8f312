"""The life of a notice in the outbox, and the ways on which it goes out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

BEGINS_AT = "begins_at"  # the fact of a reminder that holds the moment (ISO 8601) of what it reminds of


class NoticeState(models.TextChoices):
    """Where a notice is on its way."""

    WAITING = "waiting", _("waiting to be sent")
    SENT = "sent", _("sent")
    SHOWN = "shown", _("shown in the service only")
    FAILED = "failed", _("could not be sent")
    CANCELLED = "cancelled", _("cancelled")


class Channel(models.TextChoices):
    """How a notice goes out."""

    MAIL = "mail", _("e-mail")
    SMS = "sms", _("text message")


class Outcome(models.TextChoices):
    """How a turn of the scheduler went."""

    QUEUED = "queued", _("not ended yet")
    DONE = "done", _("done")
    PARTIAL = "partial", _("done, but some rows failed")
    FAILED = "failed", _("failed")
