"""The items of health that matter at work. Never a diagnosis."""

from django.db import models
from django.utils.translation import gettext_lazy as _

TEXT_VERSION = "2026-11"  # of the words with which permission is asked


class Topic(models.TextChoices):
    """What she may permit, each by itself."""

    HELPS = "helps", _("what helps me at work")
    LIMITS = "limits", _("work that does not suit me")
    TIMES = "times", _("rest and appointments in working time")
    TOLD = "told", _("what may be told to a workplace")
