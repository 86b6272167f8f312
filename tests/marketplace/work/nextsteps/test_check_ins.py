"""Check-ins: planned by the clock, re-planned with the days, let go with the placement, answered in two taps."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from accounts.people.models import User
from marketplace.work.nextsteps import actions
from marketplace.work.nextsteps.models import CheckIn
from marketplace.work.nextsteps.queries import answers_of, check_ins_for
from marketplace.work.nextsteps.tasks import ask_check_ins
from marketplace.work.placements import actions as placements
from marketplace.work.placements.models import Placement
from tests.factories import accounts
from tests.marketplace.work.nextsteps.conftest import day

pytestmark = pytest.mark.django_db


def rows(**wanted):
    return sorted(CheckIn.objects.filter(**wanted).values_list("moment", "party", "state"))


def night():
    return ask_check_ins.func()["asked"]


def told(name):
    return sorted(Notice.objects.filter(name=name).values_list("recipient__given_name", flat=True))


def test_the_night_plans_both_moments_for_both_sides_and_asks_what_is_due(trial):
    assert night() == 2
    assert rows() == [
        ("before_end", "host", "planned"), ("before_end", "young", "planned"),
        ("halfway", "host", "asked"), ("halfway", "young", "asked"),
    ]  # fmt: skip
    assert told("check_in_asked") == ["Aino", "Mikko"]
    assert {row.due_on for row in CheckIn.objects.filter(moment="before_end")} == {day(2)}


def test_a_second_night_asks_nobody_again(trial):
    night()
    assert night() == 0
    assert Notice.objects.filter(name="check_in_asked").count() == 2


@pytest.mark.parametrize("state", ["draft", "agreed", "cancelled", "stopped", "ended"])
def test_a_placement_that_does_not_go_on_is_not_asked_about(trial, state):
    over = {"ended_on": day(0), "outcome": "studies", "stopped_by": "host"} if state in {"stopped", "ended"} else {}
    type(trial).objects.filter(pk=trial.pk).update(state=state, **over)
    night()
    assert not CheckIn.objects.exists()


def moved(trial, **days):
    """The days of a placement after an amendment of its agreement has come into force."""
    Placement.objects.filter(pk=trial.pk).update(**days)
    trial.refresh_from_db()


def test_changed_days_move_what_is_planned(cast, trial):
    night()
    moved(trial, ends_on=day(60))
    night()
    assert {row.due_on for row in CheckIn.objects.filter(moment="before_end", state="planned")} == {day(32)}
    assert Entry.objects.filter(verb="nextsteps.replan").count() == 2


def test_what_was_asked_about_an_end_that_moved_away_is_asked_anew_in_its_time(cast, trial):
    moved(trial, ends_on=day(20), starts_on=day(-100))
    night()
    assert rows(moment="before_end") == [("before_end", "host", "asked"), ("before_end", "young", "asked")]
    mine = CheckIn.objects.get(moment="before_end", party="young")
    actions.answer(mine, going="well", go_on="yes", by=cast.aino)
    moved(trial, ends_on=day(60))
    night()
    assert rows(moment="before_end") == [
        ("before_end", "host", "lapsed"), ("before_end", "host", "planned"),
        ("before_end", "young", "answered"), ("before_end", "young", "planned"),
    ]  # fmt: skip


@pytest.mark.parametrize("verb", ["end", "stop"])
def test_questions_and_their_unsent_mails_go_with_the_placement(cast, trial, verb):
    night()
    more = {"side": "host", "reason": "Syy"} if verb == "stop" else {}
    getattr(placements, verb)(trial, ended_on=day(0), outcome="studies", by=cast.kaisa, **more)
    assert {state for _moment, _party, state in rows()} == {"lapsed"}
    assert set(Notice.objects.filter(name="check_in_asked").values_list("state", flat=True)) == {"cancelled"}


def test_a_start_plans_at_once(cast, trial):
    type(trial).objects.filter(pk=trial.pk).update(state="agreed", starts_on=day(0), ends_on=day(80))
    placements.start(trial.__class__.objects.get(pk=trial.pk), by=cast.kaisa)
    assert rows(state="planned") == [
        ("before_end", "host", "planned"), ("before_end", "young", "planned"),
        ("halfway", "host", "planned"), ("halfway", "young", "planned"),
    ]  # fmt: skip


def test_a_silent_side_is_reminded_once(trial):
    night()
    CheckIn.objects.update(asked_at=timezone.now() - timezone.timedelta(days=6))
    assert night() == 2
    assert night() == 0
    assert told("check_in_reminder") == ["Aino", "Mikko"]


@pytest.fixture
def asked(trial):
    night()
    return {row.party: row for row in CheckIn.objects.filter(state="asked")}


def test_two_taps_answer_one_after_the_other(cast, asked):
    mine = asked["young"]
    actions.answer(mine, going="well", by=cast.aino)
    assert (mine.state, mine.going, mine.go_on) == ("asked", "well", "")
    actions.answer(mine, go_on="yes", by=cast.aino)
    mine.refresh_from_db()
    assert (mine.state, mine.going, mine.go_on) == ("answered", "well", "yes")
    assert mine.answered_at is not None


def test_what_was_answered_stays(cast, asked):
    actions.answer(asked["young"], going="well", go_on="yes", by=cast.aino)
    with pytest.raises(TransitionRefusedError):
        actions.answer(asked["young"], going="badly", go_on="no", by=cast.aino)
    asked["young"].refresh_from_db()
    assert asked["young"].going == "well"


def test_the_coach_hears_when_both_have_answered(cast, asked):
    actions.answer(asked["young"], going="well", go_on="yes", by=cast.aino)
    assert told("check_in_answered") == []
    actions.answer(asked["host"], going="well", go_on="yes", by=cast.mikko)
    assert told("check_in_answered") == ["Kaisa"]


def test_the_coach_hears_at_once_where_it_goes_badly(cast, asked):
    actions.answer(asked["host"], going="badly", go_on="no", by=cast.mikko)
    assert told("check_in_answered") == ["Kaisa"]


def test_no_mail_tells_what_was_answered_or_who_she_is(cast, asked):
    for notice in Notice.objects.filter(name="check_in_asked"):
        assert "Aalto" not in "".join(words_of(notice))
    actions.answer(asked["host"], going="badly", go_on="no", by=cast.mikko)
    assert "Huonosti" not in "".join(words_of(Notice.objects.get(name="check_in_answered")))


def test_each_side_sees_its_own_questions_and_the_coach_both(cast, asked):
    assert list(check_ins_for(cast.aino)) == [asked["young"]]
    assert list(check_ins_for(cast.mikko)) == [asked["host"]]
    assert check_ins_for(cast.kaisa).count() == 2
    for other in (cast.ville, cast.sofia, cast.admin, accounts.coach("Leena")):
        assert check_ins_for(other).count() == 0


def test_both_sides_stand_together_the_later_moment_first(trial, asked):
    assert [(str(label), len(group)) for label, group in answers_of(trial)] == [
        ("neljä viikkoa ennen loppua", 2), ("puolivälissä", 2),
    ] or [len(group) for _label, group in answers_of(trial)] == [2, 2]  # fmt: skip


@pytest.mark.both_databases
def test_the_table_refuses_half_an_answer_and_two_open_ones(trial, asked):
    mine = asked["young"]
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.filter(pk=mine.pk).update(state="answered")
    mine.pk, mine.token, mine._state.adding = None, "x", True
    with pytest.raises(IntegrityError), transaction.atomic():
        mine.save(force_insert=True)


@pytest.mark.parametrize("verb", ["ask", "answer", "lapse"])
@pytest.mark.parametrize("state", ["planned", "asked", "answered", "lapsed"])
def test_a_verb_works_from_its_own_states_only(cast, asked, verb, state):
    given = {"going": "well", "go_on": "no", "answered_at": timezone.now()} if state == "answered" else {}
    CheckIn.objects.filter(pk=asked["young"].pk).update(state=state, **given)
    mine = CheckIn.objects.get(pk=asked["young"].pk)
    taps = {"going": "well", "go_on": "yes"} if verb == "answer" else {}
    if state in CheckIn.TRANSITIONS[verb].sources:
        getattr(actions, verb)(mine, by=User.objects.system(), **taps)
        assert mine.state == CheckIn.TRANSITIONS[verb].target
    else:
        with pytest.raises(ValidationError):
            getattr(actions, verb)(mine, by=User.objects.system(), **taps)
