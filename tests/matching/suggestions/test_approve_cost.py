"""To approve a pair reads that pair: its cost does not grow with the town, with her skills or with her other lists."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import Kind
from matching.suggestions import actions
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

MOST_QUERIES = 28  # one of them asks whether the coach stands in for somebody, whose young person is then told


def cost_of_approving(suggestion, coach):
    with CaptureQueriesContext(connection) as queries:
        actions.approve(type(suggestion).objects.get(pk=suggestion.pk), by=coach)
    return len(queries), " ".join(query["sql"] for query in queries)


def fill_the_town(cast, profile, listing):
    for name in ("Beeda", "Cecilia", "Dana"):
        marketplace.profile(accounts.young(name, cast.kaisa))
        marketplace.listing(cast.bakery, title=name)
    for skill in Concept.objects.filter(kind=Kind.SKILL).exclude(pk__in=profile.skill_rows.values("skill"))[:9]:
        profile.skill_rows.create(skill=skill, level=2)
        listing.skill_rows.get_or_create(skill=skill)


def test_approving_asks_as_many_questions_in_a_full_town_as_in_an_empty_one(cast):
    profile, listing = ready_to_meet(cast)
    other = marketplace.listing(cast.bakery, title="Toinen")
    first, second = matching.suggestion(profile, listing), matching.suggestion(profile, other)
    alone, _sql = cost_of_approving(first, cast.kaisa)
    fill_the_town(cast, profile, other)
    among_many, sql = cost_of_approving(second, cast.kaisa)
    assert among_many == alone <= MOST_QUERIES
    assert "marketplace_profileskill" not in sql
    assert "marketplace_wish" not in sql
