"""Which placements wait for a next step, and whose coach is asked."""

import datetime as dt

import pytest
from django.utils import timezone

from marketplace.work.placements.queries import need_a_next_step
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def met(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")


def elsewhere(cast):
    place = marketplace.listing(accounts.employer("Kukkakauppa", verified_by=cast.kaisa))
    return marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")


def ends_in(cast, days, name):
    young = accounts.young(name, cast.kaisa)
    marketplace.profile(young)
    met = marketplace.introduction(young, marketplace.listing(cast.bakery), cast.kaisa, "accepted")
    return marketplace.placement(met, "running", ends_on=TODAY() + dt.timedelta(days=days))


def test_the_coach_is_asked_what_comes_next_four_weeks_before_the_end(cast):
    soon, late = ends_in(cast, 28, "Otso"), ends_in(cast, 29, "Oona")
    overdue = ends_in(cast, -3, "Onni")
    assert list(need_a_next_step(cast.kaisa)) == [overdue, soon]
    assert late not in need_a_next_step(cast.kaisa)


def test_an_end_without_a_next_step_stays_on_the_list_until_there_is_one(cast, met):
    ended = marketplace.placement(met, "ended", outcome="unemployed")
    assert list(need_a_next_step(cast.kaisa)) == [ended]
    marketplace.placement(elsewhere(cast), "draft")
    assert list(need_a_next_step(cast.kaisa)) == []


@pytest.mark.parametrize("outcome", ["job_here", "studies", "apprenticeship", "service"])
def test_an_end_with_a_next_step_is_off_the_list(cast, met, outcome):
    marketplace.placement(met, "ended", outcome=outcome)
    assert list(need_a_next_step(cast.kaisa)) == []


def test_other_coaches_are_not_asked(cast, met):
    marketplace.placement(met, "ended", outcome="unemployed")
    assert list(need_a_next_step(accounts.coach("Liisa"))) == []
    assert need_a_next_step(cast.sofia).count() == 1
