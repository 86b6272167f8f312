"""Verbs on the ranker's models and numbers: register, watch, refuse, put in service, roll back, set a number."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock_for_transition, log, move
from accounts.people.models import User
from matching.oversight.models import Number, TrainedModel
from matching.oversight.queries import before, gates_needed, keyring
from matching.oversight.states import MOST, Colour, GateKey, NumberKey
from matching.ranking.signature import read_manifest, write_manifest
from matching.ranking.trial import try_to_load


@transaction.atomic
def register(model: TrainedModel, *, by: User) -> TrainedModel:
    """Put a freshly trained model into the register."""
    return create(model, "register", by=by)


def sign_anew(model: TrainedModel) -> None:
    """Sign a model's manifest with the current key; what it says stays as it is."""
    write_manifest(model.path, read_manifest(model.path), keyring()[0])


@transaction.atomic
def judge(model: TrainedModel, *, gate: GateKey, is_green: bool, said: str, by: User) -> TrainedModel:
    """Write what one gate says now; ``said`` are its figures."""
    hold_gates = TrainedModel.objects.select_for_update(no_key=True).get(pk=model.pk)
    colour = Colour.GREEN if is_green else Colour.RED
    model.gates = {**hold_gates.gates, gate: {"colour": colour, "said": said, "at": timezone.now().isoformat()}}
    model.save(update_fields=["gates"])
    return model


@transaction.atomic
def watch(model: TrainedModel, *, by: User) -> TrainedModel:
    """The candidate becomes the shadow model; an older shadow makes room."""
    for older in TrainedModel.objects.in_shadow():
        refuse(older, reason=_("A newer model took its place."), by=by)
    move(model, "watch", by=by)
    return model


@transaction.atomic
def refuse(model: TrainedModel, *, reason: str, by: User) -> TrainedModel:
    """Decide that a model will not serve: a gate is red, a newer one is there, or somebody has said so."""
    move(model, "refuse", by=by, reason=reason, end_reason=reason)
    return model


@transaction.atomic
def put_in_service(model: TrainedModel, *, by: User) -> TrainedModel:
    """Let a model order suggestions from now on (bars.md M15). The one before it goes back into the register.

    Raises ValidationError when a gate that it needs is red or was never measured, or its files do not load now.
    """
    lock_for_transition(model, "put_in_service", by)
    red = [key for key in gates_needed(model) if not model.is_green(key)]
    if red:
        names = ", ".join(str(key.label) for key in red)
        raise ValidationError(_("Not every gate is passed: %(gates)s.") % {"gates": names}, code="gate_red")
    _must_load(model)
    for older in TrainedModel.objects.in_service():
        retire(older, by=by)
    move(model, "put_in_service", by=by, approved_by=by, served_from=timezone.now(), served_until=None)
    return model


@transaction.atomic
def retire(model: TrainedModel, *, by: User) -> TrainedModel:
    """A newer model takes its place."""
    move(model, "retire", by=by, served_until=timezone.now())
    return model


@transaction.atomic
def roll_back(model: TrainedModel, *, reason: str, by: User) -> TrainedModel:
    """Take a model out of service at once. What served before serves again; if that cannot be read, the rules."""
    earlier = before(model)
    move(model, "roll_back", by=by, reason=reason, served_until=timezone.now(), end_reason=reason)
    if earlier and not _trouble_of(earlier):
        restore(earlier, by=by)
    return model


@transaction.atomic
def restore(model: TrainedModel, *, by: User) -> TrainedModel:
    """An earlier model serves again after a roll-back."""
    move(model, "restore", by=by, approved_by=by, served_from=timezone.now(), served_until=None)
    return model


@transaction.atomic
def set_number(*, key: NumberKey, value: float, reason: str, by: User) -> Number:
    """Set a number of the ranker from now on; the old one stays on record.

    Raises ValidationError outside 0 … MOST.
    """
    if not 0 <= value <= MOST[key]:
        raise ValidationError(_("Between 0 and %(most)s.") % {"most": MOST[key]}, code="out_of_bounds")
    number = Number.objects.create(key=key, value=value, reason=reason, changed_by=by)
    log(number, "set_number", by=by, reason=f"{key} {value}: {reason}")
    return number


def _trouble_of(model: TrainedModel) -> str:
    said = try_to_load(model.path, keyring(), model.sha256)
    return "" if said == "ok" else said


def _must_load(model: TrainedModel) -> None:
    trouble = _trouble_of(model)
    if trouble:
        facts: dict[str, Any] = {"why": trouble}
        raise ValidationError(_("The files of this model cannot be used: %(why)s.") % facts, code="does_not_load")
