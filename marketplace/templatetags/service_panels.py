"""Panels of the one-stop service: cards to check, referrals, events, card trainings."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.people.rules import is_employer, is_young
from marketplace.services.directory.models import Service
from marketplace.services.directory.queries import kept_by
from marketplace.services.directory.rules import can_list_mine
from marketplace.services.events.queries import calendar, card_trainings, sign_ups_of
from marketplace.services.referrals.queries import open_for, shown
from marketplace.services.referrals.rules import can_propose

register = template.Library()
SHORT = 5
FEW = 3


@register.inclusion_tag("marketplace/services/directory/panel_mine.html", takes_context=True)
def my_cards(context: dict[str, Any]) -> dict[str, Any]:
    """Cards that the reader keeps and that nobody has checked for half a year."""
    reader = context["request"].user
    if not can_list_mine(reader, None):
        return {}
    unfresh = Service.objects.unfresh().values("pk")
    return {"unfresh": kept_by(reader).filter(pk__in=unfresh)[:SHORT], "is_keeper": True}


@register.inclusion_tag("marketplace/services/referrals/panel_mine.html", takes_context=True)
def my_referrals(context: dict[str, Any]) -> dict[str, Any]:
    """What is open with services, the nearest day first."""
    reader = context["request"].user
    rows = open_for(reader)
    return {
        "referrals": rows[:SHORT],
        "count": rows.count(),
        "is_young": is_young(reader),
        "is_service": is_employer(reader),
    }


@register.inclusion_tag("marketplace/services/referrals/panel_of_person.html", takes_context=True)
def referrals_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """The latest referrals of one young person, for her coach's page about her."""
    reader = context["request"].user
    rows = shown(reader).filter(person=person)
    return {"referrals": rows[:SHORT], "person": person, "may_propose": can_propose(reader, person)}


@register.inclusion_tag("marketplace/services/events/panel_mine.html", takes_context=True)
def my_events(context: dict[str, Any]) -> dict[str, Any]:
    """One's own sign-ups, and a few events that come next."""
    reader = context["request"].user
    mine = list(sign_ups_of(reader)[:SHORT])
    others = calendar(reader).exclude(pk__in=[row.event_id for row in mine])
    return {"sign_ups": mine, "events": others[:FEW]}


@register.inclusion_tag("marketplace/services/events/panel_trainings.html")
def card_trainings_to_come() -> dict[str, Any]:
    """The next card trainings with dates and seats."""
    return {"events": card_trainings()[:SHORT]}
