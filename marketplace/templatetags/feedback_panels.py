"""Panels of feedback: what a young person is asked, lines that wait to be read."""

from __future__ import annotations

from typing import Any

from django import template

from marketplace.services.feedback.queries import asked_of, lines_to_read
from marketplace.services.feedback.states import Liking

register = template.Library()


@register.inclusion_tag("marketplace/services/feedback/panel_asked.html", takes_context=True)
def feedback_asked(context: dict[str, Any]) -> dict[str, Any]:
    """The newest question to a young person, with the first of the two taps."""
    question = asked_of(context["request"].user)
    return {"question": question, "likings": Liking.choices, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("marketplace/services/feedback/panel_to_read.html", takes_context=True)
def feedback_to_read(context: dict[str, Any]) -> dict[str, Any]:
    """How many lines of feedback wait for a reader of the service."""
    return {"count": lines_to_read(context["request"].user).count()}
