"""The life of a notice in the outbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeState(models.TextChoices):
    """Where a notice is on its way."""

    WAITING = "waiting", _("waiting to be sent")
    SENT = "sent", _("sent")
    SHOWN = "shown", _("shown in the service only")
    FAILED = "failed", _("could not be sent")
    CANCELLED = "cancelled", _("cancelled")
