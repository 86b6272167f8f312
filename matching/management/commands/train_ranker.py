"""Trains the ranker from the log of decisions and says whether it has beaten the rules."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.access.tenancy import across_authorities
from matching.suggestions.training import train


class Command(BaseCommand):
    """Fit, compare with the rules on unseen people, store."""

    help = "Train the ranker from logged decisions; it stays with the rules until it has beaten them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer machine-readable output."""
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Train and report."""
        with across_authorities():
            ranker = train()
        gain = getattr(ranker, "gain_", None)
        said = {"engine": ranker.engine_, "why": ranker.why_, "gain": str(gain) if gain else None}
        self.stdout.write(json.dumps(said) if options["json"] else f"engine {said['engine']}: {said['why']}, {gain}")
