"""Who is in a placement: nothing is suggested in the middle of it, and near its end only what comes after it."""

import datetime as dt

import pytest
from django.conf import settings

from marketplace.work.placements.models import Placement
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.fits import places_for
from matching.suggestions.runs.market import whole_snapshot
from matching.suggestions.runs.running import run
from tests.factories import marketplace
from tests.people import day, work_trial

pytestmark = pytest.mark.django_db
NEAR = settings.SUGGEST_BEFORE_END_DAYS


@pytest.fixture
def next_place(cast):
    """Another place of the bakery, whose start is by agreement."""
    return marketplace.listing(cast.bakery, title="Vakituinen leipuri", starts_on=None)


def suggested():
    run("test")
    return list(Suggestion.objects.values_list("listing__title", flat=True))


@pytest.mark.parametrize(("left", "found"), [(NEAR + 1, []), (NEAR, ["Vakituinen leipuri"])])
def test_the_next_place_is_looked_for_from_four_weeks_before_the_end(cast, next_place, left, found):
    work_trial(cast, begins=-10, ends=left)
    assert [title for title in suggested() if title == next_place.title] == found


def test_what_begins_before_the_end_is_not_suggested_and_what_begins_after_it_is(cast, next_place):
    work_trial(cast, begins=-40, ends=25)
    marketplace.listing(cast.bakery, title="Alkaa heti", starts_on=day(3))
    marketplace.listing(cast.bakery, title="Alkaa sitten", starts_on=day(26))
    assert {"Alkaa heti", "Alkaa sitten"} & set(suggested()) == {"Alkaa sitten"}


def test_in_a_placement_without_an_end_nothing_is_suggested_and_no_first_free_day_is_made_up(cast, next_place):
    work_trial(cast, begins=-10, ends=20)
    Placement.objects.update(ends_on=None)
    assert suggested() == []
    [seeker] = whole_snapshot().market.seekers
    assert seeker.free_from is None


def test_a_placement_that_is_being_agreed_keeps_nothing_back(cast, next_place):
    work_trial(cast, begins=10, ends=100)
    Placement.objects.update(state="draft")
    assert next_place.title in suggested()


def test_her_own_first_day_stands_where_it_is_later_than_the_end(cast, next_place):
    trial = work_trial(cast, begins=-40, ends=10)
    later = day(60)
    trial.person.profiles.update(free_from=later)
    [seeker] = whole_snapshot().market.seekers
    assert seeker.free_from == later
    trial.person.profiles.update(free_from=day(1))
    [seeker] = whole_snapshot().market.seekers
    assert seeker.free_from == day(10) + dt.timedelta(days=1)


def test_her_coach_may_look_for_a_place_at_any_time(cast, next_place):
    work_trial(cast, begins=-10, ends=90)
    assert next_place in [fit.listing for fit in places_for(cast.aino.pk).inside]
