"""Makers of trained models, with or without files behind them."""

from django.conf import settings

from accounts.people.models import User
from matching.oversight.actions import register
from matching.oversight.models import TrainedModel
from matching.oversight.queries import keyring
from matching.oversight.states import Colour, GateKey
from matching.ranking.ranker import Ranker
from matching.ranking.store import load, save

GREEN = {key: {"colour": Colour.GREEN.value, "said": ""} for key in GateKey}


def trained(name="first", ranker=None, **facts):
    """A registered model whose files load; ``engine`` "learned" unless said otherwise."""
    manifest = save(ranker or Ranker(), settings.MODEL_DIR / name, keyring()[0])
    facts = {"engine": "learned", "why": "better_than_rules", "gates": GREEN, **facts}
    model = TrainedModel(folder=name, sha256=manifest.sha256, schema_hash=manifest.schema, **facts)
    return register(model, by=User.objects.system())


def try_here(folder, keys, sha256, seconds=0):
    """A trial load without a process of its own, for tests that ask about something else."""
    return load(folder, keys, sha256).reason
