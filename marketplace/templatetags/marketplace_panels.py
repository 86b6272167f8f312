"""Panels of the marketplace for home pages: an employer's places, the newest places, young people, placements."""

from __future__ import annotations

from typing import Any

from django import template

from marketplace.introductions.models import Introduction
from marketplace.introductions.queries import open_for
from marketplace.listings.drafts import kept
from marketplace.listings.queries import open_listings, own_listings
from marketplace.placements.models import Placement
from marketplace.placements.queries import need_a_next_step
from marketplace.profiles.queries import current_profile, parts_of, progress, way_to
from marketplace.profiles.rules import can_begin, can_view

register = template.Library()
SHORT = 5


@register.inclusion_tag("marketplace/listings/panel_mine.html", takes_context=True)
def my_listings(context: dict[str, Any]) -> dict[str, Any]:
    """An employer's own places with their state, seats and waiting answers."""
    rows = own_listings(context["user"])
    return {"listings": rows[:SHORT], "count": rows.count(), "draft": kept(context["request"])}


@register.inclusion_tag("marketplace/listings/panel_newest.html")
def newest_places() -> dict[str, Any]:
    """The newest open places for the front page."""
    return {"listings": open_listings()[:SHORT]}


@register.inclusion_tag("marketplace/profiles/panel_mine.html", takes_context=True)
def my_profile(context: dict[str, Any]) -> dict[str, Any]:
    """A young person's profile: where it stands, how far it is, what to do next."""
    return _profile_of(context["request"].user)


@register.inclusion_tag("marketplace/profiles/panel_of_person.html", takes_context=True)
def profile_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """A young person's profile on her coach's page about her; a coordinator sees only where it stands."""
    found = _profile_of(person)
    reader = context["request"].user
    may_open = found["profile"] is not None and can_view(reader, found["profile"])
    return {**found, "may_open": may_open, "may_begin": can_begin(reader, person)}


def _profile_of(person: Any) -> dict[str, Any]:
    profile = current_profile(person)
    if profile is None:
        return {"person": person, "profile": None}
    return {"person": person, "profile": profile, "url": way_to(profile), "progress": progress(parts_of(profile))}


@register.inclusion_tag("marketplace/introductions/panel_mine.html", takes_context=True)
def my_introductions(context: dict[str, Any]) -> dict[str, Any]:
    """What is open between young people and workplaces, as each side needs to see it."""
    reader = context["request"].user
    rows = open_for(reader)
    return {"user": reader, "introductions": rows[:SHORT], "count": rows.count()}


@register.inclusion_tag("marketplace/introductions/panel_of_person.html", takes_context=True)
def introductions_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """The latest introductions of one young person, for her coach's page about her."""
    rows = Introduction.objects.visible_to(context["request"].user).filter(person=person)
    return {"introductions": rows.select_related("listing", "organisation")[:SHORT]}


@register.inclusion_tag("marketplace/placements/panel_mine.html", takes_context=True)
def my_placements(context: dict[str, Any]) -> dict[str, Any]:
    """Placements of a young person or of a workplace that are being agreed or going on."""
    reader = context["request"].user
    rows = Placement.objects.visible_to(reader).live().select_related("person", "listing", "organisation")
    return {"user": reader, "placements": rows[:SHORT], "count": rows.count()}


@register.inclusion_tag("marketplace/placements/panel_ending.html", takes_context=True)
def placements_ending(context: dict[str, Any]) -> dict[str, Any]:
    """Placements that end soon or ended without a next step: it is time to ask what comes next."""
    rows = need_a_next_step(context["request"].user)
    return {"placements": rows[:SHORT], "count": rows.count()}


@register.inclusion_tag("marketplace/placements/panel_of_person.html", takes_context=True)
def placements_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """All placements of one young person, for her coach's page about her."""
    rows = Placement.objects.visible_to(context["request"].user).filter(person=person)
    return {"placements": rows.select_related("listing", "organisation")[:SHORT]}
