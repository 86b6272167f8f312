"""Runs the ranker once, over everybody or for one side of the market."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from accounts.access.tenancy import across_authorities
from matching.suggestions.runs.running import run


class Command(BaseCommand):
    """Put new suggestions before the coaches."""

    help = "Make new suggestions now. Each waits for a coach."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer one person or one listing, and machine-readable output."""
        parser.add_argument("--person", type=int, help="only for the young person of this number")
        parser.add_argument("--listing", type=int, help="only for the listing of this number")
        parser.add_argument("--trigger", default="command", help="what the run's log says about why it was made")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        with across_authorities(), tqdm(unit="part", file=sys.stderr, disable=None) as bar:

            def say(step: str, done: int, every: int) -> None:
                bar.set_description(step)
                bar.total, bar.n = every, done
                bar.refresh()

            log = run(options["trigger"], person_id=options["person"], listing_id=options["listing"], say=say)
        said = {"engine": log.engine, "why": log.why, **log.counts}
        self.stdout.write(json.dumps(said) if options["json"] else ", ".join(f"{k}: {v}" for k, v in said.items()))
