"""Races under an agreement (bars R1): one signature of twenty taps, and a twin that runs without the lock."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from accounts.notices.models import Notice
from marketplace.work.agreements import actions
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import proof_of
from marketplace.work.agreements.signing.models import Signature
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet
from tests.security.arena import arena, fresh, race, transactional_db  # noqa: F401
from tests.security.test_races import begin_late, copies, winners

pytestmark = pytest.mark.both_databases

RACERS = 20


@pytest.fixture
def sent(arena):
    """An agreement that is out for signatures."""
    _profile, place = ready_to_meet(arena)
    met = marketplace.introduction(arena.aino, place, arena.kaisa, "accepted")
    placement = marketplace.placement(met, "draft", starts_on=marketplace.next_monday())
    version = marketplace.agreement(placement, arena.kaisa)
    return actions.send_out(version, by=arena.kaisa)


def test_twenty_taps_give_one_signature(arena, sent):
    held = copies(sent, RACERS)
    results = race(lambda one=one: actions.sign(one, by=arena.aino) for one in held)
    assert len(winners(results)) == 1
    assert {type(one) for one in results if isinstance(one, Exception)} == {ValidationError}
    assert Signature.objects.get().party == "young"


def test_twenty_taps_on_a_link_use_it_once(arena, sent):
    held = copies(sent.links.get(party="host"), RACERS)
    results = race(lambda one=one: actions.sign_by_link(one, by=arena.mikko) for one in held)
    assert len(winners(results)) == 1
    assert Signature.objects.get().way == "link"


def test_both_sides_at_the_same_moment_complete_it_once(arena, sent):
    young, host = copies(sent, 2)
    results = race([lambda: actions.sign(young, by=arena.aino), lambda: actions.sign(host, by=arena.mikko)])
    assert len(winners(results)) == 2
    assert (fresh(sent).state, fresh(sent.placement).state) == ("signed", "signed")
    assert Notice.objects.filter(name="agreement_signed").count() == 1


def test_a_signature_and_a_withdrawal_cross_and_no_half_is_left(arena, sent):
    one, other = copies(sent, 2)
    race([lambda: actions.sign(one, by=arena.aino), lambda: actions.withdraw(other, reason="Väärin", by=arena.kaisa)])
    assert (fresh(sent).state, fresh(sent.placement).state) == ("withdrawn", "draft")


def test_two_officials_confirm_once(arena, sent):
    officials = [arena.sofia, accounts.user("coordinator", "Henna")]
    for official in officials:
        marketplace.mandate(official)
    for person in (arena.aino, arena.mikko):
        actions.sign(fresh(sent), by=person)
    actions.check(fresh(sent), by=arena.kaisa)
    held = copies(sent, 2)
    results = race(lambda one=one, by=by: actions.confirm(one, by=by) for one, by in zip(held, officials, strict=True))
    assert len(winners(results)) == 1
    assert proof_of(Agreement.objects.get()) == "valid"


def test_two_trials_that_are_too_long_together_are_not_both_confirmed(arena, sent):
    """Each is allowed alone; the person's lock makes the second one see the first."""
    marketplace.mandate(arena.sofia)
    shop = accounts.employer("Kukkakauppa", contact=arena.mikko, verified_by=arena.kaisa)
    met = marketplace.introduction(arena.aino, marketplace.listing(shop), arena.kaisa, "accepted")
    first = marketplace.next_monday()
    other = marketplace.placement(met, "draft", starts_on=first, ends_on=first + 150 * marketplace.DAY)
    second = actions.send_out(marketplace.agreement(other, arena.kaisa), by=arena.kaisa)
    for version in (sent, second):
        for person in (arena.aino, arena.mikko):
            actions.sign(fresh(version), by=person)
        actions.check(fresh(version), by=arena.kaisa)
    results = race(lambda one=one: actions.confirm(fresh(one), by=arena.sofia) for one in (sent, second))
    assert len(winners(results)) == 1
    assert Agreement.objects.filter(state="in_force").count() == 1


# The twin: without the lock all racers see that nobody has signed. The unique constraint is the last wall.


def test_twin_without_the_lock_several_try_to_sign_and_only_the_constraint_stops_them(arena, sent, monkeypatch):
    all_have_looked, save = threading.Barrier(3), Signature.save

    def read_only(obj):
        obj.refresh_from_db()
        return obj

    def save_after_all_have_looked(signature, **options):
        all_have_looked.wait(30)
        save(signature, **options)

    monkeypatch.setattr(Signature, "save", save_after_all_have_looked)
    for module in ("accounts.audit.transitions", "marketplace.work.agreements.actions"):
        monkeypatch.setattr(f"{module}.lock", read_only)
    monkeypatch.setattr("accounts.audit.transitions.rows_to_lock", lambda rows: rows)
    if connection.vendor == "sqlite":
        monkeypatch.setattr(
            "django.db.backends.sqlite3.base.DatabaseWrapper._start_transaction_under_autocommit", begin_late
        )
    results = race(lambda one=one: actions.sign(one, by=arena.aino) for one in copies(sent, 3))
    late = [one for one in results if isinstance(one, Exception)]
    assert len(late) == 2
    assert not any(isinstance(one, ValidationError) for one in late), "nobody was told kindly"
    if connection.vendor == "postgresql":
        assert {type(one) for one in late} == {IntegrityError}
    assert Signature.objects.count() == 1
