"""What limits extra protection: the day of the next look."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def latest_review() -> dt.date:
    """The last day on which somebody has to look again."""
    return timezone.localdate() + dt.timedelta(days=settings.PROTECTION_REVIEW_DAYS)


def check_review_day(day: dt.date) -> None:
    """After today, and not too far away. Raises ValidationError at the field."""
    if day <= timezone.localdate():
        raise ValidationError({"review_on": _("Choose a day after today.")}, code="past")
    if day > latest_review():
        words = _("Choose %(day)s or an earlier day.") % {"day": date_format(latest_review(), "SHORT_DATE_FORMAT")}
        raise ValidationError({"review_on": words}, code="too_late")
