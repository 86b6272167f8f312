"""Training and watching: what a training makes of the log, and when a shadow model may serve."""

import datetime as dt
import json

import numpy as np
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from matching.oversight.actions import put_in_service, set_number, watch
from matching.oversight.loading import ranker_in_service
from matching.oversight.models import Reading, TrainedModel
from matching.oversight.states import BEFORE_SHADOW, Colour, GateKey, Measure, ModelState, NumberKey, Verdict
from matching.ranking.card import PARTS, missing_parts
from matching.ranking.evaluate import Difference
from matching.ranking.ranker import Ranker
from matching.suggestions.learning import training
from matching.suggestions.learning.training import fit_to_log, is_due, train
from matching.suggestions.learning.watching import judge_shadow, read_week
from matching.suggestions.models import Shadow
from tests.factories import accounts, marketplace, matching
from tests.factories.oversight import GREEN, trained
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def learns(monkeypatch):
    """A ranker that has learnt, with the gain over the rules that a test asks for."""

    keep = training.save

    def save_rules(_ranker, folder, key):
        return keep(Ranker(), folder, key)

    def make(low):
        class Learned(Ranker):
            def fit(self, decisions):
                self.engine_, self.why_, self.gain_ = "learned", "better_than_rules", Difference(0.05, low, 0.08)
                return self

        monkeypatch.setattr(training, "Ranker", Learned)
        monkeypatch.setattr(training, "save", save_rules)

    return make


@pytest.fixture
def decided_once(cast):
    profile, place = ready_to_meet(cast)
    return matching.suggestion(profile, place, "asked", decided_by=cast.kaisa, features=matching.logged(km=4.0))


def test_without_decisions_the_rules_serve_from_the_register_with_a_full_card():
    model = train().model
    assert (model.state, model.engine, model.why) == (ModelState.IN_SERVICE, "rules", "no_decisions")
    assert set(model.card) == set(PARTS)
    assert missing_parts(model.card) == []
    assert model.card["sha256"] == model.sha256
    assert ranker_in_service().model == model


@pytest.fixture
def learned_from(monkeypatch):
    """What a training learns from, in the order of trainings."""
    seen = []
    fit = Ranker.fit
    monkeypatch.setattr(Ranker, "fit", lambda self, decisions: seen.append(decisions) or fit(self, decisions))
    return seen


def test_an_edit_of_the_profile_or_the_place_after_the_decision_changes_nothing_learned(decided_once, learned_from):
    train()
    decided_once.profile.wish_rows.all().delete()
    decided_once.profile.max_km = 1
    decided_once.profile.save()
    decided_once.listing.nights = True
    decided_once.listing.hours_per_week = 5
    decided_once.listing.save()
    train()
    before, after = learned_from
    assert before.rows.tobytes() == after.rows.tobytes()
    assert np.nanmax(before.rows) == 4.0  # the logged kilometres
    assert len(before) == len(after) == 1


def test_a_pair_without_todays_facts_teaches_nothing_and_is_counted(cast, decided_once):
    place = marketplace.listing(cast.bakery, title="Ilman tietoja")
    matching.suggestion(decided_once.profile, place, "asked", source="coach", decided_by=cast.kaisa)
    counts = train().model.counts
    assert (counts["decisions"], counts["left_out"], counts["effective"]) == (1, 1, 1)


def test_what_was_decided_after_a_moment_is_not_learned_as_of_that_moment(decided_once):
    yesterday = timezone.now() - dt.timedelta(days=1)
    model = fit_to_log(at=yesterday).model
    assert (model.counts["decisions"], model.made_at, model.pk) == (0, yesterday, None)


def test_a_card_with_a_hole_is_noticed():
    card = train().model.card
    assert missing_parts({**card, "purpose": ""}) == ["purpose"]
    assert missing_parts({key: value for key, value in card.items() if key != "limits"}) == ["limits"]


def test_a_learned_model_with_green_gates_looks_on_and_the_rules_go_on_serving(decided_once, learns):
    learns(low=0.02)
    model = train().model
    assert model.state == ModelState.SHADOW
    assert model.is_green(*BEFORE_SHADOW)
    assert model.counts["decisions"] == 1
    assert ranker_in_service().ranker.engine_ == "rules"


def test_a_learned_model_that_does_not_surely_beat_the_rules_is_refused(decided_once, learns):
    learns(low=-0.01)
    model = train().model
    assert model.state == ModelState.REFUSED
    assert model.gates[GateKey.BEATS_RULES]["colour"] == Colour.RED


def test_a_model_whose_trial_load_fails_is_refused(decided_once, learns, monkeypatch):
    learns(low=0.02)
    monkeypatch.setattr(training, "try_to_load", lambda *args: "hung")
    model = train().model
    assert (model.state, model.gates[GateKey.LOADS]["said"]) == (ModelState.REFUSED, "hung")


