"""Placements: seats, days, one at a time, who is told, and how things are later."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.work.placements import actions
from marketplace.work.placements.models import FollowUp, Placement
from tests.after import code_of, told
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
    blank = {missing: "" if missing == "guide_name" else None}
    placement = marketplace.placement(met, "draft", kind="job", **blank)
    with pytest.raises(ValidationError) as refusal:
        actions.agree(placement, by=cast.kaisa)
    assert refusal.value.code == "not_ready"
    assert not Notice.objects.exists()


def test_a_work_trial_is_not_agreed_without_its_agreement(cast, met):
    placement = marketplace.placement(met, "draft")
    with pytest.raises(ValidationError) as refusal:
        actions.agree(placement, by=cast.kaisa)
    placement.refresh_from_db()
    assert (refusal.value.code, placement.state) == ("needs_agreement", "draft")


@pytest.mark.parametrize("state", ["out", "signed", "confirmed", "running"])
def test_what_was_sent_out_for_signatures_changes_only_with_its_agreement(cast, met, state):
    placement = marketplace.placement(met, state)
    with pytest.raises(ValidationError) as refusal:
        actions.edit(placement, hours_per_day=8, by=cast.kaisa)
    placement.refresh_from_db()
    assert (refusal.value.code, placement.hours_per_day) == ("by_agreement", 6)


def test_a_trial_does_not_end_after_the_last_day_of_its_agreement(cast, met):
    placement = marketplace.placement(met, ends_on=TODAY() - dt.timedelta(days=3))
    with pytest.raises(ValidationError) as refusal:
        actions.end(placement, ended_on=TODAY(), outcome="studies", by=cast.kaisa)
    assert list(refusal.value.message_dict) == ["ended_on"]


@pytest.mark.parametrize("state", ["running", "ended", "stopped"])
def test_a_renewal_goes_on_in_the_same_seat_and_points_to_the_one_before(cast, met, state):
    placement = marketplace.placement(met, state)
    first = (placement.ended_on or placement.ends_on) + dt.timedelta(days=1)
    renewal = actions.renew(placement, starts_on=first, ends_on=first + dt.timedelta(days=30), by=cast.kaisa)
    placement.listing.refresh_from_db()
    assert (renewal.renews, renewal.introduction, renewal.state) == (placement, None, "draft")
    assert placement.listing.seats_taken == 1
    actions.cancel(renewal, reason="Sairastui", by=cast.kaisa)
    placement.listing.refresh_from_db()
    assert placement.listing.seats_taken == 1, "the seat is the first one's"


def test_a_placement_is_renewed_once_and_never_before_its_end(cast, met):
    placement = marketplace.placement(met)
    days = {"starts_on": placement.ends_on, "ends_on": placement.ends_on + dt.timedelta(days=30)}
    with pytest.raises(ValidationError) as refusal:
        actions.renew(placement, by=cast.kaisa, **days)
    assert list(refusal.value.message_dict) == ["starts_on"]
    days["starts_on"] += dt.timedelta(days=1)
    with pytest.raises(ValidationError) as refusal:
        actions.renew(placement, by=cast.kaisa, starts_on=days["starts_on"], ends_on=placement.ends_on)
    assert list(refusal.value.message_dict) == ["ends_on"]
    actions.renew(placement, by=cast.kaisa, **days)
    with pytest.raises(ValidationError) as refusal:
        actions.renew(placement, by=cast.kaisa, **days)
    assert refusal.value.code == "renewed_already"


def test_both_are_told_the_first_day(cast, met):
    days = {"starts_on": dt.date(2026, 12, 1), "ends_on": dt.date(2027, 1, 31)}
    placement = marketplace.placement(met, "draft", kind="job", **days)
    actions.agree(placement, by=cast.kaisa)
    assert told("placement_agreed") == {"Aino", "Mikko"}
    assert all("1.12.2026" in words_of(notice)[1] for notice in Notice.objects.all())


def test_it_does_not_start_before_its_first_day(cast, met):
    placement = marketplace.placement(met, "agreed", starts_on=TODAY() + dt.timedelta(days=1))
    with pytest.raises(ValidationError) as refusal:
        actions.start(placement, by=cast.kaisa)
    assert refusal.value.code == "too_early"


def test_it_starts_on_its_very_first_day(cast, met):
    placement = marketplace.placement(met, "confirmed", starts_on=TODAY())
    assert actions.start(placement, by=cast.kaisa).state == "running"


@pytest.mark.parametrize(("kind", "state"), [("job", "running"), ("work_trial", "draft"), ("work_trial", "cancelled")])
def test_only_a_work_trial_that_has_begun_goes_on(cast, met, kind, state):
    placement = marketplace.placement(met, state, kind=kind)
    days = {"starts_on": TODAY() + dt.timedelta(days=60), "ends_on": TODAY() + dt.timedelta(days=90)}
    assert code_of(actions.renew, placement, by=cast.kaisa, **days) == "not_renewable"
    assert Placement.objects.count() == 1


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
    days = [row.due_on for row in placement.follow_ups.all()]
    assert days == [months_later(TODAY(), months) for months in (0, 3, 6)]
    assert {row.authority for row in placement.follow_ups.all()} == {cast.aino.authority}


@pytest.mark.parametrize(
    ("ended_on", "three", "six"),
    [
        (dt.date(2026, 8, 31), dt.date(2026, 11, 30), dt.date(2027, 2, 28)),
        (dt.date(2027, 8, 31), dt.date(2027, 11, 30), dt.date(2028, 2, 29)),
        (dt.date(2026, 11, 30), dt.date(2027, 2, 28), dt.date(2027, 5, 30)),
        (dt.date(2028, 2, 29), dt.date(2028, 5, 29), dt.date(2028, 8, 29)),
        (dt.date(2026, 12, 31), dt.date(2027, 3, 31), dt.date(2027, 6, 30)),
        (dt.date(2026, 1, 15), dt.date(2026, 4, 15), dt.date(2026, 7, 15)),
    ],
)
def test_months_are_those_of_the_calendar(cast, met, ended_on, three, six):
    placement = marketplace.placement(met, "running", starts_on=ended_on - dt.timedelta(days=20), ends_on=ended_on)
    with time_machine.travel(dt.datetime.combine(ended_on, dt.time(12), tzinfo=dt.UTC), tick=False):
        actions.end(placement, ended_on=ended_on, outcome="studies", by=cast.kaisa)
    assert [row.due_on for row in placement.follow_ups.all()] == [ended_on, three, six]


def test_anybody_in_it_may_stop_it_and_both_sides_are_told(cast, met):
    placement = marketplace.placement(met, "running")
    actions.stop(placement, ended_on=TODAY(), side="host", outcome="unemployed", reason="Työ loppui", by=cast.mikko)
    assert (placement.stopped_by, placement.outcome) == ("host", "unemployed")
    assert told("placement_stopped") == {"Aino", "Mikko"}
    assert Entry.objects.get(verb="placements.stop").reason == "Työ loppui"


@pytest.mark.parametrize("state", ["draft", "out", "signed", "confirmed", "agreed"])
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
    placement = marketplace.placement(met, "agreed", kind="job")
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


def test_she_answers_once_and_her_coach_may_put_a_slip_right(cast, met):
    placement = marketplace.placement(met, "running")
    actions.end(placement, ended_on=TODAY(), outcome="studies", by=cast.kaisa)
    row = placement.follow_ups.first()
    actions.answer(row, situation="unemployed", by=cast.aino)
    with pytest.raises(ValidationError) as refusal:
        actions.answer(row, situation="job_here", by=cast.aino)
    assert refusal.value.code == "answered_already"
    actions.answer(row, situation="job_here", how_told="phone", by=cast.kaisa)
    row.refresh_from_db()
    assert (row.situation, row.how_told, row.answered_by) == ("job_here", "phone", cast.kaisa)


def test_a_coach_names_how_she_heard_it(cast, met):
    placement = marketplace.placement(met, "running")
    actions.end(placement, ended_on=TODAY(), outcome="studies", by=cast.kaisa)
    with pytest.raises(ValidationError) as refusal:
        actions.answer(placement.follow_ups.first(), situation="studies", by=cast.kaisa)
    assert list(refusal.value.message_dict) == ["how_told"]
    assert not FollowUp.objects.filter(answered_at__isnull=False).exists()
