"""Tags that ask a rule or draw a QR code, and panels of accounts for the home pages."""

from __future__ import annotations

from functools import cache
from typing import Any

import segno
from django import template
from django.db.models import F
from django.http import HttpRequest
from django.template import Engine
from django.utils.safestring import SafeString, mark_safe

from accounts.access.verbs import rule_of
from accounts.audit.queries import history
from accounts.caseloads.queries import caseload_sizes as sizes_of_colleagues
from accounts.caseloads.queries import with_next_steps
from accounts.manifests import manifests
from accounts.notices.queries import with_words
from accounts.organisations.models import Organisation
from accounts.people.demo import CAST

register = template.Library()
SHORT = 5


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], verb: str, obj: Any) -> bool:
    """Whether the reader may do a verb to a thing now: its rule says yes and its life is in a fitting state.

    ``{% may "approve" suggestion as ok %}`` asks its rule, ``can_approve`` beside the thing's model or in its row.
    """
    request: HttpRequest = context["request"]
    move = getattr(obj, "TRANSITIONS", {}).get(verb)
    if move is not None and obj.state not in move.sources:
        return False
    return rule_of(obj._meta.model, verb)(request.user, obj)


@register.simple_tag(takes_context=True)
def panels(context: Any, slot: str) -> SafeString:
    """All panels of a slot of this page, in their order, from the manifests of the features that fill it."""
    return _slot(slot).render(context)


@cache
def _slot(slot: str) -> template.base.Template:
    found = [panel for manifest in manifests() for panel in manifest.panels if panel.slot == slot]
    found.sort(key=lambda panel: panel.order)
    libraries = " ".join(sorted({panel.library for panel in found}))
    calls = "".join(f"{{% {panel.call} %}}" for panel in found)
    return Engine.get_default().from_string(f"{{% load {libraries} %}}{calls}")


@register.simple_tag
def qr(text: str) -> SafeString:
    """A QR code as an SVG element on a white ground, without style attributes (they would break the CSP)."""
    drawn = segno.make(text, error="m").svg_inline(scale=5, light="#fff", svgclass=None, lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - segno draws paths only, the text is never part of the markup


@register.inclusion_tag("accounts/audit/history.html")
def history_of(obj: Any) -> dict[str, Any]:
    """The timeline of a thing: what happened, when, by whom."""
    return {"history": history(obj)}


@register.inclusion_tag("accounts/people/panel_demo.html", takes_context=True)
def demo_people(context: dict[str, Any]) -> dict[str, Any]:
    """The invented people of a demo; nothing outside a demo."""
    return {"cast": CAST, "DEMO": context.get("DEMO"), "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("accounts/people/panel_way_back.html", takes_context=True)
def my_way_back(context: dict[str, Any]) -> dict[str, Any]:
    """How a young person who came by a code gets in next time."""
    return {"user": context["user"]}


@register.inclusion_tag("accounts/caseloads/panel_caseload.html", takes_context=True)
def my_caseload(context: dict[str, Any]) -> dict[str, Any]:
    """The coach's young people, those first with whom nothing has happened for longest."""
    people = with_next_steps(context["user"])
    return {
        "people": people.order_by(F("last_contact_at").asc(nulls_first=True), "pk")[:SHORT],
        "count": people.count(),
    }


@register.inclusion_tag("accounts/caseloads/panel_sizes.html", takes_context=True)
def caseload_sizes(context: dict[str, Any]) -> dict[str, Any]:
    """How many young people each coach of the authority has, the largest caseloads first."""
    return {"coaches": sizes_of_colleagues(context["user"])[:SHORT]}


@register.inclusion_tag("accounts/organisations/panel_mine.html", takes_context=True)
def my_organisations(context: dict[str, Any]) -> dict[str, Any]:
    """The workplaces that the reader acts for, with their check."""
    return {"organisations": Organisation.objects.of(context["user"])[:SHORT]}


@register.inclusion_tag("accounts/notices/panel_mine.html", takes_context=True)
def my_notices(context: dict[str, Any]) -> dict[str, Any]:
    """The newest messages that the reader has not read."""
    unread = context["user"].notices.unread()
    return {"notices": with_words(unread[:SHORT]), "count": unread.count()}
