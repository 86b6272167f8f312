"""Verbs on appointments: who gets which time, what is refused, who is told, what others may do meanwhile."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.caseloads.models import Deputy
from accounts.notices.models import Notice
from accounts.privacy.actions import erase
from marketplace.guidance.appointments import actions
from marketplace.guidance.appointments.availability.queries import open_slots
from marketplace.guidance.appointments.availability.slots import Slot
from marketplace.guidance.appointments.leaves.actions import add_leave, settle
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import clashes, slots_for
from marketplace.guidance.appointments.states import AppointmentState
from marketplace.guidance.appointments.tasks import let_offers_go
from tests.after import code_of
from tests.factories import accounts
from tests.factories.appointments import appointment, at, hours, workday

STATES = list(AppointmentState)


def slot(coach, starts_at, minutes=60):
    return Slot(starts_at, starts_at + dt.timedelta(minutes=minutes), coach.pk, "place", "Ohjaamo")


@pytest.fixture
def day():
    return workday()


@pytest.fixture
def open_kaisa(cast, day):
    """Kaisa can be booked on one weekday from nine to twelve."""
    return hours(cast.kaisa, day.weekday())


@pytest.fixture
def leena(cast):
    return accounts.coach("Leena")


def test_a_youth_books_a_free_time_of_her_own_coach(cast, open_kaisa, day):
    first = slots_for(cast.aino)[0]
    made = actions.take(cast.aino, slot=first, by=cast.aino)
    assert (made.state, made.coach, made.starts_at, made.place) == ("booked", cast.kaisa, first.starts_at, "Ohjaamo")
    assert first.key not in {one.key for one in slots_for(cast.aino)}
    assert set(Notice.objects.values_list("name", flat=True)) >= {"appointment_booked", "appointment_booked_coach"}


def test_a_time_that_somebody_has_is_refused_to_the_next_one(cast, open_kaisa):
    bella = accounts.young("Bella", cast.kaisa)
    first = slots_for(cast.aino)[0]
    actions.take(bella, slot=first, by=bella)
    with pytest.raises(actions.SlotTakenError):
        actions.take(cast.aino, slot=first, by=cast.aino)


def test_a_cancelled_time_can_be_booked_by_another(cast, open_kaisa):
    bella = accounts.young("Bella", cast.kaisa)
    first = slots_for(cast.aino)[0]
    actions.cancel(actions.take(bella, slot=first, by=bella), by=bella)
    assert actions.take(cast.aino, slot=first, by=cast.aino).state == "booked"


def test_a_youth_cannot_invent_a_time_outside_the_hours(cast, open_kaisa, day):
    with pytest.raises(actions.SlotTakenError):
        actions.take(cast.aino, slot=slot(cast.kaisa, at(day, 20)), by=cast.aino)


def test_a_youth_cannot_book_a_coach_who_is_not_hers(cast, leena, day):
    hours(leena, day.weekday())
    with pytest.raises(actions.SlotTakenError):
        actions.take(cast.aino, slot=slot(leena, at(day, 9)), by=cast.aino)


def test_a_youth_books_three_times_and_no_more(cast, open_kaisa):
    for one in slots_for(cast.aino)[:3]:
        actions.take(cast.aino, slot=one, by=cast.aino)
    with pytest.raises(ValidationError) as refusal:
        actions.take(cast.aino, slot=slots_for(cast.aino)[0], by=cast.aino)
    assert refusal.value.code == "too_many"


def test_her_own_coach_comes_first_and_the_deputy_while_the_coach_is_away(cast, leena, open_kaisa, day):
    hours(leena, day.weekday())
    assert {one.coach_id for one in slots_for(cast.aino)} == {cast.kaisa.pk}
    away_until = day + dt.timedelta(days=7)
    Deputy.objects.create(
        coach=cast.kaisa, deputy=leena, starts_on=day, ends_on=away_until, authority=cast.kaisa.authority
    )
    found = slots_for(cast.aino)
    by_day = {one.starts_at.date(): one.coach_id for one in found}
    assert by_day[day] == by_day[away_until] == leena.pk
    assert by_day[day + dt.timedelta(days=14)] == cast.kaisa.pk
    assert found[0].coach_id == cast.kaisa.pk
    stand_in = next(one for one in found if one.coach_id == leena.pk)
    assert actions.take(cast.aino, slot=stand_in, by=cast.aino).coach == leena


def test_meetings_that_overlap_are_refused_though_they_begin_at_other_times(cast, day):
    appointment(cast.aino, cast.kaisa, starts_at=at(day, 10))
    bella = accounts.young("Bella", cast.kaisa)
    with pytest.raises(actions.SlotTakenError):
        actions.offer(bella, slots=[slot(cast.kaisa, at(day, 10, 30))], by=cast.kaisa)


def test_a_youth_is_never_in_two_places_at_once(cast, leena, day):
    appointment(cast.aino, cast.kaisa, starts_at=at(day, 10))
    with pytest.raises(actions.SlotTakenError):
        actions.take(cast.aino, slot=slot(leena, at(day, 10, 15)), by=leena)


def test_of_three_offered_times_she_takes_one_and_the_others_are_free_again(cast, open_kaisa):
    offered = actions.offer(cast.aino, slots=open_slots([cast.kaisa.pk], timezone.now(), 20)[:3], by=cast.kaisa)
    assert Notice.objects.filter(name="appointment_offered").count() == 1
    actions.book(offered[1], by=cast.aino)
    assert [Appointment.objects.get(pk=one.pk).state for one in offered] == ["cancelled", "booked", "cancelled"]


def test_more_than_three_times_are_not_offered(cast, open_kaisa):
    with pytest.raises(ValidationError):
        actions.offer(cast.aino, slots=open_slots([cast.kaisa.pk], timezone.now(), 30)[:4], by=cast.kaisa)


def test_an_offer_that_nobody_took_is_let_go_when_its_time_has_come(cast):
    gone = appointment(cast.aino, cast.kaisa, "offered", starts_at=timezone.now() - dt.timedelta(hours=1))
    to_come = appointment(cast.aino, cast.kaisa, "offered")
    assert let_offers_go.func()["done"] == 1
    assert [Appointment.objects.get(pk=one.pk).state for one in (gone, to_come)] == ["cancelled", "offered"]


def test_a_moved_appointment_keeps_its_row_and_counts_its_changes(cast, open_kaisa):
    first, second = slots_for(cast.aino)[:2]
    made = actions.take(cast.aino, slot=first, by=cast.aino)
    moved = actions.reschedule(made, slot=second, by=cast.aino)
    assert (moved.pk, moved.starts_at, moved.sequence, moved.state) == (made.pk, second.starts_at, 1, "booked")
    assert first.key in {one.key for one in slots_for(cast.aino)}


@pytest.mark.parametrize(("who", "side"), [("aino", "young"), ("kaisa", "coach"), ("sofia", "service")])
def test_a_cancellation_says_who_cancelled_and_tells_the_other_side(cast, who, side):
    made = actions.cancel(appointment(cast.aino, cast.kaisa), by=getattr(cast, who))
    assert (made.state, made.cancelled_by) == ("cancelled", side)
    told = {"aino": {cast.kaisa}, "kaisa": {cast.aino}, "sofia": {cast.aino, cast.kaisa}}[who]
    assert {one.recipient for one in Notice.objects.filter(name__startswith="appointment_cancelled")} == told


def test_a_cancellation_is_taken_back_only_while_the_time_is_free(cast, day):
    made = appointment(cast.aino, cast.kaisa, starts_at=at(day, 10))
    actions.cancel(made, by=cast.aino)
    bella = accounts.young("Bella", cast.kaisa)
    other = appointment(bella, cast.kaisa, starts_at=at(day, 10))
    with pytest.raises(actions.SlotTakenError):
        actions.restore(made, by=cast.aino)
    actions.cancel(other, by=bella)
    restored = actions.restore(made, by=cast.aino)
    assert (restored.state, restored.cancelled_by, restored.cancelled_at) == ("booked", "", None)


def test_an_offer_that_was_declined_is_not_restored_to_a_booking_that_never_was(cast):
    made = actions.cancel(appointment(cast.aino, cast.kaisa, "offered"), by=cast.aino)
    with pytest.raises(ValidationError) as refusal:
        actions.restore(made, by=cast.aino)
    assert refusal.value.code == "never_booked"


def test_what_took_place_is_held_and_what_did_not_is_marked_and_may_be_corrected(cast):
    begun = timezone.now() - dt.timedelta(minutes=5)
    made = appointment(cast.aino, cast.kaisa, starts_at=begun)
    actions.miss(made, by=cast.kaisa)
    assert made.state == "no_show"
    assert Notice.objects.filter(recipient=cast.aino, name="appointment_missed").exists()
    assert actions.hold(made, by=cast.kaisa).state == "held"


@pytest.mark.parametrize("verb", ["hold", "miss"])
def test_nobody_says_how_it_went_before_it_has_begun(cast, verb):
    with pytest.raises(ValidationError) as refusal:
        getattr(actions, verb)(appointment(cast.aino, cast.kaisa), by=cast.kaisa)
    assert refusal.value.code == "too_early"


def test_she_is_checked_in_on_the_day_and_not_before(cast):
    with pytest.raises(ValidationError):
        actions.check_in(appointment(cast.aino, cast.kaisa), by=cast.kaisa)
    today = appointment(cast.aino, cast.kaisa, starts_at=timezone.now() + dt.timedelta(seconds=30))
    if timezone.localdate(today.starts_at) == timezone.localdate():
        assert actions.check_in(today, by=cast.kaisa).checked_in_at is not None


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", sorted(Appointment.TRANSITIONS))
def test_a_verb_starts_only_from_the_states_of_its_table(cast, day, state, verb):
    begun = verb in {"hold", "miss"}
    when = timezone.now() - dt.timedelta(minutes=1) if begun else at(day, 10)
    if verb == "check_in":
        when = timezone.now() + dt.timedelta(seconds=5)
    made = appointment(cast.aino, cast.kaisa, state, starts_at=when)
    more = {"slot": slot(cast.kaisa, at(day, 14))} if verb == "reschedule" else {}
    lines = Entry.objects.about(made).count()
    if state in Appointment.TRANSITIONS[verb].sources:
        assert getattr(actions, verb)(made, by=cast.kaisa, **more).state == Appointment.TRANSITIONS[verb].target
        assert Entry.objects.about(made).count() == lines + 1
        return
    with pytest.raises(TransitionRefusedError if verb != "restore" else ValidationError), transaction.atomic():
        getattr(actions, verb)(made, by=cast.kaisa, **more)
    assert Appointment.objects.get(pk=made.pk).state == state
    assert Entry.objects.about(made).count() == lines


@pytest.mark.both_databases
def test_the_database_refuses_one_time_for_two(cast, day):
    appointment(cast.aino, cast.kaisa, starts_at=at(day, 10))
    with pytest.raises(IntegrityError), transaction.atomic():
        appointment(accounts.young("Bella", cast.kaisa), cast.kaisa, starts_at=at(day, 10))


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "wrong", [{"state": "booked", "booked_at": None}, {"state": "cancelled"}, {"cancelled_by": "young"}]
)
def test_the_database_refuses_an_appointment_that_contradicts_itself(cast, wrong):
    made = appointment(cast.aino, cast.kaisa)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=made.pk).update(**wrong)


def test_a_day_away_takes_its_times_and_asks_what_becomes_of_the_appointments(cast, leena, day):
    late = hours(cast.kaisa, day.weekday(), starts=dt.time(13), ends=dt.time(15))
    times = {"deputy": 9, "reschedule": 10, "cancel": 11, "keep": 12}
    made = {
        fate: appointment(accounts.young(fate, cast.kaisa), cast.kaisa, starts_at=at(day, hour))
        for fate, hour in times.items()
    }
    leave = add_leave(cast.kaisa, starts_at=at(day, 0), ends_at=at(day, 23), by=cast.kaisa)
    assert not [one for one in open_slots([cast.kaisa.pk], timezone.now(), 10) if one.starts_at.date() == day]
    assert set(clashes(made.values(), cast.kaisa).values()) == {"leave"}
    Deputy.objects.create(coach=cast.kaisa, deputy=leena, starts_on=day, ends_on=day, authority=leena.authority)
    fates = {one.pk: fate for fate, one in made.items() if fate != "keep"}
    settle(leave, fates=fates, by=cast.kaisa)
    after = {fate: Appointment.objects.get(pk=one.pk) for fate, one in made.items()}
    assert (after["deputy"].coach, after["deputy"].starts_at) == (leena, at(day, 9))
    assert after["reschedule"].starts_at == at(day + dt.timedelta(days=7), late.starts.hour)
    assert (after["cancel"].state, after["keep"].state) == ("cancelled", "booked")


def test_what_cannot_be_settled_settles_nothing(cast, day):
    first = appointment(cast.aino, cast.kaisa, starts_at=at(day, 9))
    second = appointment(accounts.young("Bella", cast.kaisa), cast.kaisa, starts_at=at(day, 10))
    leave = add_leave(cast.kaisa, starts_at=at(day, 0), ends_at=at(day, 23), by=cast.kaisa)
    with pytest.raises(ValidationError) as refusal:
        settle(leave, fates={first.pk: "cancel", second.pk: "deputy"}, by=cast.kaisa)
    assert "Bella" in refusal.value.messages[0]
    assert set(Appointment.objects.values_list("state", flat=True)) == {"booked"}


def test_a_deputy_who_is_busy_gets_no_second_appointment(cast, leena, day):
    appointment(accounts.young("Bella", leena), leena, starts_at=at(day, 10))
    with pytest.raises(actions.SlotTakenError):
        actions.hand(appointment(cast.aino, cast.kaisa, starts_at=at(day, 10)), to=leena, by=cast.kaisa)


def test_nobody_of_another_authority_is_handed_an_appointment(cast):
    with pytest.raises(ValidationError):
        actions.hand(appointment(cast.aino, cast.kaisa), to=cast.ville, by=cast.kaisa)


def test_erasing_a_youth_frees_her_times_and_leaves_no_place(cast):
    made = appointment(cast.aino, cast.kaisa)
    erase(cast.aino, by=cast.aino)
    after = Appointment.objects.get(pk=made.pk)
    assert after.state == "cancelled"
    assert after.place != made.place
    assert "Ohjaamo" not in after.place


@pytest.mark.parametrize("count", [0, 4])
def test_kaisa_offers_one_to_three_times_and_neither_none_nor_four(cast, day, count):
    times = [slot(cast.kaisa, at(day, 8 + number), 45) for number in range(count)]
    assert code_of(actions.offer, cast.aino, slots=times, by=cast.kaisa) == "how_many"
    assert not Appointment.objects.exists()


@pytest.mark.parametrize("state", ["held", "no_show", "cancelled", "checked_in"])
def test_only_what_is_still_to_come_is_handed_to_another_coach(cast, leena, state):
    made = appointment(cast.aino, cast.kaisa, state)
    assert code_of(actions.hand, made, to=leena, by=cast.kaisa) == "not_live"
    assert Appointment.objects.get().coach == cast.kaisa
