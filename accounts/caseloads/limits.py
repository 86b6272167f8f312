"""What stops a deputy besides the right to name one: the days."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.caseloads.models import Deputy

DAY = dt.timedelta(days=1)


def check_days(wanted: Deputy) -> None:
    """Days from today on, not too many, and one deputy of a coach at a time; call while the coach is locked.

    The days of one deputy for one coach that are still to come count together: several periods in a row, named at
    once, would be one long one that nobody decides anew. Raises ValidationError at the field.
    """
    today = timezone.localdate()
    if wanted.starts_on < today:
        raise ValidationError({"starts_on": _("This day has gone by.")}, code="past")
    others = Deputy.objects.to_come().filter(coach=wanted.coach)
    _refuse_overlap(wanted, others.meeting(wanted.starts_on, wanted.ends_on).select_related("deputy").first())
    named = sum(_days(max(one.starts_on, today), one.ends_on) for one in others.filter(deputy=wanted.deputy))
    if named + _days(wanted.starts_on, wanted.ends_on) > settings.DEPUTY_DAYS:
        words = _("At most %(days)s days ahead can be given to one deputy. Choose an earlier last day.")
        raise ValidationError({"ends_on": words % {"days": settings.DEPUTY_DAYS}}, code="too_long")


def _days(first: dt.date, last: dt.date) -> int:
    return (last - first) // DAY + 1


def _refuse_overlap(wanted: Deputy, other: Deputy | None) -> None:
    if other is None:
        return
    words = _("%(name)s stands in from %(first)s to %(last)s already. One at a time, so that it is clear who answers.")
    told = {
        "name": other.deputy.full_name,
        "first": date_format(other.starts_on, "SHORT_DATE_FORMAT"),
        "last": date_format(other.ends_on, "SHORT_DATE_FORMAT"),
    }
    raise ValidationError({"starts_on": words % told}, code="overlap")
