"""From the register to a ranker ready for use; scikit-learn comes with it, so it is loaded where a model is needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from matching.oversight.models import TrainedModel
from matching.oversight.queries import keyring
from matching.ranking.ranker import Ranker
from matching.ranking.store import load
from matching.ranking.trial import try_to_load


@dataclass(frozen=True)
class Serving:
    """A ranker ready for use, the register's row of it (None: the untaught rules), and what was wrong, if anything."""

    ranker: Ranker
    model: TrainedModel | None = None
    trouble: str = ""


def opened(model: TrainedModel) -> Serving:
    """The ranker of a registered model, or the rules with the reason why it could not be used."""
    ranker, trouble = _load_once(str(model.path), model.sha256, keyring())
    return Serving(ranker, model) if ranker else Serving(Ranker(), None, trouble)


@lru_cache(maxsize=4)
def _load_once(folder: str, sha256: str, keys: tuple[bytes, ...]) -> tuple[Ranker | None, str]:
    """One load in this process, after one in a process that may die of it (bars.md R10, R11)."""
    trouble = try_to_load(folder, keys, sha256)
    if trouble != "ok":
        return None, trouble
    loaded = load(folder, keys, sha256)
    return loaded.ranker, loaded.reason


def ranker_in_service() -> Serving:
    """What orders suggestions now: the model that people put in service, else the rules."""
    model = TrainedModel.objects.in_service().first()
    return opened(model) if model else Serving(Ranker())


def ranker_in_shadow() -> Serving | None:
    """The shadow model, None where there is none or it cannot be read."""
    model = TrainedModel.objects.in_shadow().first()
    serving = opened(model) if model else None
    return serving if serving and serving.model else None
