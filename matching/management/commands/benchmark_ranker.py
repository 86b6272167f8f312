"""Runs the ranker over a benchmark market and writes what its judge reads."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from matching.benchmark.adapter import read_dataset
from matching.benchmark.esco import read_esco
from matching.benchmark.files import MalformedError
from matching.benchmark.loading import NotEmptyError
from matching.benchmark.night import answer_from_database
from matching.benchmark.results import write_results
from matching.benchmark.running import Watch, answer, refresh_times
from matching.benchmark.variants import write_variants


class Command(BaseCommand):
    """Learn, rank, plan and explain a dataset of the format market/1."""

    help = "Rank a benchmark market; its hidden truth is never opened."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the folders and machine-readable output."""
        parser.add_argument("dataset", type=Path, metavar="DATASET_DIR")
        parser.add_argument("--esco", type=Path, required=True, metavar="ESCO_DIR", help="an ESCO release as CSV files")
        parser.add_argument("--out", type=Path, required=True, metavar="RESULT_DIR")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--variants", type=Path, metavar="DIR", help="write plans under other conditions there")
        parser.add_argument(
            "--via-db",
            action="store_true",
            help="load the set into the database, run the nightly job over it and take everything back",
        )
        parser.add_argument(
            "--no-protected",
            action="store_true",
            help="do not read protected.jsonl; changes nothing, because no step ever reads it",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run and report. A malformed dataset ends with its file and line and a code that is not 0."""
        watch = Watch()
        try:
            with watch.step("load_s"):
                dataset = read_dataset(options["dataset"], read_esco(options["esco"]))
        except MalformedError as error:
            raise CommandError(str(error)) from error
        try:
            answers = (answer_from_database if options["via_db"] else answer)(dataset, watch)
        except NotEmptyError as error:
            raise CommandError(f"--via-db needs a database without people and places: {error}") from error
        timing = watch.report() | refresh_times(answers.ranker, answers.market)
        write_results(options["out"], dataset, answers, timing)
        if options["variants"]:
            write_variants(options["variants"], answers.market, answers.scores)
        gain = answers.ranker.gain_
        said = {
            "seekers": len(dataset.seekers), "openings": int((answers.market.places.seats > 0).sum()),
            "decisions": len(dataset.decisions), "scored": len(answers.scores), "introductions": len(answers.proposals),
            "engine": answers.ranker.engine_, "why": answers.ranker.why_,
            "gain": [gain.mean, gain.low, gain.high] if gain else None, **timing,
        }  # fmt: skip
        self.stdout.write(json.dumps(said) if options["json"] else ", ".join(f"{k}: {v}" for k, v in said.items()))
