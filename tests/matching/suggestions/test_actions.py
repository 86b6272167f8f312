"""The way of a suggestion through the human yeses."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from accounts.people.models import User
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.work.introductions.models import Introduction
from matching.ranking.schema import SCHEMA
from matching.suggestions import actions
from matching.suggestions.models import Suggestion
from matching.suggestions.states import COACH_REASON_TO_HER, Engine, Source, SuggestionState
from tests.after import code_of
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def notices_of(person):
    return list(Notice.objects.filter(recipient=person).values_list("name", flat=True))


def test_a_pair_becomes_an_introduction_after_the_coachs_and_the_youths_yes(cast):
    profile, place = ready_to_meet(cast)
    suggestion = matching.suggestion(profile, place)

    actions.approve(suggestion, by=cast.kaisa)
    assert Introduction.objects.count() == 0
    assert notices_of(cast.aino) == ["suggestion_approved"]
    assert notices_of(cast.mikko) == []

    introduction = actions.say_yes(suggestion, release=["phone"], by=cast.aino)
    assert introduction.released == {"given_name": "Aino", "phone": "+358401234567"}
    assert introduction.approved_by == cast.kaisa
    assert notices_of(cast.mikko) == ["introduction_opened"]
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.INTRODUCED


def test_her_own_interest_needs_only_the_coachs_yes(cast):
    _profile, place = ready_to_meet(cast)
    suggestion = actions.show_interest(place, release=[], by=cast.aino)
    assert notices_of(cast.kaisa) == ["interest_shown"]

    actions.approve(suggestion, by=cast.kaisa)
    assert Introduction.objects.get().released == {"given_name": "Aino"}


def test_nobody_else_can_say_yes_for_her(cast):
    profile, place = ready_to_meet(cast)
    suggestion = matching.suggestion(profile, place, SuggestionState.ASKED, decided_by=cast.kaisa)
    for somebody in (cast.kaisa, cast.mikko, cast.sofia, cast.admin):
        with pytest.raises(ValidationError):
            actions.say_yes(suggestion, release=[], by=somebody)
    assert Introduction.objects.count() == 0


def test_a_second_approval_is_refused_and_says_who_was_first_unless_it_was_she_herself(cast):
    profile, place = ready_to_meet(cast)
    suggestion = matching.suggestion(profile, place)
    actions.approve(suggestion, by=cast.kaisa)
    for second, named in ((accounts.coach("Liisa"), True), (cast.kaisa, False)):
        with pytest.raises(TransitionRefusedError) as refusal:
            actions.approve(suggestion, by=second)
        assert ("Kaisa" in str(refusal.value)) is named
    assert Entry.objects.filter(verb="suggestions.approve").count() == 1


def test_a_declined_pair_tells_the_youth_only_if_she_had_asked(cast):
    profile, place = ready_to_meet(cast)
    actions.decline(matching.suggestion(profile, place), coach_reason="travel", by=cast.kaisa)
    assert notices_of(cast.aino) == []
    own = actions.show_interest(place, release=[], by=cast.aino)
    User.objects.filter(pk=cast.aino.pk).update(language="sv")
    actions.decline(Suggestion.objects.get(pk=own.pk), coach_reason="interest", by=cast.kaisa)
    [told] = Notice.objects.filter(recipient=cast.aino)
    with translation.override("sv"):
        assert told.facts["reason"] == COACH_REASON_TO_HER["interest"]


@pytest.mark.both_databases
def test_a_suggestion_without_a_coachs_approval_cannot_be_asked_even_in_sql(cast):
    profile, place = ready_to_meet(cast)
    suggestion = matching.suggestion(profile, place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=suggestion.pk).update(state=SuggestionState.ASKED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=suggestion.pk).update(
            state=SuggestionState.INTRODUCED, decided_by=cast.kaisa, decided_at=timezone.now()
        )


def test_a_blocked_workplace_is_refused_whoever_proposes(cast):
    profile, place = ready_to_meet(cast)
    Block.objects.create(person=cast.aino, organisation=cast.bakery)
    with pytest.raises(ValidationError) as refusal:
        actions.propose(profile, place, source=Source.COACH, by=cast.kaisa)
    assert refusal.value.error_list[0].code == "blocked"


def test_a_minor_is_not_proposed_to_night_work(cast):
    minor = cast.aino
    minor.birth_on = timezone.localdate() - dt.timedelta(days=17 * 365)
    minor.save()
    profile = marketplace.profile(minor, finished_school=True)
    day = marketplace.listing(cast.bakery)
    night = marketplace.listing(cast.bakery, nights=True)
    assert actions.propose(profile, day, source=Source.COACH, by=cast.kaisa).pk
    with pytest.raises(ValidationError) as refusal:
        actions.propose(profile, night, source=Source.COACH, by=cast.kaisa)
    assert refusal.value.error_list[0].code == "minor"


def test_the_same_pair_is_open_only_once(cast):
    profile, place = ready_to_meet(cast)
    actions.propose(profile, place, source=Source.COACH, by=cast.kaisa)
    with pytest.raises(ValidationError) as refusal:
        actions.propose(profile, place, source=Source.COACH, by=cast.kaisa)
    assert refusal.value.code == "open_already"


def test_later_comes_up_again_within_its_own_time(cast):
    profile, place = ready_to_meet(cast)
    suggestion = matching.suggestion(profile, place, SuggestionState.ASKED, decided_by=cast.kaisa)
    day = timezone.localdate() + dt.timedelta(days=60)
    actions.say_later(suggestion, later_until=day, by=cast.aino)
    suggestion.refresh_from_db()
    assert suggestion.expires_on > day


def test_an_unanswered_wish_ends_with_a_word_to_her(cast):
    _profile, place = ready_to_meet(cast)
    suggestion = actions.show_interest(place, release=[], by=cast.aino)
    actions.expire(suggestion, by=User.objects.system())
    assert "suggestion_expired" in notices_of(cast.aino)


def test_a_withdrawn_pair_stops_the_mail_that_has_not_left(cast):
    profile, place = ready_to_meet(cast)
    suggestion = matching.suggestion(profile, place)
    actions.approve(suggestion, by=cast.kaisa)
    actions.withdraw(suggestion, by=cast.kaisa)
    assert Notice.objects.get(recipient=cast.aino).state == "cancelled"


def test_without_a_profile_in_force_aino_asks_for_no_place(cast):
    place = marketplace.listing(cast.bakery)
    marketplace.profile(cast.aino, "draft")
    assert code_of(actions.show_interest, place, release=[], by=cast.aino) == "no_profile"
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("state", ["paused", "archived"])
@pytest.mark.parametrize("verb", ["approve", "say_yes"])
def test_no_yes_counts_while_her_profile_is_not_in_use(cast, state, verb):
    profile, place = ready_to_meet(cast)
    stand = "proposed" if verb == "approve" else "asked"
    suggestion = matching.suggestion(profile, place, stand, decided_by=cast.kaisa)
    Profile.objects.update(state=state)
    who, given = (cast.kaisa, {}) if verb == "approve" else (cast.aino, {"release": []})
    assert code_of(getattr(actions, verb), suggestion, by=who, **given) == "no_profile"
    assert Suggestion.objects.get().state == stand
    assert not Introduction.objects.exists()


def test_nobody_is_introduced_without_her_own_yes(cast):
    suggestion = matching.suggestion(*ready_to_meet(cast), "asked", decided_by=cast.kaisa)
    assert code_of(actions.introduce, suggestion, by=cast.kaisa) == "no_yes"
    assert not Introduction.objects.exists()


def test_what_she_asks_for_herself_is_logged_and_reasoned_about_like_the_rankers_pairs(cast):
    _profile, place = ready_to_meet(cast)
    suggestion = actions.show_interest(place, release=[], by=cast.aino)
    assert set(suggestion.features) == set(SCHEMA.names)
    assert suggestion.reasons["helps"] or suggestion.reasons["hurts"]
    assert (suggestion.engine, suggestion.score, suggestion.run) == (Engine.PERSON, None, None)


@pytest.mark.parametrize("silent", ["switched off", "not wanted"])
def test_where_the_ranker_may_not_speak_only_the_facts_are_logged(cast, silent):
    profile, place = ready_to_meet(cast)
    if silent == "switched off":
        actions.switch_ranker(is_on=False, reason="testi", by=cast.admin)
    else:
        User.objects.filter(pk=cast.aino.pk).update(wants_ranking=False)
        profile.person.refresh_from_db()
    suggestion = actions.propose(profile, place, source=Source.COACH, by=cast.kaisa)
    assert set(suggestion.features) == set(SCHEMA.names)
    assert (suggestion.band, suggestion.reasons) == ("", {})
