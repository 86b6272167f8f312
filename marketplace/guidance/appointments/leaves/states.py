"""What may become of an appointment whose coach will be away."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fate(models.TextChoices):
    """What becomes of an appointment whose coach will be away."""

    DEPUTY = "deputy", _("the deputy meets the young person at the same time")
    RESCHEDULE = "reschedule", _("move it to my next free time")
    CANCEL = "cancel", _("cancel it with a kind message")
    KEEP = "keep", _("leave it as it is")
