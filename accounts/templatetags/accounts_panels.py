"""Tags that ask a rule or draw a QR code, and panels of accounts for the home pages."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import segno
from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from accounts.access.verbs import rule_of
from accounts.audit.queries import history
from accounts.audit.transition_table import state_said_to
from accounts.caseloads.queries import opens_page_of
from accounts.manifests import Panel, manifests
from accounts.people.words import last_name_first, name_to

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], verb: str, obj: Any) -> bool:
    """Whether the reader may do a verb to an object now: its rule says yes and its life is in a fitting state.

    ``{% may "approve" suggestion as ok %}`` asks its rule, ``can_approve`` beside the object's model or in its row.
    """
    request: HttpRequest = context["request"]
    move = getattr(obj, "TRANSITIONS", {}).get(verb)
    if move is not None and obj.state not in move.sources:
        return False
    return rule_of(obj._meta.model, verb)(request.user, obj)


@register.filter
def name_for(person: Any, reader: Any) -> str:
    """How somebody is named on a page of this reader's, by ``names_in_full``."""
    return name_to(reader, person)


@register.filter
def state_for(obj: Any, reader: Any) -> str:
    """Where something stands, in words for this reader."""
    return state_said_to(reader, obj)


@register.filter
def linked_for(person: Any, reader: Any) -> str:
    """How somebody is named on a page of this reader's, as the way to her page for who may open it."""
    name = name_to(reader, person)
    if not opens_page_of(reader, person):
        return name
    return format_html('<a href="{}">{}</a>', person.get_absolute_url(), name)


@register.inclusion_tag("parts/way_to_person.html", takes_context=True)
def way_to_person(context: dict[str, Any], obj: Any) -> dict[str, Any]:
    """Above a form about a young person, or about something of hers: the way to her page for who may open it."""
    reader = getattr(context.get("request"), "user", None)
    person = getattr(obj, "person", obj)
    return {"person": person if opens_page_of(reader, person) else None, "reader": reader}


@register.filter
def last_name_first_for(person: Any, reader: Any) -> str:
    """How a list of this reader's names somebody, last name first, by ``names_in_full``."""
    return last_name_first(reader, person)


@register.simple_tag(takes_context=True)
def panels(context: Any, slot: str) -> SafeString:
    """All panels of a slot of this page, in their order, from the manifests of the features that fill it."""
    found = [panel for manifest in manifests() for panel in manifest.panels if panel.slot == slot]
    return mark_safe("".join(_drawn(panel, context) for panel in sorted(found, key=attrgetter("order"))).strip())  # noqa: S308 - templates escape


def _drawn(panel: Panel, context: Any) -> str:
    told = context.new(panel.read(context))
    for name in ("csrf_token", "request"):
        if name in context:
            told[name] = context[name]
    return context.template.engine.get_template(panel.template).render(told)


@register.simple_tag
def qr(text: str) -> SafeString:
    """A QR code as an SVG element on a white ground, without style attributes (they would break the CSP)."""
    drawn = segno.make(text, error="m").svg_inline(scale=5, light="#fff", svgclass=None, lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - segno draws paths only, the text is never part of the markup


@register.inclusion_tag("accounts/audit/history.html")
def history_of(obj: Any) -> dict[str, Any]:
    """The timeline of an object: what happened, when, by whom."""
    return {"history": history(obj)}
