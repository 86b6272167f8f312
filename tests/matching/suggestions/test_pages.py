"""Pages of suggestions: what a coach reads beside a pair."""

import pytest

from matching.suggestions.models import Run
from matching.suggestions.states import Engine
from tests.factories import marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def test_other_places_of_the_same_run_stand_in_the_order_of_their_ranks(cast, signed_in):
    profile, place = ready_to_meet(cast)
    run = Run.objects.create(trigger="test", engine=Engine.RULES, counts={})
    this = matching.suggestion(profile, place, run=run, rank=2)
    for rank in (5, 1, 4, 3):
        matching.suggestion(profile, marketplace.listing(cast.bakery, title=f"Paikka {rank}"), run=run, rank=rank)
    page = signed_in(cast.kaisa).get(this.get_absolute_url())
    assert [one.rank for one in page.context["neighbours"]] == [1, 2, 3, 4, 5]
