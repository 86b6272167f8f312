"""Two yeses to one plan at the same moment: both count and the plan comes into force once; and the twin without locks."""

import threading

import pytest
from django.db import connection

from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from marketplace.guidance.plans import actions
from marketplace.guidance.plans.models import Plan, Version
from marketplace.guidance.plans.queries import draft_of
from tests.factories import plans
from tests.security.arena import arena, fresh, race, transactional_db  # noqa: F401
from tests.security.test_races import begin_late, copies, winners

pytestmark = pytest.mark.both_databases

TAPS = 20


@pytest.fixture
def version(arena):
    """A plan with one step, which nobody has accepted yet."""
    plans.step(arena.aino, arena.kaisa)
    return draft_of(Plan.objects.get(person=arena.aino))


def both_say_yes(arena, version):
    """Each from her own page, in the same moment."""
    hers, his = copies(version, 2)
    return race([lambda: actions.accept(hers, by=arena.aino), lambda: actions.accept(his, by=arena.kaisa)])


def test_two_yeses_at_the_same_moment_bring_the_plan_into_force(arena, version):
    assert len(winners(both_say_yes(arena, version))) == 2
    after = fresh(version)
    assert after.state == "accepted"
    assert after.young_accepted_at
    assert after.coach_accepted_at
    assert after.coach == arena.kaisa
    assert [step.state for step in after.plan.steps.all()] == ["agreed"]
    assert Notice.objects.filter(name="plan_accepted").count() == 1


def test_twenty_taps_of_the_last_yes_bring_it_into_force_once(arena, version):
    actions.accept(version, by=arena.aino)
    results = race(lambda one=one: actions.accept(one, by=arena.kaisa) for one in copies(version, TAPS))
    assert len(winners(results)) == 1
    assert {type(one) for one in results if isinstance(one, Exception)} == {TransitionRefusedError}
    assert Notice.objects.filter(name="plan_accepted").count() == 1


def test_a_yes_and_a_new_step_cross_and_nobody_has_accepted_what_she_has_not_seen(arena, version):
    actions.accept(version, by=arena.aino)
    [one] = copies(version, 1)
    race([lambda: actions.accept(one, by=arena.kaisa), lambda: plans.step(arena.aino, arena.aino, title="Uusi askel")])
    for accepted in Version.objects.filter(state="accepted"):
        assert "Uusi askel" not in str(accepted.content)
    assert draft_of(Plan.objects.get(person=arena.aino)) is not None


# The twin: both have read before either writes. It shows that the tests above would notice.


def test_twin_without_the_lock_two_yeses_leave_a_plan_that_waits_for_ever_or_an_error(arena, version, monkeypatch):
    """On PostgreSQL each side sees that the other has not said yes; SQLite refuses the later writer outright."""
    seen, lock_for_transition = threading.Barrier(2), actions.lock_for_transition

    def look(obj, verb, by):
        found = lock_for_transition(obj, verb, by)
        seen.wait(30)
        return found

    monkeypatch.setattr(actions, "lock_for_transition", look)
    monkeypatch.setattr("accounts.audit.transitions.rows_to_lock", lambda rows: rows)
    if connection.vendor == "sqlite":
        monkeypatch.setattr(
            "django.db.backends.sqlite3.base.DatabaseWrapper._start_transaction_under_autocommit", begin_late
        )
    results = both_say_yes(arena, version)
    assert fresh(version).state == "draft"
    assert len(winners(results)) == (2 if connection.vendor == "postgresql" else 1)
