"""Step order (bars S5): who may take which step; and no contact without both yeses, not even by SQL.

From which states each verb starts is in ``test_lives``.
"""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from marketplace.guidance.profiles import rules as profile_rules
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import ProfileState
from marketplace.work.introductions import rules as introduction_rules
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.listings import rules as listing_rules
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingState
from marketplace.work.placements import rules as placement_rules
from marketplace.work.placements.models import Placement
from matching.suggestions import actions as suggestions
from matching.suggestions import rules as suggestion_rules
from matching.suggestions.models import Suggestion
from matching.suggestions.states import Source, SuggestionState
from tests.factories import marketplace, matching
from tests.people import ready_to_meet
from tests.security.world import ACTORS

LIVES = {
    "suggestion": (Suggestion, suggestion_rules),
    "introduction": (Introduction, introduction_rules),
    "placement": (Placement, placement_rules),
    "listing": (Listing, listing_rules),
    "profile": (Profile, profile_rules),
}
# Who may take which step of Aino's things, by the columns of the matrix: aino, mikko, kaisa, leena, sofia; all else no.
MAY = {
    "suggestion.approve": "kaisa", "suggestion.decline": "kaisa", "suggestion.reconsider": "kaisa", "suggestion.take_back_no": "aino",
    "suggestion.say_yes": "aino",
    "suggestion.say_no": "aino", "suggestion.say_later": "aino", "suggestion.withdraw": "aino kaisa",
    "introduction.see": "mikko", "introduction.meet": "mikko kaisa", "introduction.accept": "mikko",
    "introduction.decline": "mikko", "introduction.withdraw": "aino", "introduction.close": "kaisa",
    "placement.agree": "kaisa", "placement.start": "kaisa", "placement.end": "kaisa",
    "placement.stop": "aino mikko kaisa", "placement.cancel": "kaisa",
    "listing.submit": "mikko", "listing.publish": "kaisa leena sofia", "listing.send_back": "kaisa leena sofia",
    "listing.pause": "mikko", "listing.resume": "mikko", "listing.fill": "mikko", "listing.reopen": "mikko",
    "listing.withdraw": "mikko kaisa leena sofia",
    "profile.offer": "aino kaisa", "profile.rewrite": "aino kaisa", "profile.publish": "aino",
    "profile.pause": "aino kaisa", "profile.resume": "aino", "profile.archive": "aino",
}  # fmt: skip
HER_ANSWERS = {"say_yes": {"release": []}, "say_no": {"young_reason": "work"}, "say_later": {}}


def thing_in(cast, life, state):
    """A thing of Aino's or of the bakery in the state asked for."""
    if life == "profile":
        return marketplace.profile(cast.aino, state)
    if life == "listing":
        return marketplace.listing(cast.bakery, state, seats=3)
    profile, place = ready_to_meet(cast)
    if life == "introduction":
        return marketplace.introduction(cast.aino, place, cast.kaisa, state)
    if life == "placement":
        met = marketplace.introduction(cast.aino, place, cast.kaisa, IntroductionState.ACCEPTED)
        return marketplace.placement(met, state)
    facts = {}
    if state == SuggestionState.INTRODUCED:
        met = marketplace.introduction(cast.aino, place, cast.kaisa)
        facts = {"introduction": met, "said_yes_at": timezone.now()}
    return matching.suggestion(profile, place, state, source=Source.RANKER, decided_by=cast.kaisa, **facts)


@pytest.mark.django_db
@pytest.mark.parametrize("step", sorted(MAY))
def test_only_those_may_take_a_step_whose_step_it_is(world, step):
    life, _dot, verb = step.partition(".")
    rule = getattr(LIVES[life][1], f"can_{verb}")
    obj = world.things[life]
    people = {name: world.people[name] for name in (*ACTORS[1:], "vilho")}
    assert {name for name, person in people.items() if rule(person, obj)} == set(MAY[step].split())


def test_the_table_of_who_may_speaks_of_every_step_that_somebody_takes():
    steps = {
        f"{life}.{verb}"
        for life, (model, rules) in LIVES.items()
        for verb in model.TRANSITIONS
        if hasattr(rules, f"can_{verb}")
    }
    assert steps == set(MAY)


@pytest.mark.parametrize("verb", sorted(HER_ANSWERS))
@pytest.mark.parametrize("other", ["kaisa", "mikko", "sofia", "admin"])
def test_nobody_answers_for_a_young_person(cast, verb, other):
    suggestion = thing_in(cast, "suggestion", SuggestionState.ASKED)
    with pytest.raises(ValidationError) as refusal:
        getattr(suggestions, verb)(suggestion, by=getattr(cast, other), **HER_ANSWERS[verb])
    assert refusal.value.code == "not_hers"


# No contact without a coach's approval and her yes: the table refuses it to whoever writes SQL.

IMPOSSIBLE = {
    "no coach": "approved_by_id = NULL",
    "no time of the approval": "approved_at = NULL",
    "no yes": "said_yes_at = NULL",
    "an approval that comes after": "approved_at = '2999-01-01 00:00:00+00:00'",
    "a yes that comes after": "said_yes_at = '2999-01-01 00:00:00+00:00'",
    "details that stay with a no": "state = 'declined', decline_reason = 'skills'",
    "details that stay when she withdraws": "state = 'withdrawn'",
    "details that stay when it is closed": "state = 'closed'",
    "a no without a reason": "state = 'declined', released = '{}'",
    "an answer without a time": "state = 'accepted'",
}


@pytest.mark.both_databases
@pytest.mark.parametrize("change", list(IMPOSSIBLE.values()), ids=list(IMPOSSIBLE))
def test_the_database_refuses_an_introduction_with(cast, change):
    row = thing_in(cast, "introduction", IntroductionState.OPENED)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE marketplace_introduction SET {change} WHERE id = %s", [row.pk])  # noqa: S608


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "change",
    [
        "state = 'asked'",
        "state = 'later'",
        "state = 'introduced'",
        "state = 'refused'",
        "state = 'declined'",
        "run_id = NULL",
    ],
)
def test_the_database_refuses_a_suggestion_that_nobody_approved_with(cast, change):
    row = thing_in(cast, "suggestion", SuggestionState.PROPOSED)
    Suggestion.objects.filter(pk=row.pk).update(decided_by=None, decided_at=None)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE matching_suggestion SET {change} WHERE id = %s", [row.pk])  # noqa: S608


@pytest.mark.both_databases
@pytest.mark.parametrize("seats_taken", [-1, 4])
def test_the_database_refuses_seats_that_are_not_there(cast, seats_taken):
    row = thing_in(cast, "listing", ListingState.PUBLISHED)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE marketplace_listing SET seats_taken = %s WHERE id = %s", [seats_taken, row.pk])


@pytest.mark.both_databases
def test_the_database_refuses_a_profile_in_use_without_her_yes(cast):
    row = thing_in(cast, "profile", ProfileState.DRAFT)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE marketplace_profile SET state = 'published' WHERE id = %s", [row.pk])
