"""Placements: seats, days, one at a time, who is told, and how things are later."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.actions import words_of
from accounts.notices.models import Notice
from marketplace.placements import actions
from marketplace.placements.models import FollowUp, Placement
from marketplace.placements.queries import need_a_next_step
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def met(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")


def another(cast, state="accepted"):
    place = marketplace.listing(accounts.employer("Kukkakauppa", verified_by=cast.kaisa))
    return marketplace.introduction(cast.aino, place, cast.kaisa, state)


def told(name):
    return {notice.recipient.given_name for notice in Notice.objects.filter(name=name)}


def test_a_placement_begins_from_a_yes_and_takes_the_last_seat(cast, met):
    placement = actions.draft(met, by=cast.kaisa)
    met.listing.refresh_from_db()
    assert (placement.state, placement.person, placement.guide_name) == ("draft", cast.aino, "Mikko Leipuri")
    assert (met.listing.seats_taken, met.listing.state) == (1, "filled")


@pytest.mark.parametrize("state", ["opened", "seen", "meeting", "silent", "declined", "withdrawn", "closed"])
def test_without_the_workplaces_yes_there_is_no_placement(cast, state):
    introduction = another(cast, state)
    with pytest.raises(ValidationError) as refusal:
        actions.draft(introduction, by=cast.kaisa)
    assert refusal.value.code == "not_accepted"
    introduction.listing.refresh_from_db()
    assert introduction.listing.seats_taken == 0


def test_a_second_tap_begins_no_second_placement_and_takes_no_second_seat(cast, met):
    met.listing.seats = 3
    met.listing.save()
    actions.draft(met, by=cast.kaisa)
    with pytest.raises(ValidationError) as refusal:
        actions.draft(met, by=cast.kaisa)
    met.listing.refresh_from_db()
    assert refusal.value.code == "drafted_already"
    assert met.listing.seats_taken == Placement.objects.count() == 1


def test_when_the_last_seat_has_gone_nobody_is_squeezed_in(cast, met):
    otso = accounts.young("Otso", cast.kaisa)
    marketplace.profile(otso)
    late = marketplace.introduction(otso, met.listing, cast.kaisa, "accepted")
    actions.draft(met, by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.draft(late, by=cast.kaisa)
    assert Placement.objects.count() == 1


@pytest.mark.parametrize("missing", ["starts_on", "guide_name", "hours_per_day"])
def test_what_is_not_agreed_is_not_called_agreed(cast, met, missing):
    placement = marketplace.placement(met, "draft", **{missing: "" if missing == "guide_name" else None})
    with pytest.raises(ValidationError) as refusal:
        actions.agree(placement, by=cast.kaisa)
    assert refusal.value.code == "not_ready"
    assert not Notice.objects.exists()


def test_both_are_told_the_first_day(cast, met):
    placement = marketplace.placement(met, "draft", starts_on=dt.date(2026, 12, 1), ends_on=dt.date(2027, 1, 31))
    actions.agree(placement, by=cast.kaisa)
    assert told("placement_agreed") == {"Aino", "Mikko"}
    assert all("1.12.2026" in words_of(notice)[1] for notice in Notice.objects.all())


def test_it_does_not_start_before_its_first_day(cast, met):
    placement = marketplace.placement(met, "agreed", starts_on=TODAY() + dt.timedelta(days=1))
    with pytest.raises(ValidationError) as refusal:
        actions.start(placement, by=cast.kaisa)
    assert refusal.value.code == "too_early"


def test_a_draft_without_a_day_is_refused_not_a_fault(cast, met):
    placement = marketplace.placement(met, "draft", starts_on=None, ends_on=None)
    with pytest.raises(ValidationError):
        actions.start(placement, by=cast.kaisa)


def test_nobody_is_in_two_placements_at_once(cast, met):
    marketplace.placement(met, "running")
    second = marketplace.placement(another(cast), "agreed")
    with pytest.raises(ValidationError) as refusal:
        actions.start(second, by=cast.kaisa)
    assert refusal.value.code == "another_runs"
    second.refresh_from_db()
    assert second.state == "agreed"


@pytest.mark.parametrize("verb", ["end", "stop"])
@pytest.mark.parametrize("days", [-15, 1, 400])
def test_a_last_day_before_the_first_or_to_come_is_refused(cast, met, verb, days):
    placement = marketplace.placement(met, "running")
    more = {"side": "host", "reason": "Syy"} if verb == "stop" else {}
    with pytest.raises(ValidationError) as refusal:
        getattr(actions, verb)(
            placement, ended_on=TODAY() + dt.timedelta(days=days), outcome="studies", by=cast.kaisa, **more
        )
    assert list(refusal.value.message_dict) == ["ended_on"]
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("verb", ["end", "stop"])
def test_after_an_end_we_ask_three_times_how_things_are(cast, met, verb):
    placement = marketplace.placement(met, "running")
    more = {"side": "young", "reason": "Muutin"} if verb == "stop" else {}
    getattr(actions, verb)(placement, ended_on=TODAY(), outcome="job_here", by=cast.kaisa, **more)
    days = [(row.due_on - TODAY()).days for row in placement.follow_ups.all()]
    assert days == [0, 91, 183]
    assert {row.authority for row in placement.follow_ups.all()} == {cast.aino.authority}


def test_anybody_in_it_may_stop_it_and_both_sides_are_told(cast, met):
    placement = marketplace.placement(met, "running")
    actions.stop(placement, ended_on=TODAY(), side="host", outcome="unemployed", reason="Työ loppui", by=cast.mikko)
    assert (placement.stopped_by, placement.outcome) == ("host", "unemployed")
    assert told("placement_stopped") == {"Aino", "Mikko"}
    assert Entry.objects.get(verb="placements.stop").reason == "Työ loppui"


@pytest.mark.parametrize("state", ["draft", "agreed"])
def test_a_placement_that_never_started_gives_its_seat_back(cast, met, state):
    placement = marketplace.placement(met, state)
    actions.cancel(placement, reason="Sairastui", by=cast.kaisa)
    placement.listing.refresh_from_db()
    assert placement.listing.seats_taken == 0
    assert told("placement_cancelled") == {"Aino", "Mikko"}


def test_no_notice_tells_the_reason_or_the_outcome(cast, met):
    placement = marketplace.placement(met, "running")
    actions.stop(
        placement, ended_on=TODAY(), side="young", outcome="unemployed", reason="CanaryReason",
        outcome_note="CanaryNote", by=cast.kaisa,
    )  # fmt: skip
    for notice in Notice.objects.all():
        text = "".join(words_of(notice)).lower()
        assert "canary" not in text
        assert "työtön" not in text


def test_an_edit_writes_what_was_agreed_and_refuses_what_contradicts(cast, met):
    placement = marketplace.placement(met, "draft")
    actions.edit(placement, goal="Kokeilen leipurin työtä", by=cast.kaisa)
    placement.refresh_from_db()
    assert placement.goal == "Kokeilen leipurin työtä"
    with pytest.raises(ValidationError):
        actions.edit(placement, starts_on=dt.date(2026, 12, 2), ends_on=dt.date(2026, 12, 1), by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.edit(placement, hours_per_day=13, by=cast.kaisa)
    assert Entry.objects.filter(verb="placements.edit").count() == 1


@pytest.mark.parametrize("missing", [{"starts_on": None}, {"guide_name": ""}, {"hours_per_day": None}])
def test_what_is_agreed_cannot_be_blanked_afterwards(cast, met, missing):
    placement = marketplace.placement(met, "agreed")
    with pytest.raises(ValidationError):
        actions.edit(placement, by=cast.kaisa, **missing)


def test_an_answer_to_a_follow_up_is_kept_with_its_teller(cast, met):
    placement = marketplace.placement(met, "running")
    actions.end(placement, ended_on=TODAY(), outcome="studies", by=cast.kaisa)
    row = placement.follow_ups.first()
    actions.answer(row, situation="job_elsewhere", by=cast.aino)
    row.refresh_from_db()
    assert (row.situation, row.answered_by) == ("job_elsewhere", cast.aino)
    assert row.answered_at is not None


def ends_in(cast, days, name):
    young = accounts.young(name, cast.kaisa)
    marketplace.profile(young)
    met = marketplace.introduction(young, marketplace.listing(cast.bakery), cast.kaisa, "accepted")
    return marketplace.placement(met, "running", ends_on=TODAY() + dt.timedelta(days=days))


def test_the_coach_is_asked_what_comes_next_four_weeks_before_the_end(cast):
    soon, late = ends_in(cast, 28, "Otso"), ends_in(cast, 29, "Oona")
    overdue = ends_in(cast, -3, "Onni")
    assert list(need_a_next_step(cast.kaisa)) == [overdue, soon]
    assert late not in need_a_next_step(cast.kaisa)


def test_an_end_without_a_next_step_stays_on_the_list_until_there_is_one(cast, met):
    ended = marketplace.placement(met, "ended", outcome="unemployed")
    assert list(need_a_next_step(cast.kaisa)) == [ended]
    marketplace.placement(another(cast), "draft")
    assert list(need_a_next_step(cast.kaisa)) == []


@pytest.mark.parametrize("outcome", ["job_here", "studies", "apprenticeship", "service"])
def test_an_end_with_a_next_step_is_off_the_list(cast, met, outcome):
    marketplace.placement(met, "ended", outcome=outcome)
    assert list(need_a_next_step(cast.kaisa)) == []


def test_other_coaches_are_not_asked(cast, met):
    marketplace.placement(met, "ended", outcome="unemployed")
    assert list(need_a_next_step(accounts.coach("Liisa"))) == []
    assert need_a_next_step(cast.sofia).count() == 1
