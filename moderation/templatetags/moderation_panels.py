"""Panels of moderation for home pages: what waits, what was reported, what happened this month."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from moderation.reports.models import Report
from moderation.reviews.queries import counts
from moderation.statistics.queries import this_month as month_figures

register = template.Library()
SHORT = 5
KINDS = (
    ("interest", _("young people's own wishes")),
    ("suggestion", _("suggestions")),
    ("profile", _("profiles")),
    ("listing", _("places")),
    ("organisation", _("employers")),
)


@register.simple_tag
def queue_kinds() -> tuple[tuple[str, Any], ...]:
    """The kinds of things in the queue, with their names."""
    return KINDS


@register.inclusion_tag("moderation/reviews/panel_counts.html", takes_context=True)
def queue_counts(context: dict[str, Any]) -> dict[str, Any]:
    """How many of each kind wait for the reader."""
    found = counts(context["user"])
    return {"rows": [(kind, label, found[kind]) for kind, label in KINDS], "total": sum(found.values())}


@register.inclusion_tag("moderation/reports/panel_reported.html", takes_context=True)
def reported(context: dict[str, Any]) -> dict[str, Any]:
    """Reports that nobody has handled yet."""
    rows = Report.objects.visible_to(context["user"]).open().select_related("listing")
    return {"reports": rows[:SHORT], "count": rows.count()}


@register.inclusion_tag("moderation/statistics/panel_month.html", takes_context=True)
def this_month(context: dict[str, Any]) -> dict[str, Any]:
    """The month's figures of the reader's authority."""
    return {"figures": month_figures(context["user"])}
