"""The life of a placement: every state with every verb, and what the database refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from marketplace.work.placements import actions
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import OVER, TRANSITIONS, WORK_OUTCOMES, Outcome, PlacementState
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
PAIRS = [(state, verb) for state in PlacementState for verb in TRANSITIONS]


def given(verb):
    ended = {"ended_on": timezone.localdate(), "outcome": "job_here"}
    return {
        "end": ended,
        "stop": {**ended, "side": "young", "reason": "Muutin"},
        "cancel": {"reason": "Sairastui"},
    }.get(verb, {})


@pytest.fixture
def made(cast):
    """A placement of Aino in the bakery in a state."""
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    return lambda state, **facts: marketplace.placement(met, state, **facts)


@pytest.mark.parametrize(("state", "verb"), [pair for pair in PAIRS if pair[0] in TRANSITIONS[pair[1]].sources])
def test_a_verb_moves_it_where_the_table_says_and_logs_it(cast, made, state, verb):
    placement = made(state, **({"kind": "job"} if verb == "agree" else {}))  # a trial is agreed by its agreement
    getattr(actions, verb)(placement, by=cast.kaisa, **given(verb))
    placement.refresh_from_db()
    entry = Entry.objects.get(verb=f"placements.{verb}")
    assert placement.state == TRANSITIONS[verb].target
    assert (entry.actor, entry.state_before, entry.state_after) == (cast.kaisa, state, TRANSITIONS[verb].target)
    assert (placement.ended_on is not None) == (placement.state in OVER)


@pytest.mark.parametrize(("state", "verb"), [pair for pair in PAIRS if pair[0] not in TRANSITIONS[pair[1]].sources])
def test_a_verb_from_a_wrong_state_is_refused_and_leaves_no_trace(cast, made, state, verb):
    placement = made(state)
    before = Placement.objects.values().get()
    seats = placement.listing.seats_taken
    counts = Entry.objects.count(), Notice.objects.count(), FollowUp.objects.count()
    with pytest.raises(ValidationError):
        getattr(actions, verb)(placement, by=cast.kaisa, **given(verb))
    placement.listing.refresh_from_db()
    assert Placement.objects.values().get() == before
    assert placement.listing.seats_taken == seats
    assert (Entry.objects.count(), Notice.objects.count(), FollowUp.objects.count()) == counts


@pytest.mark.both_databases
@pytest.mark.parametrize("missing", ["starts_on", "guide_name", "hours_per_day"])
def test_the_database_refuses_an_agreement_without_day_guide_or_hours(made, missing):
    made(PlacementState.DRAFT)
    rows = Placement.objects.all()
    rows.update(**{missing: "" if missing == "guide_name" else None})
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="agreed")


@pytest.mark.both_databases
def test_the_database_refuses_an_end_without_a_day_and_an_outcome(made):
    made(PlacementState.RUNNING)
    for changes in ({}, {"ended_on": timezone.localdate()}, {"outcome": "studies"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Placement.objects.update(state="ended", **changes)


@pytest.mark.both_databases
def test_the_database_refuses_a_stop_by_nobody(made):
    made(PlacementState.RUNNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.update(state="stopped", ended_on=timezone.localdate(), outcome="studies")


@pytest.mark.both_databases
def test_the_database_refuses_days_in_the_wrong_order(made):
    placement = made(PlacementState.DRAFT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.update(ends_on=placement.starts_on.replace(year=2020))


@pytest.mark.both_databases
def test_the_database_refuses_two_placements_at_once(cast, made):
    made(PlacementState.RUNNING)
    place = marketplace.listing(accounts.employer("Kukkakauppa", verified_by=cast.kaisa))
    second = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    with pytest.raises(IntegrityError), transaction.atomic():
        marketplace.placement(second, PlacementState.RUNNING)


def test_an_outcome_in_work_is_an_outcome():
    assert set(WORK_OUTCOMES) < set(Outcome)
