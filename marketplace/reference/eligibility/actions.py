"""The one verb on limits of the law: a new dated row beside the old one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.people.models import User
from marketplace.reference.eligibility.models import Limit


@transaction.atomic
def edit(
    limit: Limit, *, value: Decimal, valid_from: dt.date, section: str, is_verified: bool, note: str = "", by: User
) -> Limit:
    """Write what holds from a day on; the row before it ends the day before and stays for what happened under it.

    Raises ValidationError for a day that is not after the first day of the newest row, or for an old row.
    """
    lock(limit)
    newest = Limit.objects.filter(key=limit.key).order_by("-valid_from").first()
    if newest != limit:
        raise ValidationError(_("There is a newer row of this limit. Change that one."), code="old_row")
    if valid_from <= limit.valid_from:
        text = _("The new number must hold from a day after %(day)s.") % {"day": f"{limit.valid_from:%-d.%-m.%Y}"}
        raise ValidationError({"valid_from": text}, code="too_early")
    limit.valid_until = valid_from - dt.timedelta(days=1)
    limit.save(update_fields=["valid_until"])
    new = Limit(
        key=limit.key, unit=limit.unit, value=value, valid_from=valid_from, section=section, is_verified=is_verified,
        note=note,
    )  # fmt: skip
    new.full_clean()
    new.save()
    log(new, "edit", by=by, reason=note)
    return new
