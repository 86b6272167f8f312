"""What the ranker is told of a profile and a place: her background where she told it, else that it is not known."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.guidance.profiles.actions import write, write_busy_periods, write_experience
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.rows.models import Experience
from marketplace.guidance.profiles.states import Activity, ProfileState
from matching.suggestions.runs.rows import PROFILE_PARTS, opening_of, seeker_of
from tests.factories import accounts, marketplace
from tests.factories.marketplace import concept

pytestmark = pytest.mark.django_db


def test_what_she_has_not_told_is_not_known_and_never_none(cast):
    seeker = seeker_of(marketplace.profile(cast.aino))
    assert seeker.experience is seeker.education is seeker.max_minutes is seeker.interests is seeker.support is None


def test_what_she_has_told_comes_over(cast):
    draft = marketplace.profile(cast.aino, ProfileState.DRAFT)
    rows = [
        Experience(kind="job", occupation=concept("kokki"), months=2),
        Experience(kind="hobby", occupation=concept("leipuri")),
        Experience(kind="family", words="Talkoot", months=9),
    ]
    write_experience(draft, rows=rows, by=cast.aino)
    likings = {one: 5 if one in ("help", "show") else 1 for one in Activity.values}
    write(draft, by=cast.aino, education=0, max_minutes=45, support="much", activities=likings)
    seeker = seeker_of(draft)
    assert seeker.experience == {"kokki": 2, "leipuri": 1}
    assert (seeker.education, seeker.max_minutes, seeker.support) == (0, 45, "much")
    assert seeker.interests == (1, 1, 1, 5, 1, 1)


def test_nothing_done_yet_is_told_to_be_nothing(cast):
    assert seeker_of(marketplace.profile(cast.aino, has_no_experience=True)).experience == {}


def test_her_own_words_do_not_reach_the_ranker_but_the_days_on_which_she_is_away_do(cast):
    draft = marketplace.profile(cast.aino, ProfileState.DRAFT)
    write_experience(draft, rows=[Experience(kind="job", words="Kanariasaari")], by=cast.aino)
    day = timezone.localdate() + dt.timedelta(days=400)
    write_busy_periods(draft, periods=[(day, day)], by=cast.aino)
    assert "Kanariasaari" not in repr(seeker_of(draft))
    assert seeker_of(draft).busy == ((day, day),)


@pytest.mark.parametrize("education", [None, 1, 3])
def test_the_schooling_that_a_place_asks_for_comes_over(cast, education):
    assert opening_of(marketplace.listing(cast.bakery, education=education)).education == education


def test_many_profiles_cost_as_many_questions_as_one(cast):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            for profile in Profile.objects.prefetch_related(*PROFILE_PARTS):
                seeker_of(profile)
        return len(asked)

    def tell(person):
        profile = marketplace.profile(person)
        Experience.objects.create(profile=profile, kind="job", occupation=concept("kokki"), months=3)

    tell(cast.aino)
    with_one = questions()
    for name in ("Otso", "Oona"):
        tell(accounts.young(name, cast.kaisa))
    assert questions() == with_one
