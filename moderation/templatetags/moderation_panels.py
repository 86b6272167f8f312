"""The kinds of things in the coach's queue, for its filter."""

from __future__ import annotations

from typing import Any

from django import template

from moderation.reviews.queries import KINDS

register = template.Library()


@register.simple_tag
def queue_kinds() -> tuple[tuple[str, Any], ...]:
    """The kinds of things in the queue, with their names."""
    return KINDS
