"""How far trials have led, equal to plain SQL written for this test alone."""

import itertools

import pytest
from django.db import connection
from django.utils import timezone

from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.work.nextsteps.models import NextStep
from marketplace.work.nextsteps.queries import led_on, trials_ended
from marketplace.work.placements.models import FollowUp
from tests.factories import accounts, marketplace
from tests.marketplace.work.nextsteps.conftest import day

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SQL = """
SELECT count(*),
  count(CASE WHEN p.outcome <> 'unemployed' OR EXISTS (
    SELECT 1 FROM marketplace_nextstep n WHERE n.placement_id = p.id AND n.state IN ('chosen', 'finished')) THEN 1 END),
  count(CASE WHEN p.outcome IN ('job_here', 'job_elsewhere', 'apprenticeship', 'business') THEN 1 END),
  count(CASE WHEN EXISTS (SELECT 1 FROM marketplace_followup f WHERE f.placement_id = p.id AND f.months = 3
    AND f.answered_at IS NOT NULL AND f.situation IN ('job_here', 'job_elsewhere', 'apprenticeship', 'business')) THEN 1 END),
  count(CASE WHEN EXISTS (SELECT 1 FROM marketplace_followup f WHERE f.placement_id = p.id AND f.months = 3
    AND f.answered_at IS NOT NULL) THEN 1 END),
  count(CASE WHEN EXISTS (SELECT 1 FROM marketplace_followup f WHERE f.placement_id = p.id AND f.months = 6
    AND f.answered_at IS NOT NULL AND f.situation IN ('job_here', 'job_elsewhere', 'apprenticeship', 'business')) THEN 1 END),
  count(CASE WHEN EXISTS (SELECT 1 FROM marketplace_followup f WHERE f.placement_id = p.id AND f.months = 6
    AND f.answered_at IS NOT NULL) THEN 1 END)
FROM marketplace_placement p
WHERE p.kind = 'work_trial' AND p.state IN ('ended', 'stopped') AND p.ended_on > %s AND p.ended_on <= %s
  AND p.authority_id = %s AND (%s = 0 OR EXISTS (
    SELECT 1 FROM accounts_responsibility r WHERE r.person_id = p.person_id AND r.coach_id = %s AND r.ended_at IS NULL))
"""
OUTCOMES = ("job_here", "unemployed", "studies", "unemployed", "apprenticeship", "new_trial", "business", "unemployed")
ANSWERS = (None, "job_elsewhere", "unemployed", "studies", "job_here", "apprenticeship", None)


def oracle(authority, coach=None):
    today = timezone.localdate()
    number = coach.pk if coach else 0
    with connection.cursor() as cursor:
        cursor.execute(SQL, [months_later(today, -12), today, authority.pk, number, number])
        return cursor.fetchone()


def ours(user):
    led = led_on(trials_ended(user))
    (now, _all), (three, knew3), (six, knew6) = (led.work[months] for months in (0, 3, 6))
    return (led.ended, led.with_step, now, three, knew3, six, knew6)


@pytest.fixture
def history(cast):
    """Forty placements of two coaches in every mixture: kinds, days, outcomes, steps, answers."""
    leena = accounts.coach("Leena")
    mixes = zip(range(40), itertools.cycle(OUTCOMES), itertools.cycle(ANSWERS))
    for number, outcome, answer in mixes:
        coach = (cast.kaisa, leena)[number % 3 == 0]
        person = accounts.young(f"Nuori {number}", coach)
        marketplace.profile(person)
        kind = "job" if number % 11 == 0 else "work_trial"
        met = marketplace.introduction(person, marketplace.listing(cast.bakery, kind=kind), coach, "accepted")
        state = ("ended", "ended", "stopped", "running")[number % 4] if number % 5 else "ended"
        over = {} if state == "running" else {"outcome": outcome, "ended_on": day(-number * 11)}
        row = marketplace.placement(met, state, starts_on=day(-500), **over)
        if number % 6 == 1:
            step_state = ("chosen", "finished", "withdrawn")[number % 3]
            NextStep.objects.create(
                placement=row, person=person, authority=row.authority, kind="service", owner=coach, due_on=day(1),
                state=step_state, finished_at=timezone.now() if step_state == "finished" else None,
            )  # fmt: skip
        if state != "running":
            for months, told in ((0, answer), (3, answer), (6, ANSWERS[(number + 3) % 7])):
                FollowUp.objects.create(
                    placement=row, person=person, authority=row.authority, months=months, due_on=day(0),
                    situation=told or "", answered_at=timezone.now() if told else None,
                )  # fmt: skip
    return leena


def test_the_numbers_are_those_of_plain_sql(cast, history):
    assert ours(cast.kaisa) == oracle(cast.aino.authority, cast.kaisa)
    assert ours(history) == oracle(cast.aino.authority, history)
    assert ours(cast.sofia) == oracle(cast.aino.authority)
    assert ours(cast.sofia)[0] > ours(cast.kaisa)[0] > ours(history)[0] > 3
    assert all(number > 0 for number in ours(cast.sofia))


def test_the_year_is_counted_to_the_day(cast, trial):
    today = timezone.localdate()
    first = months_later(today, -12)
    for ended_on, counted in ((first, 0), (first + timezone.timedelta(days=1), 1), (today, 1)):
        type(trial).objects.filter(pk=trial.pk).update(
            state="ended", starts_on=day(-500), ends_on=today, ended_on=ended_on, outcome="job_here"
        )
        assert led_on(trials_ended(cast.kaisa)).ended == counted == oracle(cast.aino.authority, cast.kaisa)[0]


def test_nobody_elses_trials_are_counted(cast, trial):
    type(trial).objects.filter(pk=trial.pk).update(state="ended", ended_on=day(0), outcome="job_here")
    assert led_on(trials_ended(cast.kaisa)).ended == 1
    assert led_on(trials_ended(accounts.coach("Leena"))).ended == 0
