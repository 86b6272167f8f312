"""Panels of suggestions for home pages and a young person's page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from matching.suggestions.asking.queries import Untold, untold_of
from matching.suggestions.models import Suggestion
from matching.suggestions.states import CoachReason

register = template.Library()


@register.simple_tag
def now_in_seconds() -> int:
    """When a page was made, for the log of how long a decision took."""
    return round(timezone.now().timestamp())


@register.simple_tag
def coach_reasons() -> list[tuple[str, Any]]:
    """The reasons of a coach's no, for one-tap buttons."""
    return list(CoachReason.choices)


@register.simple_tag
def untold(suggestion: Suggestion) -> Untold:
    """What the young person could be asked of a pair, and when she was asked last."""
    return untold_of(suggestion)
