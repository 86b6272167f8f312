"""What statistics shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.people.rules import is_coach
from moderation.statistics.queries import fallen_lines, this_month, trials_led_on


def figures_of_month(context: Any) -> dict[str, Any]:
    """The month's figures of the reader's authority."""
    return {"figures": this_month(context["user"])}


def where_trials_led(context: Any) -> dict[str, Any]:
    """Where the reader's work trials have led, with the definitions."""
    reader = context["user"]
    return {"figures": trials_led_on(reader), "is_hidden": not is_coach(reader)}


def referral_falls(context: Any) -> dict[str, Any]:
    """Organisations to which fewer referrals come than before."""
    return {"lines": fallen_lines()}
