"""The register of models: nothing serves without green gates and a person, and one click takes it back."""

import hmac

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.audit.models import Entry
from accounts.audit.transition_table import ReasonMissingError, TransitionRefusedError
from accounts.people.models import User
from matching.oversight.actions import judge, put_in_service, refuse, restore, roll_back, set_number, sign_anew, watch
from matching.oversight.loading import ranker_in_service
from matching.oversight.models import Number, TrainedModel
from matching.oversight.queries import gate_rows, may_watch, signing_key
from matching.oversight.states import Colour, GateKey, ModelState, NumberKey
from matching.ranking.signature import read_manifest, write_manifest
from matching.ranking.store import MODEL
from tests.factories.oversight import GREEN, trained

pytestmark = pytest.mark.django_db


def looking_on(name="first", **facts):
    return watch(trained(name, **facts), by=User.objects.system())


def test_a_person_puts_a_model_with_green_gates_in_service_and_the_trail_says_who(cast):
    model = put_in_service(looking_on(), by=cast.sofia)
    assert (model.state, model.approved_by) == (ModelState.IN_SERVICE, cast.sofia)
    assert model.served_from is not None
    assert ranker_in_service().model == model
    assert Entry.objects.get(verb="oversight.put_in_service").actor == cast.sofia


@pytest.mark.parametrize("gate", GateKey)
@pytest.mark.parametrize("how", ["red", "missing"])
def test_a_red_gate_or_a_missing_one_keeps_the_model_out(cast, gate, how):
    gates = {key: value for key, value in GREEN.items() if key != gate}
    if how == "red":
        gates[gate] = {"colour": Colour.RED.value, "said": ""}
    model = looking_on(gates=gates)
    with pytest.raises(ValidationError, match=str(gate.label)):
        put_in_service(model, by=cast.admin)
    assert not TrainedModel.objects.in_service().exists()
    assert {str(row["colour"]) for row in gate_rows(model)} == {"green", "red"}


def test_a_model_without_any_gate_on_record_is_refused_too(cast):
    with pytest.raises(ValidationError):
        put_in_service(looking_on(gates={}), by=cast.admin)


def test_a_model_whose_files_were_exchanged_is_not_put_in_service(cast):
    model = looking_on()
    (model.path / MODEL).write_bytes(b"another")
    with pytest.raises(ValidationError, match="model_damaged"):
        put_in_service(model, by=cast.sofia)


def test_a_model_that_is_damaged_in_service_leaves_the_rules_at_work_and_says_why(cast):
    model = put_in_service(looking_on(), by=cast.sofia)
    (model.path / MODEL).write_bytes(b"another")
    serving = ranker_in_service()
    assert (serving.ranker.engine_, serving.model, serving.trouble) == ("rules", None, "model_damaged")


def test_a_model_signed_with_a_dropped_key_is_not_read(cast, settings):
    settings.KEYS = "old:secret"
    put_in_service(looking_on(), by=cast.sofia)
    settings.SECRET_KEY = "another secret"
    settings.KEYS = "new:another,old:secret"
    assert ranker_in_service().trouble == ""
    settings.KEYS = "new:another"
    assert ranker_in_service().trouble == "signature_other"


def test_a_model_is_signed_anew_with_a_new_key(cast, settings):
    settings.KEYS = "old:secret"
    model = put_in_service(looking_on(), by=cast.sofia)
    settings.KEYS = "new:another,old:secret"
    assert signing_key(model) == "old"
    sign_anew(model)
    settings.KEYS = "new:another"
    assert (signing_key(model), ranker_in_service().trouble) == ("new", "")


def test_a_model_from_before_keys_had_names_is_still_read(cast, settings):
    model = looking_on()
    settings.KEYS = "first:secret"
    former = hmac.digest(b"secret", b"matching.oversight manifest", "sha256")
    write_manifest(model.path, read_manifest(model.path), former)
    put_in_service(model, by=cast.sofia)
    assert (signing_key(model), ranker_in_service().trouble) == ("", "")


