"""Print what stands before each coach beside the decision budget, and what the budget holds back."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from accounts.access.models import Authority
from accounts.access.tenancy import across_authorities
from matching.oversight.models import Number
from matching.oversight.states import NumberKey
from matching.suggestions.queueing.reading import desks_of


class Command(BaseCommand):
    """One line for each coach: open decisions, whether that keeps within the budget, expected matches held back."""

    help = "Print each coach's open decisions beside the decision budget."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the lines and how many coaches have more than the budget."""
        budget, over = int(Number.now(NumberKey.DECISION_BUDGET)), 0
        with across_authorities():
            for authority in Authority.objects.all():
                for desk in desks_of(authority.pk):
                    over += desk.open > budget
                    mark = "OVER" if desk.open > budget else "ok"
                    self.stdout.write(
                        f"{authority}  {desk.coach}: {desk.open} of {budget} {mark}, held back {desk.held:.1f}"
                    )
        self.stdout.write(f"{over} coaches over the budget")
