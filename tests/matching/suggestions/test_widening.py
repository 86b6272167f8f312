"""A list goes beyond the wish a little and says so; where the wished work is nowhere to be had, the page says that."""

import numpy as np
import pytest

from matching.ranking.market import Market
from matching.ranking.plan import Proposal
from matching.ranking.ranker import Ranker
from matching.suggestions.runs.missing import works_without_place
from matching.suggestions.runs.widening import Lists, lists_of_today, near_the_wish
from matching.suggestions.words import widens
from tests.factories import accounts, marketplace, matching
from tests.matching.ranking.town import aino, bakery
from tests.people import ready_to_meet

WORKS = (("baker", "7512"), ("clerk", "5223"), ("carer", "5321"), ("cleaner", "9112"))


def lists(bands, *, wishes=None, works=WORKS, near=0, widened=0, most=2):
    """What stays of a list of four places, by their numbers and new ranks, where the ranker calls them so."""
    her = aino(wished_occupations={"baker": 5} if wishes is None else wishes)
    market = Market([her], [bakery(id=work, occupation=work, isco=isco) for work, isco in works])
    scores = Ranker().score(market, np.zeros(4, int), np.arange(4))
    scores.band[:] = bands
    before = Lists({"aino": near}, {"aino": widened})
    plan = [Proposal(0, at, at + 1) for at in range(4)]
    return [(one.opening, one.rank) for one in near_the_wish(market, scores, plan, before, most)]


def test_beside_the_wished_work_only_other_work_that_may_well_come_true_stays():
    assert lists(["low", "middle", "low", "high"]) == [(0, 1), (1, 2), (3, 3)]


def test_of_other_work_two_places_at_most_stay():
    assert lists(["high"] * 4) == [(0, 1), (1, 2), (2, 3)]
    assert lists(["low"] * 4, wishes={"painter": 5}) == [(0, 1), (1, 2)]


def test_what_her_list_has_already_counts_so_that_it_does_not_grow_night_by_night():
    assert lists(["high"] * 4, widened=1) == [(0, 1), (1, 2)]
    assert lists(["high"] * 4, widened=2) == [(0, 1)]
    assert lists(["low"] * 4, wishes={"painter": 5}, near=1) == []


@pytest.mark.django_db
def test_lists_are_counted_by_what_was_logged_of_the_wish(cast):
    profile, place = ready_to_meet(cast)
    for alike, state in ((1.0, "proposed"), (0.0, "reserved"), (0.2, "declined"), (None, "reserved")):
        other = marketplace.listing(cast.bakery, title=f"Paikka {alike}")
        by = cast.kaisa if state == "declined" else None
        matching.suggestion(profile, other, state, decided_by=by, features=matching.logged(wish_similarity=alike))
    matching.suggestion(profile, place, source="coach", features=matching.logged(wish_similarity=0.0))
    her = str(cast.aino.pk)
    assert (lists_of_today().near, lists_of_today().widened) == ({her: 2}, {her: 1})


def test_who_has_named_no_work_keeps_the_whole_plan():
    assert lists(["low"] * 4, wishes={}) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_an_administrator_may_leave_lists_as_they_were_planned():
    assert lists(["low"] * 4, most=5) == [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert lists(["high"] * 4, most=0) == [(0, 1)]


def test_related_work_is_no_widening():
    related = (("confectioner", "7512"), ("butcher", "7511"), ("carer", "5321"), ("cleaner", "9112"))
    assert lists(["low"] * 4, works=related) == [(0, 1), (1, 2)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("alike", "source", "is_marked"),
    [(0.0, "ranker", True), (0.6, "ranker", False), (None, "ranker", False), (0.0, "coach", False)],
)
def test_what_the_ranker_adds_beyond_the_wish_is_marked(cast, alike, source, is_marked):
    one = matching.suggestion(*ready_to_meet(cast), source=source, features=matching.logged(wish_similarity=alike))
    assert widens(one) is is_marked


@pytest.mark.django_db
def test_aino_reads_that_no_bakery_is_within_her_ten_kilometres_and_where_the_nearest_is(cast, signed_in):
    profile, place = ready_to_meet(cast)
    assert works_without_place(cast.aino.pk) == []
    far = accounts.municipality("Heinola")
    type(place).objects.filter(pk=place.pk).update(municipality=far)
    type(profile).objects.filter(pk=profile.pk).update(max_km=10)
    [missing] = works_without_place(cast.aino.pk)
    assert (missing.work, missing.nearest) == (place.occupation, place)
    page = signed_in(cast.aino).get("/suggestions/").content.decode()
    assert "Avointa paikkaa ei ole juuri nyt" in page
    assert place.organisation.name in page
    assert str(missing.km) in page


@pytest.mark.django_db
def test_where_nobody_at_all_offers_the_work_no_nearest_place_is_named(cast, signed_in):
    profile, place = ready_to_meet(cast)
    type(place).objects.update(state="expired")
    [missing] = works_without_place(cast.aino.pk)
    assert missing.nearest is None
    page = signed_in(cast.kaisa).get(f"/caseloads/{cast.aino.pk}/places/").content.decode()
    assert "Avointa paikkaa ei ole juuri nyt" in page
    assert "Lähin:" not in page
