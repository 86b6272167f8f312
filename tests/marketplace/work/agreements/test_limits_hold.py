"""Random walks of a young person's agreements at three workplaces: no way leads beyond a limit of the law."""

import datetime as dt
from contextlib import suppress

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.work.agreements import actions
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.signing.seals import verifies
from marketplace.work.placements import actions as placements
from marketplace.work.placements.models import Placement
from tests.factories import accounts, marketplace
from tests.people import cast as make_cast

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
VERBS = ("write", "send_out", "sign_young", "sign_host", "check", "confirm", "amend", "edit", "correct", "withdraw",
         "renew", "start", "end", "stop", "cancel", "wait", "sign_all")  # fmt: skip
COUNTED = ("confirmed", "running", "ended", "stopped")
DAYS_OF_SIX_MONTHS = 186  # the longest six calendar months and two days more than five months and thirty days


class Walk:
    """Aino, three workplaces, and a clock that moves."""

    def __init__(self, clock):
        self.clock, self.cast = clock, make_cast()
        marketplace.mandate(self.cast.sofia)
        marketplace.profile(self.cast.aino)
        shops = [accounts.employer(f"Paikka {number}", contact=self.cast.mikko) for number in range(3)]
        for shop in shops:
            place = marketplace.listing(shop, seats=9)
            met = marketplace.introduction(self.cast.aino, place, self.cast.kaisa, "accepted")
            placements.draft(met, by=self.cast.kaisa)

    def step(self, verb, number, amount):
        rows = list(Placement.objects.order_by("pk"))
        placement = rows[number % len(rows)]
        version = placement.agreements.order_by("-number").first()
        kaisa, today = self.cast.kaisa, timezone.localdate()
        edited = {
            "starts_on": today + dt.timedelta(days=amount % 9 - (amount % 11 == 0)), "ends_on": today + dt.timedelta(days=amount),
            "hours_per_day": str(3 + amount % 7), "weekdays": ["mon", "tue", "wed", "thu", "fri", "sat"][: 1 + amount % 6],
        }  # fmt: skip
        chosen = dict(list(edited.items())[amount % 4 :]) if version and version.number > 1 else edited
        acts = {
            "write": lambda: marketplace.agreement(placement, kaisa, **edited),
            "send_out": lambda: actions.send_out(version, by=kaisa),
            "sign_young": lambda: actions.sign(version, by=self.cast.aino),
            "sign_host": lambda: actions.sign(version, by=self.cast.mikko),
            "sign_all": lambda: self.sign_all(version),
            "check": lambda: actions.check(version, word="Kysyin.", by=kaisa),
            "confirm": lambda: actions.confirm(version, by=self.cast.sofia),
            "amend": lambda: actions.amend(placement, by=kaisa),
            "edit": lambda: actions.edit(version, by=kaisa, **chosen),
            "correct": lambda: actions.correct(version, by=kaisa),
            "withdraw": lambda: actions.withdraw(version, reason="Muu", by=kaisa),
            "renew": lambda: actions.renew(
                placement, starts_on=(placement.ends_on or today) + dt.timedelta(days=1),
                ends_on=(placement.ends_on or today) + dt.timedelta(days=amount), by=kaisa,
            ),
            "start": lambda: placements.start(placement, by=kaisa),
            "end": lambda: placements.end(placement, ended_on=today, outcome="studies", by=kaisa),
            "stop": lambda: placements.stop(placement, ended_on=today, side="host", reason="Muu", by=kaisa),
            "cancel": lambda: placements.cancel(placement, reason="Muu", by=kaisa),
            "wait": lambda: self.clock.shift(dt.timedelta(days=amount % 40)),
        }  # fmt: skip
        if version is not None or verb in {"write", "amend", "renew", "start", "end", "stop", "cancel", "wait"}:
            acts[verb]()

    def sign_all(self, version):
        actions.send_out(version, by=self.cast.kaisa)
        actions.sign(version, by=self.cast.mikko)
        actions.sign(version, by=self.cast.aino)
        actions.check(version, word="Kysyin.", by=self.cast.kaisa)
        actions.confirm(version, by=self.cast.sofia)


def broken():
    """What the law does not allow, found without the product's own arithmetic."""
    counted = list(Placement.objects.filter(state__in=COUNTED))
    last = {one: one.ended_on or one.ends_on for one in counted}
    days = sum((last[one] - one.starts_on).days + 1 for one in counted)
    living = Placement.objects.filter(state__in=("confirmed", "running"))
    checks = {
        "hours": [one for one in counted if not 4 <= one.hours_per_day <= 8],
        "week": [one for one in counted if not 1 <= one.days_per_week <= 5],
        "beyond its agreement": [one for one in counted if last[one] > one.ends_on],
        "months": [days] if days > DAYS_OF_SIX_MONTHS else [],
        "without an agreement": [one for one in living if one.agreements.filter(state="in_force").count() != 1],
        "does not verify": [one for one in Agreement.objects.filter(state="in_force") if not verifies(one)],
        "back-dated": [one for one in Agreement.objects.filter(state="in_force") if is_back_dated(one)],
    }
    return [name for name, wrong in checks.items() if wrong]


def is_back_dated(version):
    first = version.placement.agreements.filter(in_force_at__isnull=False).order_by("number").first()
    return version == first and version.placement.starts_on < timezone.localdate(version.in_force_at)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.sampled_from(VERBS), st.integers(0, 5), st.integers(1, 190)), min_size=5, max_size=22
    )
)  # fmt: skip
def test_no_sequence_of_verbs_gives_an_agreement_beyond_a_limit(django_db_blocker, steps):
    with time_machine.travel(START, tick=False) as clock, transaction.atomic():
        walk = Walk(clock)
        for verb, number, amount in steps:
            with suppress(ValidationError):  # a refusal is what a limit is for
                walk.step(verb, number, amount)
            assert broken() == [], (verb, number, amount)
        transaction.set_rollback(True)


def test_the_walk_gets_there(db):
    """A walk on a straight road reaches force, so that the property is not true of nothing."""
    with time_machine.travel(START, tick=False) as clock:
        walk = Walk(clock)
        walk.step("write", 0, 90)
        version = Agreement.objects.get()
        actions.edit(version, by=walk.cast.kaisa, hours_per_day="6", weekdays=["mon", "tue"])
        walk.step("sign_all", 0, 1)
        clock.shift(dt.timedelta(days=9))
        walk.step("start", 0, 1)
        walk.step("renew", 0, 30)
        assert {one.state for one in Agreement.objects.all()} == {"in_force", "draft"}
        assert broken() == []


def test_an_agreement_beyond_a_limit_is_noticed(standing):
    Placement.objects.update(ends_on=standing.placement.starts_on + dt.timedelta(days=200))
    assert set(broken()) >= {"months", "does not verify"}
