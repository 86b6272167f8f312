"""Events: seats never more than there are, a waiting list that moves by itself, nobody left in silence."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.access.tenancy import within_authority
from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from accounts.privacy.actions import erase
from marketplace.services.events import actions
from marketplace.services.events.models import Event, SignUp
from marketplace.services.events.queries import place_in_line
from marketplace.services.events.states import EVENT_TRANSITIONS, SIGN_UP_TRANSITIONS, EventState, SignUpState
from marketplace.services.events.tasks import close_held, pass_on_seats
from matching.suggestions.models import Suggestion
from tests.factories import accounts, marketplace, services

HOUR, DAY = services.HOUR, services.DAY


def young(cast, name):
    return accounts.young(name, cast.kaisa)


def told(person):
    rows = Notice.objects.filter(recipient=person, channel="mail").exclude(name="event_reminder")
    return list(rows.order_by("pk").values_list("name", flat=True))


def full(cast, seats=1):
    """An event without a free seat, and two who wait."""
    event = services.event(seats=seats)
    seated = [actions.sign_up(event, by=young(cast, f"Istuja{number}")) for number in range(seats)]
    waiting = [actions.sign_up(event, by=young(cast, f"Jono{number}")) for number in range(2)]
    return event, seated, waiting


def state_of(*rows):
    return [SignUp.objects.get(pk=row.pk).state for row in rows]


def test_a_free_seat_is_taken_at_once_and_the_next_one_waits(cast):
    event, seated, waiting = full(cast)
    assert state_of(*seated, *waiting) == ["signed_up", "waiting", "waiting"]
    assert Event.objects.get().seats_taken == 1
    assert [place_in_line(row) for row in waiting] == [1, 2]
    assert told(waiting[0].person) == ["event_waiting"]


def test_whoever_is_in_already_gets_the_sign_up_that_stands(cast):
    event = services.event()
    first = actions.sign_up(event, by=cast.aino)
    assert actions.sign_up(event, by=cast.aino) == first
    assert Event.objects.get().seats_taken == 1


@pytest.mark.parametrize(
    "facts", [{"state": "draft"}, {"state": "cancelled"}, {"sign_up_until": timezone.now() - HOUR}]
)
def test_signing_up_is_refused_where_it_is_not_open(cast, facts):
    with pytest.raises(ValidationError) as refusal:
        actions.sign_up(services.event(**facts), by=cast.aino)
    assert refusal.value.code == "not_open"


def test_a_freed_seat_is_offered_to_the_first_in_line_and_kept(cast):
    event, seated, waiting = full(cast)
    actions.leave(seated[0], by=seated[0].person)
    assert state_of(*waiting) == ["offered", "waiting"]
    assert Event.objects.get().seats_taken == 1, "the offered seat is not free for others"
    assert told(waiting[0].person) == ["event_waiting", "event_offer"]
    late = actions.sign_up(event, by=cast.aino)
    assert late.state == "waiting"


def test_an_offer_is_taken(cast):
    _event, seated, waiting = full(cast)
    actions.leave(seated[0], by=seated[0].person)
    row = actions.take(SignUp.objects.get(pk=waiting[0].pk), by=waiting[0].person)
    assert (row.state, row.offer_until) == ("signed_up", None)
    assert Event.objects.get().seats_taken == 1


@pytest.mark.parametrize("verb", ["leave", "lapse"])
def test_an_offer_that_is_declined_or_runs_out_goes_to_the_next_in_line(cast, verb):
    _event, seated, waiting = full(cast)
    actions.leave(seated[0], by=seated[0].person)
    getattr(actions, verb)(SignUp.objects.get(pk=waiting[0].pk), by=waiting[0].person)
    assert state_of(*waiting) == ["left" if verb == "leave" else "lapsed", "offered"]
    assert Event.objects.get().seats_taken == 1
    assert Notice.objects.get(recipient=waiting[0].person, name="event_offer").state == "cancelled"


def test_an_offer_that_nobody_answered_moves_on_by_the_clock(cast, commits):
    _event, seated, waiting = full(cast)
    with commits():
        actions.leave(seated[0], by=seated[0].person)
    until = SignUp.objects.get(pk=waiting[0].pk).offer_until
    job = DBTaskResult.objects.get(task_path="marketplace.services.events.tasks.pass_on_seats")
    assert until < job.run_after < until + dt.timedelta(seconds=2)
    assert pass_on_seats.func()["done"] == 0
    SignUp.objects.filter(pk=waiting[0].pk).update(offer_until=timezone.now() - HOUR)
    assert pass_on_seats.func()["done"] == 1
    assert state_of(*waiting) == ["lapsed", "offered"]
    assert told(waiting[0].person)[-1] == "event_lapsed"


def test_an_offer_is_not_taken_too_late(cast):
    _event, seated, waiting = full(cast)
    actions.leave(seated[0], by=seated[0].person)
    SignUp.objects.filter(pk=waiting[0].pk).update(offer_until=timezone.now() - HOUR)
    with pytest.raises(ValidationError) as refusal:
        actions.take(SignUp.objects.get(pk=waiting[0].pk), by=waiting[0].person)
    assert refusal.value.code == "late"


def test_an_offer_never_reaches_past_the_beginning(cast):
    event, seated, waiting = full(cast)
    soon = timezone.now() + 2 * HOUR
    Event.objects.update(starts_at=soon, ends_at=soon + HOUR)
    actions.leave(seated[0], by=seated[0].person)
    assert SignUp.objects.get(pk=waiting[0].pk).offer_until == soon


def test_more_seats_go_to_those_who_wait(cast):
    event, _seated, waiting = full(cast)
    event = Event.objects.get()
    event.seats = 3
    actions.write(event, by=cast.kaisa)
    assert state_of(*waiting) == ["offered", "offered"]


def test_seats_that_are_taken_are_not_taken_away(cast):
    event, *_rest = full(cast, seats=2)
    event = Event.objects.get()
    event.seats = 1
    with pytest.raises(ValidationError):
        actions.write(event, by=cast.kaisa)


@pytest.mark.both_databases
def test_the_database_refuses_more_taken_seats_than_there_are(db):
    event = services.event(seats=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(seats_taken=2)


def test_a_line_holds_people_of_both_authorities(cast):
    event, seated, _waiting = full(cast)
    ville_young = accounts.young("Vilho", cast.ville)
    with within_authority(cast.ville.authority_id):
        row = actions.sign_up(event, by=ville_young)
        assert place_in_line(row) == 3
    with within_authority(cast.ville.authority_id):
        assert [one.pk for one in SignUp.objects.all()] == [row.pk]


def test_calling_off_tells_everybody_and_stops_what_waits(cast):
    event, seated, waiting = full(cast)
    actions.cancel(event, reason="Sairastapaus", by=cast.kaisa)
    for row in (*seated, *waiting):
        assert told(row.person)[-1] == "event_cancelled"
    assert not Notice.objects.filter(name="event_reminder", state="waiting").exists()
    assert state_of(*seated) == ["signed_up"], "it may take place after all"


def test_what_takes_place_after_all_reminds_again(cast):
    event, seated, _waiting = full(cast)
    actions.cancel(event, reason="Sairastapaus", by=cast.kaisa)
    actions.restore(event, by=cast.kaisa)
    assert Notice.objects.filter(name="event_reminder", channel="mail").exclude(state="cancelled").count() == 1
    assert told(seated[0].person)[-1] == "event_restored"
    assert Notice.objects.get(recipient=seated[0].person, name="event_cancelled").state == "cancelled"


def test_a_new_time_is_told_and_the_reminder_moves_with_it(cast):
    event, seated, waiting = full(cast)
    later = event.starts_at + 7 * DAY
    actions.reschedule(event, starts_at=later, ends_at=later + HOUR, by=cast.kaisa)
    standing = Notice.objects.filter(name="event_reminder", channel="mail").exclude(state="cancelled")
    assert [row.appears_at for row in standing] == [later - DAY]
    assert {told(row.person)[-1] for row in (*seated, *waiting)} == {"event_moved"}


def test_no_mail_says_what_the_event_is_about(cast):
    event = services.event(title="Velat hallintaan", seats=1)
    actions.sign_up(event, by=cast.aino)
    actions.cancel(event, reason="Sairastapaus", by=cast.kaisa)
    assert not [row for row in Notice.objects.all() if "Velat" in " ".join(words_of(row))]


def at_the_door(cast, minutes=-10):
    starts_at = timezone.now() + dt.timedelta(minutes=minutes)
    event = services.event(starts_at=starts_at, code="123456")
    return services.sign_up(event, cast.aino)


def test_the_code_at_the_place_says_that_she_is_there(cast):
    row = actions.attend(at_the_door(cast), code="123 456", by=cast.aino)
    assert (row.state, row.attended_at is not None) == ("attended", True)


@pytest.mark.parametrize(
    ("minutes", "code", "why"), [(-10, "654321", "code"), (120, "123456", "closed"), (-60 * 20, "123456", "closed")]
)
def test_a_wrong_code_and_closed_doors_are_told(cast, minutes, code, why):
    with pytest.raises(ValidationError) as refusal:
        actions.attend(at_the_door(cast, minutes), code=code, by=cast.aino)
    assert why in ("".join(getattr(refusal.value, "error_dict", {})), getattr(refusal.value, "code", ""))


def test_a_coach_needs_no_code_and_may_put_it_right(cast):
    row = actions.miss(actions.attend(at_the_door(cast), by=cast.kaisa), by=cast.kaisa)
    assert (row.state, row.attended_at) == ("missed", None)
    assert actions.attend(row, by=cast.kaisa).state == "attended"


@pytest.mark.parametrize("verb", sorted(EVENT_TRANSITIONS))
@pytest.mark.parametrize("state", EventState.values)
def test_an_events_verb_is_refused_in_every_state_that_it_does_not_start_from(cast, verb, state):
    begins = timezone.now() + (-HOUR if verb == "close" else DAY)
    event = services.event(state=state, starts_at=begins)
    reason = {"reason": "Siksi"} if verb == "cancel" else {}
    if state in EVENT_TRANSITIONS[verb].sources:
        getattr(actions, verb)(event, by=cast.kaisa, **reason)
        assert event.state == EVENT_TRANSITIONS[verb].target
    else:
        with pytest.raises(TransitionRefusedError):
            getattr(actions, verb)(event, by=cast.kaisa, **reason)


@pytest.mark.parametrize("verb", sorted(SIGN_UP_TRANSITIONS))
@pytest.mark.parametrize("state", SignUpState.values)
def test_a_sign_ups_verb_is_refused_in_every_state_that_it_does_not_start_from(cast, verb, state):
    row = services.sign_up(services.event(), cast.aino, state)
    if verb == "attend":
        Event.objects.update(starts_at=timezone.now() - HOUR)
        row = SignUp.objects.get()
    if state in SIGN_UP_TRANSITIONS[verb].sources:
        getattr(actions, verb)(row, by=cast.kaisa)
        assert SignUp.objects.get().state == SIGN_UP_TRANSITIONS[verb].target
    else:
        with pytest.raises(TransitionRefusedError):
            getattr(actions, verb)(row, by=cast.kaisa)


def test_what_has_been_held_is_closed_by_the_clock_and_the_line_ends(cast):
    event, seated, waiting = full(cast)
    gone = timezone.now() - 20 * HOUR
    Event.objects.update(starts_at=gone, ends_at=gone + HOUR)
    assert close_held.func()["closed"] == 1
    assert Event.objects.get().state == "held"
    assert state_of(*seated, *waiting) == ["signed_up", "lapsed", "lapsed"]


def test_the_seat_of_whoever_is_erased_goes_to_the_next_in_line(cast):
    event, seated, waiting = full(cast)
    erase(seated[0].person, by=seated[0].person)
    assert state_of(*waiting) == ["offered", "waiting"]
    assert not SignUp.objects.filter(pk=seated[0].pk).exists()


@pytest.fixture
def met(cast):
    """Aino has been at an event where the bakery was."""
    event = services.event(starts_at=timezone.now() - HOUR)
    event.employers.add(cast.bakery)
    services.sign_up(event, cast.aino, SignUpState.ATTENDED)
    marketplace.profile(cast.aino)
    return event


def test_an_interest_brings_the_employers_places_before_her_coach(cast, met):
    place = marketplace.listing(cast.bakery)
    actions.show_interest(met, organisation=cast.bakery, by=cast.aino)
    wish = Suggestion.objects.get()
    assert (wish.listing, wish.source, wish.state, wish.said_yes_at) == (place, "young", "proposed", None)
    assert Notice.objects.filter(recipient=cast.kaisa, name="employer_met").count() == 1


def test_an_interest_is_shown_once_and_needs_no_open_place(cast, met):
    for _time in range(2):
        actions.show_interest(met, organisation=cast.bakery, by=cast.aino)
    assert Notice.objects.filter(recipient=cast.kaisa, name="employer_met").count() == 1
    assert not Suggestion.objects.exists()


def test_only_an_employer_whom_she_met_can_be_named(cast, met):
    stranger = accounts.employer("Tuntematon", verified_by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.show_interest(met, organisation=stranger, by=cast.aino)
    with pytest.raises(ValidationError):
        actions.show_interest(met, organisation=cast.bakery, by=young(cast, "Poissaollut"))
