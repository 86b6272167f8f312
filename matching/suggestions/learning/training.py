"""Training the ranker from the log of human decisions, and registering what came out with its first gates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from accounts.people.models import User
from matching.oversight.actions import judge, put_in_service, refuse, register, watch
from matching.oversight.models import Number, TrainedModel
from matching.oversight.queries import keyring, may_watch
from matching.oversight.states import GateKey, NumberKey
from matching.ranking.candidates import candidate_pairs
from matching.ranking.card import metrics_of, missing_parts, model_card
from matching.ranking.decisions import STAGES, Decisions, effective_size
from matching.ranking.limits import LimitBrokenError
from matching.ranking.ranker import Ranker
from matching.ranking.store import load, save
from matching.ranking.trial import try_to_load
from matching.suggestions.learning.logged import LoggedDecision, columns_of, read_log
from matching.suggestions.queries import decided
from matching.suggestions.runs.market import whole_snapshot


@dataclass(frozen=True)
class Trained:
    """What a training made: the ranker and its row in the register."""

    ranker: Ranker
    model: TrainedModel


def is_due() -> bool:
    """Whether enough has been decided since the last training, and no candidate is still a shadow."""
    if TrainedModel.objects.in_shadow().exists():
        return False
    last = TrainedModel.objects.first()
    fresh = decided().filter(decided_at__gt=last.learnt_until) if last and last.learnt_until else decided()
    needed = Number.now(NumberKey.NEW_DECISIONS) if last else 1
    return fresh.count() >= needed


def train() -> Trained:
    """Fit a ranker to the whole log, store it in a folder of its own and register it with its first gates.

    A learned model whose gates are green becomes the shadow; it serves only when a person says so after enough
    decisions, the very first one too (bars.md M15). One whose gate is red is refused. Where the log is small or
    teaches nothing better, what comes out are the written rules with their level set by outcomes: they order as
    before, so that they take the place of other rules by themselves, but never that of a learned model.
    Work inside a scope over all authorities.
    """
    trained = fit_to_log()
    register(trained.model, by=User.objects.system())
    measure_gates(trained)
    _find_its_place(trained.model)
    return trained


def fit_to_log(*, at: dt.datetime | None = None) -> Trained:
    """A ranker that has learned what was decided and answered by a moment (default now); its row is not saved yet.

    It learns from the facts that were logged when each pair was proposed, so that an edit after a decision changes
    nothing.
    """
    made_at = at or timezone.now()
    logged, left_out = read_log()
    known = [one.as_known(made_at) for one in logged if one.decided_at < made_at]
    ranker = Ranker()
    decisions = columns_of(known)
    if known:
        ranker.fit(decisions)
    return Trained(ranker, _stored(ranker, made_at, known, _counts(decisions, left_out)))


def _stored(ranker: Ranker, made_at: dt.datetime, known: list[LoggedDecision], counts: dict[str, Any]) -> TrainedModel:
    folder = f"{made_at:%Y%m%dT%H%M%S}-{get_random_string(6).lower()}"
    manifest = save(ranker, settings.MODEL_DIR / folder, keyring()[0])
    first, newest = (known[0].decided_at, known[-1].decided_at) if known else (None, None)
    window = {"since": first.date().isoformat() if first else "", "until": newest.date().isoformat() if newest else ""}
    last = TrainedModel.objects.first()
    card = model_card(
        ranker, data={**counts, **window}, made_at=made_at.isoformat(), sha256=manifest.sha256,
        owner=settings.DEFAULT_FROM_EMAIL, changes=f"after {last.sha256[:12]}" if last else "the first",
    )  # fmt: skip
    return TrainedModel(
        made_at=made_at, folder=folder, sha256=manifest.sha256, schema_hash=manifest.schema, engine=ranker.engine_,
        why=ranker.why_, versions=manifest.versions, learnt_from=first, learnt_until=newest, counts=counts,
        metrics=metrics_of(ranker), card=card,
    )  # fmt: skip


def _counts(decisions: Decisions, left_out: int) -> dict[str, Any]:
    reached = (~np.isnan(decisions.labels)).sum(axis=0).tolist()
    return {
        "decisions": len(decisions),
        "left_out": left_out,
        "effective": round(effective_size(decisions.inverse_propensity)),
        "people": len(np.unique(decisions.seeker)),
        "coaches": len(np.unique(decisions.coach)),
        **dict(zip(STAGES, reached, strict=True)),
    }


def measure_gates(trained: Trained) -> None:
    """Write what can be measured before anybody sees a word of a registered model."""
    model, ranker, system = trained.model, trained.ranker, User.objects.system()
    trouble = try_to_load(model.path, keyring(), model.sha256)
    judge(model, gate=GateKey.LOADS, is_green=trouble == "ok", said=trouble, by=system)
    broken = _broken_limits(model)
    judge(model, gate=GateKey.LIMITS, is_green=not broken, said=broken, by=system)
    missing = missing_parts(model.card)
    judge(model, gate=GateKey.CARD, is_green=not missing, said=", ".join(missing), by=system)
    gain = ranker.gain_
    said = f"nDCG@10 {gain.mean:+.3f} ({gain.low:+.3f} … {gain.high:+.3f})" if gain else ranker.why_
    judge(model, gate=GateKey.BEATS_RULES, is_green=bool(gain and gain.low > 0), said=said, by=system)


def _broken_limits(model: TrainedModel) -> str:
    """Why the model, as it stands on disk, oversteps a limit in today's market; empty where it does not."""
    loaded = load(model.path, keyring(), model.sha256)
    if loaded.ranker is None:
        return loaded.reason
    market = whole_snapshot().market
    try:
        loaded.ranker.score(market, *candidate_pairs(market))
    except LimitBrokenError as error:
        return str(error)
    return ""


def _find_its_place(model: TrainedModel) -> None:
    system = User.objects.system()
    if model.is_learned:
        if may_watch(model):
            watch(model, by=system)
        else:
            refuse(model, reason=_("A gate is not passed."), by=system)
        return
    serving = TrainedModel.objects.in_service().first()
    if serving and serving.is_learned:
        refuse(model, reason=_("The log teaches nothing better than the rules now."), by=system)
    else:
        put_in_service(model, by=system)
