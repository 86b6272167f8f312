"""The life of a profile's version: every state with every verb."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from marketplace.guidance.profiles import actions
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import TRANSITIONS, WANTED_MEANS, ProfileState, Wanted
from marketplace.work.listings.states import ListingKind
from tests.factories import marketplace

pytestmark = pytest.mark.django_db
PAIRS = [(state, verb) for state in ProfileState for verb in TRANSITIONS]


@pytest.mark.parametrize(("state", "verb"), [pair for pair in PAIRS if pair[0] in TRANSITIONS[pair[1]].sources])
def test_a_verb_moves_a_profile_where_the_table_says_and_logs_it(cast, state, verb):
    profile = marketplace.profile(cast.aino, state)
    getattr(actions, verb)(profile, by=cast.aino)
    profile.refresh_from_db()
    entry = Entry.objects.get(verb=f"profiles.{verb}")
    assert profile.state == TRANSITIONS[verb].target
    before = ProfileState.PAUSED if (state, verb) == (ProfileState.PUBLISHED, "archive") else state
    assert (entry.actor, entry.state_before, entry.state_after) == (cast.aino, before, TRANSITIONS[verb].target)


@pytest.mark.parametrize(("state", "verb"), [pair for pair in PAIRS if pair[0] not in TRANSITIONS[pair[1]].sources])
def test_a_verb_from_a_wrong_state_is_refused_and_leaves_no_trace(cast, state, verb):
    profile = marketplace.profile(cast.aino, state)
    before = Entry.objects.count(), Notice.objects.count(), cast.aino.consents.count()
    with pytest.raises(TransitionRefusedError):
        getattr(actions, verb)(profile, by=cast.aino)
    profile.refresh_from_db()
    assert profile.state == state
    assert (Entry.objects.count(), Notice.objects.count(), cast.aino.consents.count()) == before


@pytest.mark.parametrize("state", [state for state in ProfileState if state != ProfileState.DRAFT])
def test_only_a_draft_is_written(cast, state):
    profile = marketplace.profile(cast.aino, state)
    for act in (
        lambda: actions.write(profile, story="Uusi", by=cast.aino),
        lambda: actions.write_skills(profile, levels={}, by=cast.aino),
        lambda: actions.write_wishes(profile, interests={}, by=cast.aino),
        lambda: actions.write_languages(profile, levels={}, by=cast.aino),
        lambda: actions.write_certificates(profile, certificates=[], by=cast.aino),
        lambda: actions.write_photo(profile, photo=None, by=cast.aino),
        lambda: actions.ask_coach(profile, by=cast.aino),
    ):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.code == "not_draft"
    assert Profile.objects.get(pk=profile.pk).story == ""
    assert profile.skill_rows.count() == profile.wish_rows.count() == profile.language_rows.count() == 1
    assert not Entry.objects.exists()


@pytest.mark.both_databases
def test_the_database_refuses_a_profile_in_use_without_her_yes(cast):
    draft = marketplace.profile(cast.aino, ProfileState.DRAFT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Profile.objects.filter(pk=draft.pk).update(state=ProfileState.PUBLISHED)


@pytest.mark.both_databases
def test_the_database_refuses_two_profiles_in_use_and_two_drafts(cast):
    marketplace.profile(cast.aino)
    with pytest.raises(IntegrityError), transaction.atomic():
        marketplace.profile(cast.aino, ProfileState.PAUSED, version=2)
    marketplace.profile(cast.aino, ProfileState.DRAFT, version=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        marketplace.profile(cast.aino, ProfileState.AWAITING, version=4, said_yes_at=timezone.now())


def test_the_kinds_of_places_are_those_of_listings_and_each_has_a_sentence():
    assert Wanted.values == ListingKind.values
    assert list(WANTED_MEANS) == list(Wanted)
