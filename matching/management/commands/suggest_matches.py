"""Runs the ranker once over everybody, as the nightly job does."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.access.tenancy import across_authorities
from matching.suggestions.running import run


class Command(BaseCommand):
    """Put new suggestions before the coaches."""

    help = "Make new suggestions for everybody now. Each waits for a coach."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer machine-readable output."""
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run and report."""
        with across_authorities():
            log = run("command")
        said = {"engine": log.engine, "why": log.why, **log.counts}
        self.stdout.write(json.dumps(said) if options["json"] else ", ".join(f"{k}: {v}" for k, v in said.items()))
