"""Panels of moderation for home pages: what waits, what was reported, what happened this month."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from accounts.people.rules import is_coach
from moderation.reports.models import Report
from moderation.reviews.queries import counts
from moderation.stalledcases.queries import stalled_cases, with_steps
from moderation.statistics.queries import this_month as month_figures
from moderation.statistics.referrals import fallen_lines
from moderation.statistics.trials import trials_led_on as trial_figures

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


@register.inclusion_tag("moderation/statistics/panel_trials.html", takes_context=True)
def trials_led_on(context: dict[str, Any]) -> dict[str, Any]:
    """Where the reader's work trials have led, with the definitions."""
    reader = context["user"]
    return {"figures": trial_figures(reader), "is_hidden": not is_coach(reader)}


@register.inclusion_tag("moderation/statistics/panel_falls.html")
def referral_falls() -> dict[str, Any]:
    """Organisations to which fewer referrals come than before."""
    return {"lines": fallen_lines()}


@register.inclusion_tag("moderation/stalledcases/panel.html", takes_context=True)
def standstills(context: dict[str, Any]) -> dict[str, Any]:
    """Those with whom nothing has moved for longest, why, and one thing to do."""
    people = stalled_cases(context["user"])
    return {"people": with_steps(people[:SHORT]), "count": people.count()}
