"""What nobody has decided yet ends at once when a placement begins, or when terms or a profile are others than before."""

import pytest

from marketplace.guidance.profiles.actions import publish
from marketplace.work.listings.actions import tell_terms
from marketplace.work.placements.actions import start
from matching.suggestions.models import Suggestion
from matching.suggestions.states import Source, SuggestionState
from tests.factories import accounts, marketplace, matching
from tests.people import day, work_trial

pytestmark = pytest.mark.django_db
STATES = SuggestionState


def waiting(cast, state=STATES.PROPOSED, source=Source.RANKER, **terms):
    """A pair of Aino's at another employer's place."""
    place = marketplace.listing(accounts.employer("Kukka Oy", verified_by=cast.kaisa), title="Kukkakauppa", **terms)
    profile = cast.aino.profiles.filter(state="published").first() or marketplace.profile(cast.aino)
    return matching.suggestion(profile, place, state, source=source, decided_by=cast.kaisa)


def begun(cast, ends):
    placement = work_trial(cast, begins=0, ends=ends)
    type(placement).objects.filter(pk=placement.pk).update(state="agreed")
    placement.refresh_from_db()
    return placement


def state_of(suggestion):
    return Suggestion.objects.get(pk=suggestion.pk).state


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (STATES.RESERVED, STATES.DROPPED), (STATES.PROPOSED, STATES.WITHDRAWN), (STATES.ASKED, STATES.WITHDRAWN),
        (STATES.LATER, STATES.WITHDRAWN),
    ],
)  # fmt: skip
def test_when_her_placement_begins_what_begins_before_its_end_falls_away(cast, mailoutbox, state, after):
    placement = begun(cast, ends=60)
    suggestion = waiting(cast, state, starts_on=day(20))
    start(placement, by=cast.kaisa)
    assert state_of(suggestion) == after
    assert not [mail for mail in mailoutbox if cast.kaisa.email in mail.to]


@pytest.mark.parametrize(("starts", "moves", "stays"), [(61, 0, True), (60, 0, False), (50, 2, True), (50, 1, False)])
def test_what_can_begin_after_its_end_stays(cast, starts, moves, stays):
    placement = begun(cast, ends=60)
    suggestion = waiting(cast, starts_on=day(starts), start_moves_weeks=moves)
    start(placement, by=cast.kaisa)
    assert (state_of(suggestion) == STATES.PROPOSED) is stays


def test_others_keep_theirs_when_her_placement_begins(cast):
    placement = begun(cast, ends=60)
    beeda = marketplace.profile(accounts.young("Beeda", cast.kaisa))
    hers = matching.suggestion(beeda, marketplace.listing(cast.bakery))
    start(placement, by=cast.kaisa)
    assert state_of(hers) == STATES.PROPOSED


@pytest.mark.parametrize(
    ("state", "after"),
    [(STATES.RESERVED, STATES.DROPPED), (STATES.PROPOSED, STATES.WITHDRAWN), (STATES.ASKED, STATES.ASKED)],
)
def test_new_terms_end_at_once_what_nobody_has_decided_and_begins_too_early_now(cast, state, after):
    profile = marketplace.profile(cast.aino, free_from=day(40))
    place = marketplace.listing(cast.bakery, starts_on=day(20), start_moves_weeks=2)
    suggestion = matching.suggestion(profile, place, state, decided_by=cast.kaisa)
    tell_terms(place, start_moves_weeks=0, by=cast.mikko)
    assert state_of(suggestion) == after


def test_new_terms_end_what_breaks_a_hard_limit_now(cast):
    profile, place = marketplace.profile(cast.aino, has_licence=False), marketplace.listing(cast.bakery)
    suggestion = matching.suggestion(profile, place, source=Source.COACH)
    type(place).objects.filter(pk=place.pk).update(needs_licence=True)
    place.refresh_from_db()
    tell_terms(place, start_moves_weeks=1, by=cast.mikko)
    assert state_of(suggestion) == STATES.WITHDRAWN


def test_what_a_person_proposed_may_begin_early_and_new_terms_within_the_limits_change_nothing(cast):
    profile = marketplace.profile(cast.aino, free_from=day(40))
    place = marketplace.listing(cast.bakery, starts_on=day(20), start_moves_weeks=2)
    by_hand = matching.suggestion(profile, place, source=Source.COACH)
    tell_terms(place, start_moves_weeks=0, by=cast.mikko)
    assert state_of(by_hand) == STATES.PROPOSED


def test_a_refresh_follows_new_terms(cast, django_capture_on_commit_callbacks):
    place = marketplace.listing(cast.bakery)
    with django_capture_on_commit_callbacks() as later:
        tell_terms(place, start_moves_weeks=1, by=cast.mikko)
    assert later


@pytest.mark.parametrize(("state", "after"), [(STATES.RESERVED, STATES.DROPPED), (STATES.ASKED, STATES.ASKED)])
def test_a_profile_that_is_free_later_now_ends_what_nobody_has_decided(cast, state, after):
    old = marketplace.profile(cast.aino)
    suggestion = matching.suggestion(
        old, marketplace.listing(cast.bakery, starts_on=day(10)), state, decided_by=cast.kaisa
    )  # fmt: skip
    type(old).objects.filter(pk=old.pk).update(state="replaced")
    new = marketplace.profile(cast.aino, "awaiting", version=2, free_from=day(60))
    publish(new, by=cast.aino)
    assert state_of(suggestion) == after
