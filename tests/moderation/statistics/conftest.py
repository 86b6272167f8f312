"""A small town with stories of every length."""

import datetime as dt
import random

import pytest
from django.utils import timezone

from marketplace.work.introductions.states import IntroductionState
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.models import FollowUp
from marketplace.work.placements.states import OVER, Outcome, PlacementState
from matching.suggestions.models import Suggestion
from matching.suggestions.states import SuggestionState
from tests.factories import accounts, marketplace, matching


def story(rng, coach, listing):
    """One young person and how far she came with one place."""
    person = accounts.young("Nuori", coach)
    profile = marketplace.profile(person, said_yes_at=timezone.now() - dt.timedelta(days=rng.randint(0, 500)))
    made = timezone.now() - dt.timedelta(days=rng.randint(0, 500))
    state = rng.choice(
        [
            SuggestionState.PROPOSED,
            SuggestionState.DECLINED,
            SuggestionState.ASKED,
            SuggestionState.EXPIRED,
            SuggestionState.REFUSED,
            SuggestionState.INTRODUCED,
            SuggestionState.INTRODUCED,
            SuggestionState.INTRODUCED,
        ]
    )
    facts = {"created_at": made, "decided_by": coach}
    if state == SuggestionState.EXPIRED and rng.random() < 0.5:
        facts["decided_at"] = made
    if state == SuggestionState.INTRODUCED:
        facts |= {"said_yes_at": made, "introduction": met(rng, coach, person, listing, made)}
    return matching.suggestion(profile, listing, state=state, **facts)


def met(rng, coach, person, listing, made):
    answer = rng.choice(
        [
            IntroductionState.OPENED,
            IntroductionState.ACCEPTED,
            IntroductionState.ACCEPTED,
            IntroductionState.ACCEPTED,
            IntroductionState.DECLINED,
            IntroductionState.SILENT,
            IntroductionState.CLOSED,
        ]
    )
    introduction = marketplace.introduction(person, listing, coach, state=answer)
    days = {"approved_at": made, "said_yes_at": made, "opened_at": made + dt.timedelta(days=1)}
    if answer in (IntroductionState.ACCEPTED, IntroductionState.DECLINED):
        days["answered_at"] = days["opened_at"] + dt.timedelta(days=rng.choice([1, 6, 8, 20]))
    type(introduction).objects.filter(pk=introduction.pk).update(**days)
    if answer == IntroductionState.ACCEPTED and rng.random() < 0.8:
        place(rng, introduction)
    return introduction


def place(rng, introduction):
    state = rng.choice(
        [
            PlacementState.DRAFT,
            PlacementState.RUNNING,
            PlacementState.ENDED,
            PlacementState.ENDED,
            PlacementState.ENDED,
            PlacementState.STOPPED,
            PlacementState.CANCELLED,
        ]
    )
    facts = {}
    if state in OVER:
        first = timezone.localdate() - dt.timedelta(days=rng.randint(20, 400))
        facts = {
            "starts_on": first,
            "ends_on": first + dt.timedelta(days=30),
            "ended_on": first + dt.timedelta(days=rng.randint(3, 19)),
            "outcome": rng.choice(Outcome.values),
        }
    placement = marketplace.placement(introduction, state=state, **facts)
    for months in (0, 3, 6) if state in OVER else ():
        known = rng.random() < 0.6
        FollowUp.objects.create(
            placement=placement,
            person=placement.person,
            authority=placement.authority,
            months=months,
            due_on=placement.ended_on,
            answered_at=timezone.now() if known else None,
            situation=rng.choice(Outcome.values) if known else "",
        )


@pytest.fixture
def town(cast):
    """Stories of two authorities with all four kinds of places."""
    rng = random.Random(5)  # noqa: S311
    kinds = list(ListingKind.values)
    for coach, many in ((cast.kaisa, 50), (cast.ville, 15)):
        listings = [marketplace.listing(cast.bakery, kind=kind, seats=50) for kind in kinds]
        for _number in range(many):
            story(rng, coach, rng.choice([*listings, listings[0]]))
    return Suggestion.objects.all()
