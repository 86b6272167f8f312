"""Runs of the ranker: what they propose, what they leave alone, what they log."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.audit.models import Entry
from marketplace.guidance.profiles.actions import block, pause
from marketplace.guidance.profiles.models import Block, ProfileSkill
from marketplace.reference.vocabulary.models import Concept
from marketplace.work.listings.actions import withdraw as withdraw_listing
from matching.ranking.plan import plan
from matching.suggestions import actions
from matching.suggestions.models import Run, Suggestion
from matching.suggestions.runs.market import whole_snapshot
from matching.suggestions.runs.running import run
from matching.suggestions.states import Engine, Source, SuggestionState
from matching.suggestions.tasks import refresh_listing
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def test_a_run_puts_a_fitting_pair_before_the_coach_and_logs_how(cast):
    profile, place = ready_to_meet(cast)
    log = run("test")
    suggestion = Suggestion.objects.get()
    assert (suggestion.person, suggestion.listing) == (profile.person, place)
    assert suggestion.state == SuggestionState.PROPOSED
    assert suggestion.run == log
    assert log.engine == Engine.RULES
    assert log.why
    assert log.schema_hash
    assert log.counts["new"] == 1
    assert suggestion.reasons["helps"]
    steps = Entry.objects.filter(subject="matching.suggestion").order_by("pk")
    assert [(one.verb, one.actor.role) for one in steps] == [
        ("suggestions.reserve", "system"), ("suggestions.put_forward", "system"),
    ]  # fmt: skip


def test_a_second_run_repeats_nothing(cast):
    ready_to_meet(cast)
    run("test")
    run("test")
    assert Suggestion.objects.count() == 1


def test_a_pair_that_got_a_no_is_left_alone_for_a_season(cast):
    profile, place = ready_to_meet(cast)
    declined = matching.suggestion(profile, place, SuggestionState.DECLINED, decided_by=cast.kaisa)
    run("test")
    assert Suggestion.objects.count() == 1
    Suggestion.objects.filter(pk=declined.pk).update(created_at=timezone.now() - dt.timedelta(days=91))
    run("test")
    assert Suggestion.objects.count() == 2


def test_nobody_waits_for_more_than_five_at_once(cast):
    profile, _place = ready_to_meet(cast)
    for number in range(8):
        marketplace.listing(accounts.employer(f"Leipomo {number}", verified_by=cast.kaisa))
    run("test")
    run("test")
    assert Suggestion.objects.filter(person=profile.person).count() == 5


def test_hard_limits_hold_with_the_ranker_on_and_off(cast):
    profile, _place = ready_to_meet(cast)
    Block.objects.create(person=profile.person, organisation=cast.bakery)
    run("on")
    actions.switch_ranker(is_on=False, reason="testi", by=cast.sofia)
    run("off")
    assert Suggestion.objects.count() == 0


def test_switched_off_the_order_is_plain_and_says_so(cast):
    ready_to_meet(cast)
    actions.switch_ranker(is_on=False, reason="testi", by=cast.sofia)
    log = run("test")
    assert (log.engine, log.why) == (Engine.PLAIN, "switched_off")
    assert Suggestion.objects.get().reasons == {}


def test_a_youth_who_wants_no_ranker_still_gets_places_in_plain_order(cast):
    cast.aino.wants_ranking = False
    cast.aino.save()
    ready_to_meet(cast)
    run("test")
    assert Suggestion.objects.get().engine == Engine.PLAIN


def test_pausing_the_profile_or_withdrawing_the_place_takes_open_suggestions_away(cast):
    profile, place = ready_to_meet(cast)
    first = matching.suggestion(profile, place)
    withdraw_listing(place, reason="muuttui", by=cast.mikko)
    first.refresh_from_db()
    assert first.state == SuggestionState.WITHDRAWN
    second = matching.suggestion(profile, marketplace.listing(cast.bakery))
    pause(profile, by=cast.aino)
    second.refresh_from_db()
    assert second.state == SuggestionState.WITHDRAWN


def test_blocking_a_workplace_takes_its_suggestions_and_introductions_away(cast):
    profile, place = ready_to_meet(cast)
    suggestion = matching.suggestion(profile, place, source=Source.COACH)
    introduction = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa)
    block(cast.aino, cast.bakery, by=cast.aino)
    suggestion.refresh_from_db()
    introduction.refresh_from_db()
    assert suggestion.state == SuggestionState.WITHDRAWN
    assert introduction.state == "withdrawn"
    assert introduction.released == {}


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda cast, profile, _place: pause(profile, by=cast.aino),
        lambda cast, _profile, place: withdraw_listing(place, reason="muuttui", by=cast.mikko),
        lambda cast, _profile, _place: block(cast.aino, cast.bakery, by=cast.aino),
        lambda cast, profile, place: actions.propose(profile, place, source=Source.COACH, by=cast.kaisa),
    ],
    ids=["paused", "closed", "blocked", "proposed by hand"],
)
def test_what_happens_while_the_ranker_computes_is_respected(cast, monkeypatch, meanwhile):
    profile, place = ready_to_meet(cast)

    def slow_plan(*args, **kwargs):
        meanwhile(cast, *(type(row).objects.get(pk=row.pk) for row in (profile, place)))
        return plan(*args, **kwargs)

    monkeypatch.setattr("matching.suggestions.runs.running.plan", slow_plan)
    assert run("test").counts["new"] == 0
    assert not Suggestion.objects.filter(source=Source.RANKER).exists()


def test_the_refresh_of_one_place_proposes_it(cast):
    profile, place = ready_to_meet(cast)
    refresh_listing.call(place.pk)
    assert Run.objects.get().trigger == "listing"
    assert Suggestion.objects.get().person == profile.person


def test_a_field_may_speak_of_more_than_a_thousand_skills(cast):
    names = [f"skill-{n}" for n in range(1100)]
    made = Concept.objects.bulk_create(Concept(kind="skill", code=n, name_fi=n, name_sv=n, name_en=n) for n in names)
    profile = marketplace.profile(cast.aino)
    ProfileSkill.objects.bulk_create(ProfileSkill(profile=profile, skill=one, level=1) for one in made)
    assert set(names) < set(whole_snapshot().market.seekers[0].skills)
