"""Watches the ranker: the gates of the shadow model, and the readings of the week."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.access.tenancy import across_authorities
from matching.practice.actions import read_practice
from matching.suggestions.learning.watching import judge_shadow, read_week


class Command(BaseCommand):
    """Judge and read."""

    help = "Compare the shadow model with the one in service, and read drift and crowding of the week."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Judge, read and report."""
        with across_authorities():
            model = judge_shadow()
            readings = [*read_week(), read_practice()]
        said = {"shadow": model.sha256[:12] if model else None, **{one.measure: str(one.verdict) for one in readings}}
        self.stdout.write(json.dumps(said) if options["json"] else ", ".join(f"{k}: {v}" for k, v in said.items()))
