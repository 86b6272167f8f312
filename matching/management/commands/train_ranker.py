"""Trains the ranker from the log of decisions, registers the model and says whether it has beaten the rules."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.access.tenancy import across_authorities
from matching.suggestions.learning.training import is_due, train


class Command(BaseCommand):
    """Fit, compare with the rules on unseen people, store, register."""

    help = "Train the ranker from logged decisions. A learned model is a shadow first; people put it in service."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the nightly manner and machine-readable output."""
        parser.add_argument("--if-due", action="store_true", help="only when enough has been decided since the last")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        with across_authorities():
            said = _said() if is_due() or not options["if_due"] else {"state": "not due"}
        self.stdout.write(json.dumps(said) if options["json"] else ", ".join(f"{k}: {v}" for k, v in said.items()))


def _said() -> dict[str, Any]:
    trained = train()
    model = trained.model
    return {
        "model": model.folder, "sha256": model.sha256, "engine": model.engine, "why": model.why,
        "gain": str(trained.ranker.gain_) if trained.ranker.gain_ else None, "state": model.state,
    }  # fmt: skip
