"""Every number equals what plain SQL counts."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from accounts.access.tenancy import within_authority
from marketplace.work.placements.states import WORK_OUTCOMES
from moderation.statistics.queries import (
    Question,
    after_trials,
    funnel,
    places_published,
    profiles_in_use,
    this_month,
)
from tests.factories import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
WORK = ", ".join(f"'{outcome}'" for outcome in WORK_OUTCOMES)
STORY = """
    FROM matching_suggestion s
    JOIN marketplace_listing l ON l.id = s.listing_id
    LEFT JOIN marketplace_introduction i ON i.id = s.introduction_id
    LEFT JOIN marketplace_placement p ON p.introduction_id = i.id
    WHERE s.created_at >= %s AND s.created_at < %s AND l.kind = %s AND s.authority_id = %s
"""
APPROVED = " AND s.decided_at IS NOT NULL AND s.state <> 'declined'"
CONDITIONS = {
    "made": "",
    "approved": APPROVED,
    "willing": f"{APPROVED} AND s.said_yes_at IS NOT NULL",
    "introduced": " AND s.introduction_id IS NOT NULL",
    "accepted": " AND i.answered_at IS NOT NULL AND i.decline_reason = ''",
    "started": " AND p.state IN ('running', 'ended', 'stopped')",
    "worked": f" AND p.outcome IN ({WORK})",
}
TRIALS = """
    FROM marketplace_placement p
    LEFT JOIN marketplace_followup f ON f.placement_id = p.id AND f.months = %s AND f.answered_at IS NOT NULL
    WHERE p.kind = 'work_trial' AND p.state IN ('ended', 'stopped')
      AND p.ended_on >= %s AND p.ended_on <= %s AND p.authority_id = %s
"""
YEAR = dt.timedelta(days=365)


def sql(text, *values):
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return cursor.fetchone()[0]


def moments(question):
    start = timezone.make_aware(dt.datetime.combine(question.since, dt.time.min))
    end = timezone.make_aware(dt.datetime.combine(question.until, dt.time.min)) + dt.timedelta(days=1)
    return start.astimezone(dt.UTC), end.astimezone(dt.UTC)


@pytest.fixture
def question(cast):
    today = timezone.localdate()
    return Question(today - YEAR, today, authority_id=cast.kaisa.authority_id)


def test_every_step_of_the_funnel_equals_plain_sql(town, question):
    counted = funnel(question)
    for step, condition in CONDITIONS.items():
        for kind, number in counted[step].items():
            wanted = sql(
                f"SELECT COUNT(*) {STORY} {condition}",
                *moments(question),
                kind,
                question.authority_id,
            )
            assert number == wanted, (step, kind)
    assert sum(counted["worked"].values()) > 0


def test_answers_in_time_are_those_within_seven_days(town, question):
    in_time = 0
    rows = town.filter(authority=question.authority_id, created_at__gte=moments(question)[0]).select_related(
        "introduction"
    )
    for suggestion in rows:
        met = suggestion.introduction
        if met and met.answered_at and met.answered_at - met.opened_at <= dt.timedelta(days=7):
            in_time += 1
    assert sum(funnel(question)["answered"].values()) == in_time > 0


def test_the_funnel_never_grows_from_step_to_step(town, question):
    counted = funnel(question)
    steps = ["made", "approved", "willing", "introduced", "accepted", "started", "worked"]
    for kind in question.kinds:
        numbers = [counted[step][kind] for step in steps]
        assert numbers == sorted(numbers, reverse=True)


def test_what_came_after_trials_equals_plain_sql(town, question):
    days = (question.since, question.until, question.authority_id)
    counted = after_trials(question)
    total = sql(f"SELECT COUNT(*) {TRIALS}", 0, *days)
    assert total > 0
    assert counted[0]["work"] == sql(f"SELECT COUNT(*) {TRIALS} AND p.outcome IN ({WORK})", 0, *days)
    for months in (3, 6):
        known = sql(f"SELECT COUNT(f.id) {TRIALS}", months, *days)
        work = sql(f"SELECT COUNT(f.id) {TRIALS} AND f.situation IN ({WORK})", months, *days)
        assert counted[months] == {"work": work, "other": known - work, "unknown": total - known}


def test_profiles_and_places_equal_plain_sql(town, question):
    people = sql(
        "SELECT COUNT(DISTINCT person_id) FROM marketplace_profile"
        " WHERE said_yes_at >= %s AND said_yes_at < %s AND authority_id = %s",
        *moments(question), question.authority_id,
    )  # fmt: skip
    assert profiles_in_use(question) == people > 0
    places = sql(
        "SELECT COUNT(*) FROM marketplace_listing WHERE published_at >= %s AND published_at < %s AND authority_id = %s",
        *moments(question), question.authority_id,
    )  # fmt: skip
    assert places_published(question) == places > 0


def test_a_kind_and_a_period_narrow_the_question(town, question):
    one = Question(question.since, question.until, "job", question.authority_id)
    assert funnel(one)["made"] == {"job": funnel(question)["made"]["job"]}
    never = Question(dt.date(2001, 1, 1), dt.date(2001, 12, 31))
    assert sum(funnel(never)["made"].values()) == 0


def test_days_are_counted_by_the_clock_of_helsinki(cast, town):
    late = dt.datetime(2026, 6, 30, 21, 30, tzinfo=dt.UTC)  # already the first of July in Helsinki
    town.update(created_at=late)
    june = Question(dt.date(2026, 6, 1), dt.date(2026, 6, 30))
    july = Question(dt.date(2026, 7, 1), dt.date(2026, 7, 31))
    assert sum(funnel(june)["made"].values()) == 0
    assert sum(funnel(july)["made"].values()) == town.count()


def test_a_coordinators_scope_is_a_wall_behind_the_question(cast, town):
    everything = Question(timezone.localdate() - YEAR * 2, timezone.localdate())
    with within_authority(cast.kaisa.authority_id):
        own = sum(funnel(everything)["made"].values())
    assert own == town.filter(authority=cast.kaisa.authority_id).count() < town.count()


def test_this_month_gives_four_figures_with_words(cast, town):
    figures = this_month(cast.sofia)
    assert len(figures) == 4
    assert all(set(figure) == {"label", "number"} and str(figure["label"]) for figure in figures)
    assert figures[0]["number"] == str(places_published(_month(cast.sofia)))


def test_small_figures_of_the_month_are_a_range(cast):
    accounts.young("Yksin", cast.kaisa)
    assert {figure["number"] for figure in this_month(cast.sofia)} == {"0"}


def _month(user):
    today = timezone.localdate()
    return Question(today.replace(day=1), today, authority_id=user.authority_id)
