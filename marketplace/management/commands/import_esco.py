"""`manage.py import_esco DIR`: the official ESCO release over the shipped vocabulary."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from marketplace.reference.vocabulary.loading.esco import EscoError, import_release, read_release


class Command(BaseCommand):
    help = "Imports the official ESCO CSV files (occupations, skills, relations; fi, sv, en), all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="folder with occupations_fi.csv, skills_fi.csv and so on")

    def handle(self, *_args: Any, folder: Path, verbosity: int, **_options: Any) -> None:
        def progress(batches: Iterable, name: str) -> Iterable:
            return tqdm(batches, desc=name, file=sys.stderr, disable=verbosity == 0)

        try:
            report = import_release(read_release(folder, progress), progress)
        except EscoError as error:
            raise CommandError(str(error)) from None
        if report.is_still:
            self.stdout.write("ESCO: nothing to change.")
        for name, tally in (
            ("concepts", report.concepts),
            ("words", report.labels),
            ("relations", report.relations),
        ):
            self.stdout.write(f"{name}: {tally.added} added, {tally.changed} changed, {tally.same} as before")
