"""Names the occupations and groups that free job titles mean, from a file into a file."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from marketplace.reference.vocabulary.loading.loader import everyday_words
from matching.benchmark import titles
from matching.benchmark.files import MalformedError, write_rows
from matching.benchmark.tables import read_pairs

QUERIES, CORPUS = "queries.tsv", "corpus_elements.tsv"


class Command(BaseCommand):
    """Titles to ESCO and ISCO; queries.tsv beside a corpus_elements.tsv (MELO) to elements of that corpus."""

    help = "Link free job titles in Finnish, Swedish or English to ESCO occupations and ISCO groups."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the files and machine-readable output."""
        parser.add_argument("file", type=Path, metavar="FILE.tsv", help="a table with a column text, or MELO's queries")
        parser.add_argument("--esco", type=Path, required=True, metavar="ESCO_DIR", help="an ESCO release as CSV files")
        parser.add_argument("--out", type=Path, required=True, metavar="PRED.jsonl")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, link, write. A malformed file ends with its name and line and a code that is not 0."""
        start = time.perf_counter()
        try:
            asked, answers = _answers(options["file"], options["esco"])
        except MalformedError as error:
            raise CommandError(str(error)) from error
        hidden = options["verbosity"] == 0
        write_rows(options["out"], tqdm(answers, total=asked, desc="titles", file=sys.stderr, disable=hidden))
        said = {"titles": asked, "seconds": round(time.perf_counter() - start, 1)}
        self.stdout.write(json.dumps(said) if options["json"] else ", ".join(f"{k}: {v}" for k, v in said.items()))


def _answers(file: Path, folder: Path) -> tuple[int, Iterator[dict[str, Any]]]:
    """How many texts are asked, and their answers one by one."""
    corpus = file.with_name(CORPUS)
    release = titles.read_release(folder)
    words = [*release.titles, *titles.everyday_titles(release, everyday_words())]
    if file.name == QUERIES and corpus.exists():
        queries = read_pairs(file)
        known = titles.read_corpus(corpus, release.titles)
        return len(queries), titles.rank_corpus(queries, known, release, words)
    texts = titles.read_titles(file)
    return len(texts), titles.link(texts, release, words)
