"""Print what stands before each coach beside the decision budget, and what the budget holds back."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from matching.suggestions.queueing.reading import budget


class Command(BaseCommand):
    """One line for each coach: open decisions, whether that keeps within the budget, expected matches held back."""

    help = "Print each coach's open decisions beside the decision budget."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the lines and how many coaches have more than the budget."""
        found = budget()
        for desk in found.desks:
            mark = "OVER" if desk.open > found.limit else "ok"
            self.stdout.write(f"{desk.coach}: {desk.open} of {found.limit} {mark}, held back {desk.held:.1f}")
        over = sum(desk.open > found.limit for desk in found.desks)
        self.stdout.write(f"{over} coaches over the budget")
