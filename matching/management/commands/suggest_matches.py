"""Runs the ranker once, over everybody, area by area, or for one side of the market."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string
from tqdm import tqdm

from accounts.access.tenancy import across_authorities
from matching.ranking.part import ScoreParts, one_after_the_other
from matching.suggestions.models import Run
from matching.suggestions.runs.areas import area_snapshot, areas_of_today
from matching.suggestions.runs.running import run

FARM = "matching.suggestions.runs.farm"


class Command(BaseCommand):
    """Put new suggestions before the coaches."""

    help = "Make new suggestions now. Each waits for a coach."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer one person or one listing, a cluster, and machine-readable output."""
        parser.add_argument("--person", type=int, help="only for the young person of this number")
        parser.add_argument("--listing", type=int, help="only for the listing of this number")
        parser.add_argument("--trigger", default="command", help="what the run's log says about why it was made")
        parser.add_argument(
            "--cluster", metavar="ADDRESS", help="score on the workers of this Dask scheduler (tls://host:port)"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        with across_authorities(), tqdm(unit="part", file=sys.stderr, disable=None) as bar:

            def say(step: str, done: int, every: int) -> None:
                bar.set_description(step)
                bar.total, bar.n = every, done
                bar.refresh()

            if options["person"] or options["listing"]:
                logs = [run(options["trigger"], person_id=options["person"], listing_id=options["listing"])]
            else:
                with _scoring(options["cluster"]) as score_parts:
                    logs = _by_area(partial(run, options["trigger"], say=say, score_parts=score_parts))
        said = _together(logs)
        self.stdout.write(json.dumps(said) if options["json"] else ", ".join(f"{k}: {v}" for k, v in said.items()))


def _by_area(run_there: Any) -> list[Run]:
    """One run after another, so that no process ever holds more than one area."""
    areas = areas_of_today()
    if not areas:
        return [run_there()]
    return [run_there(everybody=partial(area_snapshot, area), area=area.code) for area in areas]


@contextmanager
def _scoring(address: str | None) -> Iterator[ScoreParts]:
    """What scores the parts: this process, or the cluster. Says plainly what is wrong with a cluster."""
    if not address:
        yield one_after_the_other
        return
    try:
        farm_at, farm_error = import_string(f"{FARM}.Farm"), import_string(f"{FARM}.FarmError")
    except ImportError as error:
        raise CommandError(f"--cluster needs the packages of the group farm: make env-farm ({error})") from error
    try:
        with farm_at(address, settings.CLUSTER_TLS) as farm:
            yield farm.score_parts
    except farm_error as error:
        raise CommandError(
            f"{error}. What was scored is kept: the next run within 20 hours goes on from there."
        ) from error


def _together(logs: list[Run]) -> dict[str, Any]:
    """Engine and reason, those of the last area, and the counts of all."""
    counts = sum((Counter(log.counts) for log in logs), Counter())
    return {"engine": logs[-1].engine, "why": logs[-1].why, **{name: counts[name] for name in logs[-1].counts}}
