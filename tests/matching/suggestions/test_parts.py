"""Runs in parts: a worker that dies loses one part at most, one changed thing is scored alone, the log replays."""

import datetime as dt

import numpy as np
import pytest
from django.utils import timezone

from matching.oversight.actions import put_in_service, set_number, watch
from matching.oversight.loading import Serving, opened
from matching.oversight.states import NumberKey
from matching.ranking.candidates import candidate_pairs
from matching.ranking.ranker import Ranker
from matching.suggestions import actions
from matching.suggestions.models import Run, Shadow, Shard, Suggestion
from matching.suggestions.runs import running
from matching.suggestions.runs.ordering import logged_scores, rows_of_log
from matching.suggestions.runs.running import run
from matching.suggestions.states import Engine
from tests.factories import accounts, marketplace
from tests.factories.oversight import trained
from tests.matching.ranking.town import lessons, town

pytestmark = pytest.mark.django_db
PEOPLE, PLACES = 6, 8


class WorkerDiedError(RuntimeError):
    """The machine went away in the middle."""


@pytest.fixture
def many(cast, monkeypatch):
    """Six young people and eight places, two people a part."""
    monkeypatch.setattr("matching.suggestions.runs.shards.SIZE", 2)
    people = [cast.aino, *(accounts.young(f"Nuori {number}", cast.kaisa) for number in range(PEOPLE - 1))]
    for person in people:
        marketplace.profile(person)
    for number in range(PLACES):
        marketplace.listing(accounts.employer(f"Talo {number}", verified_by=cast.kaisa), seats=2)
    return people


@pytest.fixture
def no_chance(cast):
    set_number(key=NumberKey.EXPLORING, value=0, reason="testi", by=cast.admin)


@pytest.fixture(scope="module")
def learned():
    return Ranker(funnel_from=0).fit(lessons(town(71)))


def die_at(monkeypatch, name, turn):
    """Let the worker die when a step of the run begins for the n-th time."""
    step, turns = getattr(running, name), []

    def dying(*args, **kwargs):
        turns.append(1)
        if len(turns) == turn:
            raise WorkerDiedError
        return step(*args, **kwargs)

    monkeypatch.setattr(running, name, dying)


def pairs():
    return sorted(Suggestion.objects.values_list("person", "listing", "rank"))


@pytest.mark.parametrize(("step", "turn"), [("packed", 2), ("plan", 1), ("write", 2), ("write", 3), ("_end", 1)])
def test_a_run_that_broke_off_goes_on_with_the_parts_that_are_left(many, no_chance, monkeypatch, step, turn):
    with monkeypatch.context() as dying:
        die_at(dying, step, turn)
        with pytest.raises(WorkerDiedError):
            run("nightly")
    before = Suggestion.objects.count()
    broken = Run.objects.get()
    assert broken.ended_at is None
    log = run("nightly")
    assert log == broken
    assert log.counts["new"] == Suggestion.objects.count() > 0
    assert Suggestion.objects.count() >= before
    found = pairs()
    Suggestion.objects.all().delete()
    Run.objects.all().delete()
    run("nightly")
    assert found == pairs()
    assert not Shard.objects.exists()


def test_progress_is_told_part_by_part(many):
    told = []
    run("nightly", say=lambda *said: told.append(said))
    assert told == [(step, done, 3) for step in ("score", "write") for done in (1, 2, 3)]


def test_a_run_that_broke_off_long_ago_is_closed_and_a_new_one_begins(many, monkeypatch):
    with monkeypatch.context() as dying:
        die_at(dying, "write", 1)
        with pytest.raises(WorkerDiedError):
            run("nightly")
    Run.objects.update(started_at=timezone.now() - dt.timedelta(days=2))
    old = Run.objects.get()
    assert run("nightly") != old
    old.refresh_from_db()
    assert (old.why, old.ended_at is None) == ("broken_off", False)


