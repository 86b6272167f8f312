"""The audit of fairness reads what young people told freely, and shows groups of thirty or more."""

import pytest
from django.urls import reverse

from accounts.privacy.actions import tell_equality
from matching.oversight.states import Measure, Verdict
from matching.suggestions.learning.fairness import read_fairness
from matching.suggestions.learning.watching import read_week
from tests.factories import accounts, marketplace, matching


def people(cast, count, sex, states):
    """Young people who told their gender, each with one decided suggestion."""
    listing = marketplace.listing(cast.bakery)
    for number in range(count):
        profile = marketplace.profile(accounts.young(given_name=f"{sex}{number}"))
        tell_equality(profile.person, facts={"sex": sex})
        matching.suggestion(profile, listing, state=states[number % len(states)], decided_by=cast.kaisa)


@pytest.fixture
def town(cast):
    people(cast, 30, "woman", ["declined", "declined", "asked"])
    people(cast, 30, "man", ["asked"])
    people(cast, 5, "other", ["declined"])


def rows(reading):
    return {row["group"]: row for row in reading["detail"]["groups"]}


def test_a_group_whose_suggestions_are_declined_more_is_an_alarm(town):
    reading = read_fairness()[Measure.FAIR_APPROVED]
    found = rows(reading)
    assert reading["verdict"] == Verdict.ALARM
    assert found["sex:woman"]["ratio"] == pytest.approx(10 / 30 / (30 / 35))
    assert found["sex:woman"]["verdict"] == "unfair"
    assert found["sex:other"]["ratio"] is None


def test_without_anybody_who_told_nothing_is_said(cast):
    marketplace.profile(cast.aino)
    assert {one["verdict"] for one in read_fairness().values()} == {Verdict.TOO_FEW}


def test_the_page_shows_groups_of_thirty_and_never_names_a_smaller_one(town, cast, signed_in):
    read_week()
    text = signed_in(cast.sofia).get(reverse("suggestions:ranker")).content.decode()
    assert "naiset" in text
    assert "miehet" in text
    assert "muut sukupuolet" not in text


def test_a_reading_holds_no_person(town, cast):
    text = str(read_fairness())
    assert all(name not in text for name in ("woman0", "man1"))
