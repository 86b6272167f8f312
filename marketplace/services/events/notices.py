"""What people are told about an event: its kind and time, never its title, for others may read it; and reminders."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.notices.actions import notify, schedule
from accounts.notices.states import BEGINS_AT, Channel
from marketplace.services.events.models import SignUp
from marketplace.services.events.states import SignUpState

REMINDED_BEFORE = dt.timedelta(hours=24)
BEFOREHAND = ("event_signed_up", "event_waiting", "event_offer", "event_reminder", "event_moved", "event_restored")


def plan_reminder(sign_up: SignUp) -> None:
    """A day before, by both ways, never once it has begun; none where that moment has gone or she has no seat."""
    at = sign_up.event.starts_at - REMINDED_BEFORE
    if sign_up.state != SignUpState.SIGNED or at <= timezone.now():
        return
    facts: dict[str, Any] = {**_which(sign_up), BEGINS_AT: sign_up.event.starts_at.isoformat()}
    for channel in Channel:
        schedule(
            sign_up.person, "event_reminder", at=at, about=sign_up, link=sign_up.get_absolute_url(), channel=channel,
            **facts,
        )  # fmt: skip


def tell_of(sign_up: SignUp, name: str, **facts: Any) -> None:
    """A word about an event. Its title stays on the page: others may read her mail."""
    if name in BEFOREHAND:
        facts[BEGINS_AT] = sign_up.event.starts_at.isoformat()
    notify(sign_up.person, name, about=sign_up, link=sign_up.get_absolute_url(), **_which(sign_up), **facts)


def _which(sign_up: SignUp) -> dict[str, Any]:
    """Kind and time in her language, as "Hygieniapassi" and "to 3.12. klo 12.00": a card is named, a title is not."""
    event, starts_at = sign_up.event, timezone.localtime(sign_up.event.starts_at)
    with override(sign_up.person.language):
        matter = event.certificate.name if event.certificate else event.get_kind_display()
        day = f"{date_format(starts_at, 'D')} {date_format(starts_at, 'j.n.')}"
        when = _("%(day)s at %(time)s") % {"day": day, "time": date_format(starts_at, "TIME_FORMAT")}
    return {"matter": matter[:1].upper() + matter[1:], "when": when}