def test_one_changed_profile_or_place_is_scored_with_its_own_pairs_only(many, no_chance, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "matching.suggestions.runs.ordering.candidate_pairs",
        lambda market: asked.append((len(market.seekers), len(market.openings))) or candidate_pairs(market),
    )
    log = run("profile", person_id=many[0].pk)
    assert asked == [(1, PLACES)]
    assert set(Suggestion.objects.values_list("person", flat=True)) == {many[0].pk}
    assert log.counts["people"] == 1
    asked.clear()
    place = Suggestion.objects.first().listing
    run("listing", listing_id=place.pk)
    assert asked[0] == (PEOPLE, 1)
    fresh = Suggestion.objects.exclude(person=many[0])
    assert set(fresh.values_list("listing", flat=True)) == {place.pk}
    assert all(one.reasons["helps"] or one.reasons["hurts"] or one.reasons["unknown"] for one in fresh)


def test_no_seat_gets_more_than_five_open_suggestions_over_many_runs(many, cast, no_chance):
    for number in range(9):
        marketplace.profile(accounts.young(f"Lisä {number}", cast.kaisa))
    for _night in range(3):
        run("nightly")
    for listing in {one.listing for one in Suggestion.objects.all()}:
        of_place = Suggestion.objects.filter(listing=listing)
        alone = [one for one in of_place if Suggestion.objects.filter(person=one.person).count() == 1]
        assert of_place.count() - len(alone) <= 5 * listing.seats


def replayed(log, suggestions):
    """Scores of a run's suggestions worked out anew from their logged facts and the model that the run names."""
    return logged_scores(
        (opened(log.model) if log.model else Serving(Ranker())).ranker,
        [one.engine for one in suggestions],
        rows_of_log(one.features for one in suggestions),
        [str(one.listing.organisation_id) for one in suggestions],
    )


def test_every_suggestion_replays_to_the_very_same_score(many, cast, learned):
    cast.aino.wants_ranking = False
    cast.aino.save()
    run("by rules")
    Suggestion.objects.filter(pk__in=[one.pk for one in Suggestion.objects.all()[::2]]).delete()
    put_in_service(watch(trained(ranker=learned), by=cast.admin), by=cast.admin)
    run("learned")
    assert {one.engine for one in Suggestion.objects.all()} == {Engine.RULES, Engine.LEARNED, Engine.PLAIN}
    dice = np.random.default_rng(1)
    for log in Run.objects.all():
        of_run = list(log.suggestions.select_related("listing").order_by("pk"))
        some = [of_run[at] for at in dice.permutation(len(of_run))[: max(1, len(of_run) // 2)]]
        assert replayed(log, some).tolist() == [one.score for one in some]


def test_a_replay_notices_a_changed_score(many):
    log = run("nightly")
    one = log.suggestions.select_related("listing").first()
    one.features = {**one.features, "minutes_share": 3.0}
    assert replayed(log, [one])[0] != one.score


def test_a_model_that_looks_on_says_its_word_of_each_pair_and_changes_none(many, cast, no_chance, learned):
    run("nightly")
    without = pairs()
    Suggestion.objects.all().delete()
    model = watch(trained(ranker=learned), by=cast.admin)
    log = run("nightly")
    assert pairs() == without
    assert log.engine == Engine.RULES
    words = Shadow.objects.all()
    assert words.count() == Suggestion.objects.count()
    assert {one.model for one in words} == {model}
    assert min(one.rank for one in words) == 1


def test_a_switched_off_ranker_lets_nobody_look_on_and_tries_nothing(many, cast, learned):
    set_number(key=NumberKey.EXPLORING, value=1, reason="testi", by=cast.admin)
    watch(trained(ranker=learned), by=cast.admin)
    actions.switch_ranker(is_on=False, reason="testi", by=cast.sofia)
    run("nightly")
    assert not Shadow.objects.exists()
    assert not Suggestion.objects.filter(explored=True).exists()
