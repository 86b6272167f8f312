"""The real nightly job over a benchmark market in the database, of which nothing is kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from matching.benchmark.adapter import Dataset
from matching.benchmark.loading import Loaded, load_market
from matching.benchmark.running import Answers, Watch, chances, reasons
from matching.oversight.models import Number, TrainedModel
from matching.oversight.queries import keyring
from matching.oversight.states import ModelState, NumberKey
from matching.ranking.decisions import Decisions
from matching.ranking.market import Market
from matching.ranking.pairs import Opening, Seeker
from matching.ranking.plan import Proposal
from matching.ranking.ranker import Ranker
from matching.ranking.store import save
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.market import Snapshot, whole_snapshot
from matching.suggestions.runs.ordering import pairs_to_score, scored
from matching.suggestions.runs.running import run
from matching.suggestions.states import LONGEST

AS_PLANNED = "A benchmark compares plans: nothing by chance, nothing left out."


def answer_from_database(dataset: Dataset, watch: Watch) -> Answers:
    """Load the market, let the nightly job suggest, answer all that the benchmark asks, and take everything back.

    The ranker learns from the decisions of the files: a log in the database would bar the pairs that it speaks of.
    """
    with watch.step("features_s"):
        market = Market(dataset.seekers, dataset.openings, vocabulary=dataset.vocabulary)
    with watch.step("fit_s"):
        ranker = Ranker().fit(Decisions.of(market, dataset.decisions))
    with across_authorities(), _nothing_kept(), _in_service(ranker):
        with watch.step("database_s"):
            loaded = load_market(dataset.seekers, dataset.openings)
        with watch.step("night_s"):
            run("benchmark", everybody=lambda: completed(whole_snapshot(), loaded, dataset))
        with watch.step("plan_s"):
            everything = completed(whole_snapshot(), loaded, dataset)
            proposals = _proposed(everything)
    with watch.step("score_s"):
        scores = scored(everything, ranker, ranker.engine_, pairs_to_score(everything, ranker, ranker.engine_))
        asked = chances(ranker, market, dataset.pairs)
    with watch.step("explain_s"):
        explained = reasons(ranker, everything.market, scores)
    return Answers(everything.market, ranker, scores, proposals, asked, explained)


@contextmanager
def _nothing_kept() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _in_service(ranker: Ranker) -> Iterator[None]:
    """The ranker from the register, stored and read again as every night; its files go afterwards."""
    folder = f"benchmark-{get_random_string(8).lower()}"
    system, now = User.objects.system(), timezone.now()
    path = Path(settings.MODEL_DIR) / folder
    try:
        manifest = save(ranker, path, keyring()[0])
        TrainedModel.objects.in_service().update(state=ModelState.RETIRED)
        TrainedModel.objects.create(
            folder=folder, sha256=manifest.sha256, schema_hash=manifest.schema, engine=ranker.engine_, why=ranker.why_,
            versions=manifest.versions, state=ModelState.IN_SERVICE, approved_by=system, served_from=now,
        )  # fmt: skip
        for key, value in ((NumberKey.EXPLORING, 0), (NumberKey.WIDENED, LONGEST)):
            Number.objects.create(key=key, value=value, changed_by=system, reason=AS_PLANNED)
        yield
    finally:
        shutil.rmtree(path, ignore_errors=True)


def completed(field: Snapshot, loaded: Loaded, dataset: Dataset) -> Snapshot:
    """The field with those facts of the dataset that were not loaded, and with its vocabulary."""
    seekers = [_whole_seeker(one, loaded.seekers[int(one.id)], loaded.names) for one in field.market.seekers]
    openings = [_whole_opening(one, loaded.openings[int(one.id)], loaded.names) for one in field.market.openings]
    field.market = Market(seekers, openings, vocabulary=dataset.vocabulary)
    return field


def _whole_seeker(row: Seeker, told: Seeker, names: Mapping[str, str]) -> Seeker:
    """A profile's row with what the loading leaves out: experience, interests, own coordinates, half hours and more."""
    levels = dict(row.skills) if isinstance(row.skills, Mapping) else dict.fromkeys(row.skills, 1.0)
    return replace(
        row, id=told.id,
        skills={names[code]: level for code, level in levels.items()},
        wished_occupations={names[code]: interest for code, interest in row.wished_occupations.items()},
        languages={names[code]: level for code, level in (row.languages or {}).items()},
        certificates=frozenset(names[code] for code in row.certificates),
        experience=told.experience, kinds_liked=told.kinds_liked, education=told.education, interests=told.interests,
        support=told.support, town=told.town, latitude=told.latitude, longitude=told.longitude,
        within_km=told.within_km, means=told.means, busy=told.busy,
        max_minutes=told.max_minutes, max_km=told.max_km, hours_per_week=told.hours_per_week, free_from=told.free_from,
    )  # fmt: skip


def _whole_opening(row: Opening, told: Opening, names: Mapping[str, str]) -> Opening:
    """A listing's row with education, size, own coordinates, all languages and what the dataset says of the law."""
    return replace(
        row, id=told.id, organisation=told.organisation, occupation=names[row.occupation], isco=told.isco,
        skills_required=frozenset(names[code] for code in row.skills_required),
        skills_wished=frozenset(names[code] for code in row.skills_wished),
        certificates_required=frozenset(names[code] for code in row.certificates_required),
        certificates_obtainable=told.certificates_obtainable, languages=told.languages, education=told.education,
        town=told.town, latitude=told.latitude, longitude=told.longitude, hours_per_week=told.hours_per_week,
        minors_allowed=told.minors_allowed, employer_size=told.employer_size, starts_on=told.starts_on,
        hours_least=told.hours_least, start_moves_weeks=told.start_moves_weeks,
    )  # fmt: skip


def _proposed(everything: Snapshot) -> list[Proposal]:
    """What the night has laid before the coaches, as positions in the market."""
    seeker_of = {profile.person_id: at for at, profile in enumerate(everything.profiles)}
    opening_of = {listing.pk: at for at, listing in enumerate(everything.listings)}
    rows = Suggestion.objects.order_by("person", "rank").values_list("person", "listing", "rank")
    return [Proposal(seeker_of[person], opening_of[listing], rank or 0) for person, listing, rank in rows]
