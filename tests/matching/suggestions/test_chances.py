"""Chances as they were said are read beside what came of them, group by group, and nothing is said of a handful."""

import datetime as dt

import numpy as np
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.privacy.actions import tell_equality
from matching.oversight.states import Measure, Verdict
from matching.ranking.ranker import Ranker
from matching.ranking.schema import SCHEMA
from matching.suggestions.learning.chances import outcomes_of_introductions
from matching.suggestions.learning.fairness import read_fairness
from matching.suggestions.learning.watching import read_week
from matching.suggestions.models import Run, Suggestion
from matching.suggestions.states import Engine, SuggestionState
from tests.factories import accounts, marketplace, matching

pytestmark = pytest.mark.django_db
FACTS = dict.fromkeys(SCHEMA.names)


def introduced(cast, count, years, matched):
    """Young people of an age, every ``matched``-th of whom a workplace has accepted; the others were declined."""
    place, log = marketplace.listing(cast.bakery), logged_run()
    for number in range(count):
        person = accounts.young(f"{years} {number}", cast.kaisa, age=years)
        profile = marketplace.profile(person)
        met = marketplace.introduction(person, place, cast.kaisa, "declined" if number % matched else "accepted")
        facts = {"features": FACTS, "run": log, "said_yes_at": met.said_yes_at, "introduction": met}
        matching.suggestion(profile, place, SuggestionState.INTRODUCED, decided_by=cast.kaisa, **facts)


def logged_run():
    return Run.objects.create(trigger="test", engine=Engine.RULES, schema_hash=SCHEMA.digest)


def groups(reading):
    return {row["group"]: row for row in reading["detail"]["groups"]}


def test_who_gets_more_than_was_promised_shows_with_the_interval(cast, signed_in):
    introduced(cast, 30, 18, matched=1)
    introduced(cast, 30, 24, matched=5)
    reading = read_fairness()[Measure.FAIR_CHANCES]
    found = groups(reading)
    assert reading["verdict"] == Verdict.ALARM
    assert found["age:under20"]["ratio"] == pytest.approx(0.2)
    assert found["age:under20"]["high"] < 0.8
    assert found["age:older"]["low"] > 1
    read_week()
    text = signed_in(cast.sofia).get(reverse("suggestions:ranker")).content.decode()
    assert "alle 20-vuotiaat" in text


def test_a_handful_gets_no_figure(cast):
    introduced(cast, 6, 18, matched=2)
    introduced(cast, 30, 24, matched=2)
    reading = read_fairness()[Measure.FAIR_CHANCES]
    assert reading["verdict"] == Verdict.TOO_FEW
    assert {row["ratio"] for row in reading["detail"]["groups"]} == {None}


def test_what_was_told_for_the_audit_makes_groups_and_leaves_no_name(cast):
    introduced(cast, 3, 18, matched=2)
    tell_equality(Suggestion.objects.first().person, facts={"sex": "woman"})
    reading = read_fairness()[Measure.FAIR_CHANCES]
    assert "sex:woman" in groups(reading)
    assert "18 0" not in str(reading)


def test_the_chance_is_that_of_the_day_and_a_refusal_of_the_young_is_no_match(cast):
    introduced(cast, 2, 18, matched=2)
    facts = {"features": FACTS, "run": logged_run(), "decided_by": cast.kaisa}
    place = marketplace.listing(cast.bakery)
    matching.suggestion(marketplace.profile(cast.aino), place, SuggestionState.REFUSED, **facts)
    ends = outcomes_of_introductions(timezone.now() - dt.timedelta(days=365))
    assert [one.matched for one in ends] == [True, False, False]
    unknown = np.full((1, len(SCHEMA.names)), np.nan)
    assert {one.chance for one in ends} == set(Ranker().chances(unknown, np.array([""])).tolist())


def test_facts_of_another_schema_are_left_out(cast):
    introduced(cast, 2, 18, matched=2)
    one = Suggestion.objects.first()
    one.features = {"km": 1.0}
    one.save()
    assert len(outcomes_of_introductions(timezone.now() - dt.timedelta(days=365))) == 1
