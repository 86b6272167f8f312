"""What is called promising stands out: after a run over everybody, a fifth of all first places at most."""

import pytest

from matching.oversight.loading import Serving
from matching.ranking.ranker import Ranker
from matching.suggestions.models import Run
from matching.suggestions.runs.banding import BOUND, bound_among, bound_of_today, told_band
from matching.suggestions.runs.exploring import Shown
from matching.suggestions.runs.running import run
from matching.suggestions.runs.telling import known_of_pair
from tests.factories import accounts, marketplace
from tests.matching.ranking.town import town
from tests.people import ready_to_meet


def test_of_many_good_first_places_a_fifth_is_promising_and_second_places_move_nothing():
    market = town(51)
    ranker = Ranker(bands=(0.001, 0.002))
    scores = ranker.score(market)
    first = {seeker: at for at, seeker in reversed(list(enumerate(scores.seeker.tolist())))}
    heads = [Shown(seeker, int(scores.opening[at]), 1) for seeker, at in first.items()]
    seconds = [Shown(one.seeker, one.opening, 2) for one in heads for _time in range(3)]
    bound = bound_among(ranker, scores, heads)
    above = sum(scores.chance[at] >= bound for at in first.values())
    assert 0.1 < above / len(heads) <= 0.21
    assert bound_among(ranker, scores, [*heads, *seconds]) == bound


def test_nothing_is_made_more_promising_than_the_ranker_says():
    assert [told_band(band, 0.4, 0.5) for band in ("high", "middle", "low", "")] == ["middle", "middle", "low", ""]
    assert told_band("high", 0.5, 0.5) == "high"


@pytest.mark.django_db
def test_the_bound_of_the_newest_run_over_everybody_holds_for_what_a_coach_proposes(cast):
    profile, place = ready_to_meet(cast)
    marketplace.profile(accounts.young("Veera", cast.kaisa))
    usual = known_of_pair(profile, place)["band"]
    whole = run("test")
    Run.objects.filter(pk=whole.pk).update(settings_used={**whole.settings_used, BOUND: 1.0})
    assert bound_of_today(Serving(Ranker())) == 1.0
    assert known_of_pair(profile, place)["band"] == ("middle" if usual == "high" else usual)
    Run.objects.filter(pk=whole.pk).update(settings_used={})
    assert bound_of_today(Serving(Ranker())) == 0.35
