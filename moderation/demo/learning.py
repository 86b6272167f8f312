"""How the demo's ranker came to what it is: rules first, a model that learned from them, a newer one that looks on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from django.utils.translation import gettext as _

from accounts.people.models import User
from accounts.people.states import Role
from matching.oversight.queries import gates_needed, may_watch
from matching.oversight.states import ModelState
from matching.ranking.ranker import Ranker
from matching.ranking.replay import policy_scores
from matching.ranking.schema import SCHEMA
from matching.suggestions.learning.training import Trained, fit_to_log, measure_gates
from matching.suggestions.learning.watching import judge_shadow, read_past_week
from matching.suggestions.models import Run, Shadow, Suggestion
from matching.suggestions.runs.ordering import rows_of_log
from matching.suggestions.states import Engine, Source
from moderation.demo.history import History
from moderation.demo.lists import LONG_AGO
from moderation.demo.material import Material

FIRST_TRAINED, PUT_IN_SERVICE, SECOND_TRAINED = 28, 16, 6  # weeks ago
READ_WEEKS = 12
BANDS = ("low", "middle", "high")


def runs_of_the_past(nights: Sequence[dt.datetime]) -> dict[dt.datetime, Run]:
    """A run of the rules for each night in which lists were drawn up."""
    rows = [
        Run(
            trigger="nightly", engine=Engine.RULES, started_at=night, ended_at=night + dt.timedelta(seconds=40),
            schema_hash=SCHEMA.digest,
        )
        for night in nights
    ]  # fmt: skip
    Run.objects.bulk_create(rows)
    return dict(zip(nights, rows, strict=True))


class Growth:
    """Trains on the past as it was known, lets models look on and serve, and writes down what they said."""

    def __init__(self, material: Material, history: History) -> None:
        self.material, self.history = material, history
        self.admin, self.system = User.objects.get(role=Role.ADMINISTRATOR), User.objects.system()
        rows = Suggestion.objects.filter(source=Source.RANKER).order_by("pk").select_related("listing")
        self.rows = list(rows.only("run", "created_at", "features", "listing__organisation"))
        self.facts = rows_of_log(one.features for one in self.rows)
        self.houses = np.array([str(one.listing.organisation_id) for one in self.rows], dtype=str)
        self.made = np.array([one.created_at.timestamp() for one in self.rows])

    def tell(self) -> None:
        """The whole story: who scored what, which models were trained, and what was read week by week."""
        self._score(Ranker(), Engine.RULES, np.ones(len(self.rows), bool))
        first = self._train(FIRST_TRAINED)
        if first.model.state == ModelState.SHADOW:
            self._look_on(first, self._since(FIRST_TRAINED) & ~self._since(PUT_IN_SERVICE))
            judge_shadow()
            first.model.refresh_from_db()
            self._serve(first)
        if first.model.state != ModelState.SHADOW:  # while one looks on, no other is trained
            second = self._train(SECOND_TRAINED)
            if second.model.state == ModelState.SHADOW:
                self._look_on(second, self._since(SECOND_TRAINED))
                judge_shadow()
        for week in range(READ_WEEKS):
            read_past_week(self._ago(LONG_AGO / 7 + READ_WEEKS - 1 - week))

    def _train(self, weeks: float) -> Trained:
        """A model that learned what was known then; it looks on where its gates are green, else it is refused."""
        trained = fit_to_log(at=self._ago(weeks))
        model = trained.model
        model.save()
        measure_gates(trained)
        is_good = model.is_learned and may_watch(model)
        model.state = ModelState.SHADOW if is_good else ModelState.REFUSED
        model.end_reason = "" if is_good else _("A gate is not passed.")
        model.save(update_fields=["state", "end_reason"])
        verb = "watch" if is_good else "refuse"
        self.history.way(model, "register", [(verb, self.system, model.made_at)], self.system, model.made_at)
        return trained

    def _look_on(self, trained: Trained, where: np.ndarray) -> None:
        """What a shadow model said of the pairs that were put forward meanwhile."""
        said = policy_scores(trained.ranker, Engine.LEARNED, self.facts[where], self.houses[where])
        Shadow.objects.bulk_create(
            Shadow(suggestion=self.rows[at], model=trained.model, score=float(score), rank=self.rows[at].rank or 1)
            for at, score in zip(np.flatnonzero(where), said, strict=True)
        )

    def _serve(self, trained: Trained) -> None:
        """The administrator puts it in service, if every gate is green, and from then on it orders."""
        model, at = trained.model, self._ago(PUT_IN_SERVICE)
        if not model.is_green(*gates_needed(model)):
            return
        model.state, model.approved_by, model.served_from = ModelState.IN_SERVICE, self.admin, at
        model.save(update_fields=["state", "approved_by", "served_from"])
        self.history.note(model, "put_in_service", self.admin, at, before=ModelState.SHADOW, after=model.state)
        self._score(trained.ranker, Engine.LEARNED, self._since(PUT_IN_SERVICE))
        Run.objects.filter(started_at__gte=at).update(engine=Engine.LEARNED, model=model, model_hash=model.sha256)

    def _score(self, ranker: Ranker, engine: Engine, where: np.ndarray) -> None:
        """What the engine of that time said of the pairs, kept beside them."""
        scores = policy_scores(ranker, engine, self.facts[where], self.houses[where])
        bands = np.searchsorted(ranker.bands, scores, side="right")
        for at, score, band in zip(np.flatnonzero(where), scores, bands, strict=True):
            self.rows[at].score, self.rows[at].band, self.rows[at].engine = float(score), BANDS[band], engine
        scored = [self.rows[at] for at in np.flatnonzero(where)]
        Suggestion.objects.bulk_update(scored, ["score", "band", "engine"], batch_size=500)

    def _ago(self, weeks: float) -> dt.datetime:
        return self.material.ago(7 * weeks)

    def _since(self, weeks: float) -> np.ndarray:
        """Which pairs were put forward in the last so many weeks."""
        return self.made >= self._ago(weeks).timestamp()