def test_a_new_model_retires_the_old_and_one_click_brings_it_back(cast):
    first = put_in_service(looking_on("first"), by=cast.sofia)
    second = put_in_service(looking_on("second"), by=cast.sofia)
    first.refresh_from_db()
    assert (first.state, second.state) == (ModelState.RETIRED, ModelState.IN_SERVICE)
    roll_back(second, reason="oudot ehdotukset", by=cast.sofia)
    first.refresh_from_db()
    assert (first.state, second.state, second.end_reason) == ("in_service", "retired", "oudot ehdotukset")
    assert ranker_in_service().model == first
    assert Entry.objects.get(verb="oversight.roll_back").reason == "oudot ehdotukset"


def test_rolling_the_only_model_back_leaves_the_rules(cast):
    roll_back(put_in_service(looking_on(), by=cast.sofia), reason="outo", by=cast.sofia)
    serving = ranker_in_service()
    assert (serving.model, serving.ranker.engine_) == (None, "rules")


def test_a_roll_back_does_not_restore_what_cannot_be_read(cast):
    first = put_in_service(looking_on("first"), by=cast.sofia)
    second = put_in_service(looking_on("second"), by=cast.sofia)
    (first.path / MODEL).unlink()
    roll_back(second, reason="outo", by=cast.sofia)
    assert not TrainedModel.objects.in_service().exists()


@pytest.mark.parametrize("verb", [roll_back, refuse])
def test_taking_a_model_away_needs_a_reason(cast, verb):
    model = looking_on()
    if verb is roll_back:
        put_in_service(model, by=cast.sofia)
    with pytest.raises(ReasonMissingError):
        verb(model, reason=" ", by=cast.sofia)


def test_a_refused_model_never_serves(cast):
    model = refuse(looking_on(), reason="ei", by=cast.sofia)
    for verb in (put_in_service, watch, restore):
        with pytest.raises(TransitionRefusedError):
            verb(model, by=cast.sofia)


@pytest.mark.both_databases
def test_two_models_never_serve_at_once_whoever_writes_the_rows(cast):
    put_in_service(looking_on("first"), by=cast.sofia)
    second = trained("second", approved_by=cast.sofia)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrainedModel.objects.filter(pk=second.pk).update(state=ModelState.IN_SERVICE, served_from=second.made_at)


def test_only_one_model_looks_on_and_the_newer_takes_the_place(cast):
    first, second = looking_on("first"), looking_on("second")
    first.refresh_from_db()
    assert (first.state, second.state) == (ModelState.REFUSED, ModelState.SHADOW)


def test_gates_are_judged_one_by_one_and_keep_the_others():
    model = trained(gates={})
    judge(model, gate=GateKey.LOADS, is_green=True, said="ok", by=User.objects.system())
    judge(model, gate=GateKey.LIMITS, is_green=False, said="2", by=User.objects.system())
    model.refresh_from_db()
    assert {key: gate["colour"] for key, gate in model.gates.items()} == {"loads": "green", "limits": "red"}
    assert not may_watch(model)


def test_a_number_is_dated_has_a_reason_and_bounds(cast):
    assert Number.now(NumberKey.SHADOW_DECISIONS) == 200
    set_number(key=NumberKey.EXPLORING, value=0, reason="ei kokeiluja", by=cast.admin)
    assert Number.now(NumberKey.EXPLORING) == 0
    set_number(key=NumberKey.EXPLORING, value=0.5, reason="takaisin", by=cast.admin)
    assert Number.now(NumberKey.EXPLORING) == 0.5
    assert Number.objects.count() == Entry.objects.filter(verb="oversight.set_number").count() == 2
    for value in (-0.1, 1.1):
        with pytest.raises(ValidationError):
            set_number(key=NumberKey.EXPLORING, value=value, reason="liikaa", by=cast.admin)