def test_rules_never_take_the_place_of_a_learned_model(cast):
    learned = put_in_service(watch(trained(), by=cast.admin), by=cast.admin)
    assert train().model.state == ModelState.REFUSED
    assert TrainedModel.objects.in_service().get() == learned


def test_training_is_due_after_enough_decisions_and_not_while_a_model_looks_on(cast, decided_once):
    assert is_due()
    train()
    assert not is_due()
    set_number(key=NumberKey.NEW_DECISIONS, value=1, reason="testi", by=cast.admin)
    later = marketplace.listing(cast.bakery, title="Toinen")
    matching.suggestion(decided_once.profile, later, "declined", decided_by=cast.kaisa)
    assert is_due()
    watch(trained(), by=cast.admin)
    assert not is_due()


def shadowed(cast, model, yes_score, no_score, count=20):
    """Decided suggestions, half of them approved, that the model scored so; the order in service said nothing."""
    profile, _place = ready_to_meet(cast)
    for number in range(count):
        place = marketplace.listing(cast.bakery, title=f"Paikka {number}")
        state = "asked" if number % 2 else "declined"
        one = matching.suggestion(profile, place, state, decided_by=cast.kaisa, score=0.5)
        Shadow.objects.create(suggestion=one, model=model, score=yes_score if number % 2 else no_score, rank=1)


@pytest.mark.parametrize(
    ("needed", "yes", "no", "green"),
    [(20, 0.9, 0.1, {"count", "quality"}), (21, 0.9, 0.1, {"quality"}), (20, 0.1, 0.9, {"count"})],
    ids=["enough and better", "one too few", "worse"],
)
def test_a_model_serves_after_enough_decisions_at_which_it_was_not_worse(cast, needed, yes, no, green):
    set_number(key=NumberKey.SHADOW_DECISIONS, value=needed, reason="testi", by=cast.admin)
    gates = {key: value for key, value in GREEN.items() if key in BEFORE_SHADOW}
    model = watch(trained(gates=gates), by=cast.admin)
    shadowed(cast, model, yes, no)
    model = judge_shadow()
    found = {key.removeprefix("shadow_") for key in ("shadow_count", "shadow_quality") if model.is_green(GateKey(key))}
    assert found == green
    if len(green) == 2:
        assert put_in_service(model, by=cast.sofia).state == ModelState.IN_SERVICE
    else:
        with pytest.raises(ValidationError):
            put_in_service(model, by=cast.sofia)


def test_a_week_is_read_once_and_a_later_reading_replaces_it(cast):
    ready_to_meet(cast)
    read_week()
    read_week()
    rows = {one.measure: one for one in Reading.objects.all()}
    assert set(rows) == set(Measure) - {Measure.CAUGHT}  # that one is read by practice
    assert rows[Measure.EMPTY_LISTS].verdict == Verdict.ALARM
    assert rows[Measure.UNSEEN_PLACES].value == 1


def test_open_places_whose_work_esco_does_not_know_are_an_alarm(cast):
    _profile, place = ready_to_meet(cast)
    said = []
    for address in ("", "http://data.europa.eu/esco/occupation/1"):
        place.occupation.esco_uri = address
        place.occupation.save()
        read_week()
        said.append(Reading.objects.get(measure=Measure.UNKNOWN_WORKS).verdict)
    assert said == [Verdict.ALARM, Verdict.FINE]


def test_a_week_in_which_coaches_approve_much_less_is_an_alarm(cast):
    profile, _place = ready_to_meet(cast)
    long_ago = timezone.now() - dt.timedelta(days=20)
    for number in range(80):
        old, yes = number < 50, number % 5 == 0 if number >= 50 else number % 5 != 0
        place = marketplace.listing(cast.bakery, title=f"Paikka {number}")
        when = {"decided_at": long_ago} if old else {}
        matching.suggestion(profile, place, "refused" if yes else "declined", decided_by=cast.kaisa, **when)
    read_week()
    reading = Reading.objects.get(measure=Measure.APPROVED)
    assert (reading.verdict, reading.value, reading.count) == (Verdict.ALARM, 0.2, 30)


@pytest.mark.both_databases
def test_the_commands_of_the_night_report_as_json(cast, capsys):
    accounts.coach("Liisa")
    call_command("train_ranker", "--if-due", "--json")
    call_command("suggest_matches", "--json")
    call_command("watch_ranker", "--json")
    trained_said, suggested, watched = (json.loads(line) for line in capsys.readouterr().out.strip().splitlines())
    assert trained_said == {"state": "not due"}
    assert suggested["engine"] == "rules"
    assert watched["shadow"] is None
