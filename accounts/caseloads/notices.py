"""Who is told what about deputies: the coach, the deputy, and each young person at the first look at her."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.caseloads.models import Deputy
from accounts.notices.actions import notify, notify_on_every_way
from accounts.notices.models import Notice
from accounts.people.models import User


def tell_of_deputy(stand_in: Deputy, *, by: User) -> None:
    """The deputy, and the coach whose people they are unless she did it herself."""
    link, days = reverse("caseloads:list"), _days(stand_in)
    notify(stand_in.deputy, "deputy_named", about=stand_in, link=link, coach=stand_in.coach.full_name, **days)
    if by != stand_in.coach:
        told: dict[str, Any] = {"deputy": stand_in.deputy.full_name, "who": by.full_name, **days}
        notify(stand_in.coach, "deputy_named_for_you", about=stand_in, link=reverse("caseloads:deputise"), **told)


def tell_of_end(stand_in: Deputy, *, by: User) -> None:
    """Both of them, but not who did it."""
    told: dict[str, Any] = {"coach": stand_in.coach.full_name, "deputy": stand_in.deputy.full_name}
    for reader in (stand_in.deputy, stand_in.coach):
        if reader != by:
            notify(reader, "deputy_ended", about=stand_in, link=reverse("caseloads:list"), **told)


def tell_of_look(stand_in: Deputy, person: User) -> None:
    """The young person, by first names."""
    told = {"coach": stand_in.coach.short_name, "deputy": stand_in.deputy.full_name, **_days(stand_in)}
    notify(person, "deputy_looked", about=stand_in, **told)


def tell_of_way_in(person: User, name: str) -> None:
    """The young person, on every way that reaches her."""
    at = date_format(timezone.localtime(), "SHORT_DATETIME_FORMAT")
    notify_on_every_way(person, name, about=person, link=reverse("people:settings"), at=at)


def knows_deputy(stand_in: Deputy, person_id: int) -> bool:
    """Whether a young person has been told of this deputy in this period."""
    named = Notice.objects.filter(recipient=person_id, name="deputy_looked")
    return named.filter(cause=stand_in._meta.label_lower, cause_id=str(stand_in.pk)).exists()


def _days(stand_in: Deputy) -> Any:
    return {name: date_format(getattr(stand_in, name), "SHORT_DATE_FORMAT") for name in ("starts_on", "ends_on")}
