"""Verbs of practice: begin a round, answer its next pair, and read how much coaches catch."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.models import Authority
from accounts.audit.transitions import lock
from accounts.people.models import User
from marketplace.work.listings.models import Listing
from matching.oversight.models import Reading
from matching.oversight.states import Measure, Verdict
from matching.practice.models import Practice
from matching.practice.pairs import made_up
from matching.suggestions.runs.rows import LISTING_HEAD, LISTING_PARTS, openings

MOST_PLACES = 200  # of the newest open ones
CATCH = 0.9  # least share of planted pairs that coaches should notice (bars.md M7)
LEAST_ROUNDS = 10
WINDOW = dt.timedelta(days=90)


@transaction.atomic
def begin(*, by: User) -> Practice:
    """Begin a round, or go on with the one that is open. Raises ValidationError where no place is open."""
    lock(by)
    going_on = Practice.objects.filter(coach=by, ended_at__isnull=True).first()
    if going_on:
        return going_on
    places = Listing.objects.open().select_related(*LISTING_HEAD).prefetch_related(*LISTING_PARTS)
    rows = openings(places.order_by("-pk")[:MOST_PLACES])
    if not rows:
        raise ValidationError(_("There is no open place to practise with."), code="no_places")
    return Practice.objects.create(
        coach=by, authority=cast(Authority, by.authority), pairs=made_up(rows, secrets.randbits(32))
    )


@transaction.atomic
def answer(practice: Practice, *, at: int, approves: bool, by: User) -> Practice:
    """Say yes or no to one pair; the last answer ends the round.

    Raises ValidationError for a pair that is not the next one: it was answered already, perhaps in another window.
    """
    lock(practice)
    if practice.ended_at or at != practice.answered or practice.coach_id != by.pk:
        raise ValidationError(_("This pair has been answered already."), code="answered")
    practice.answers = [*practice.answers, approves]
    if practice.answered == practice.size:
        practice.ended_at = timezone.now()
    practice.save(update_fields=["answers", "ended_at"])
    return practice


def read_practice() -> Reading:
    """The share of planted pairs that coaches caught in the last three months. Work over all authorities."""
    now = timezone.now()
    rounds = list(Practice.objects.over(now - WINDOW))
    planted, caught = sum(len(one.planted) for one in rounds), sum(len(one.caught) for one in rounds)
    apart = {name: _count(rounds, is_told=is_told) for name, is_told in (("reasons", True), ("no_reasons", False))}
    facts: dict[str, Any] = {"value": None, "detail": apart, "verdict": Verdict.TOO_FEW}
    if len(rounds) >= LEAST_ROUNDS:
        share = caught / planted
        verdict = Verdict.ALARM if share < CATCH else Verdict.FINE
        facts = {"value": share, "detail": {"low": CATCH, "high": 1.0, **apart}, "verdict": verdict}
    return Reading.objects.update_or_create(
        week_on=Reading.monday_of(timezone.localdate()),
        measure=Measure.CAUGHT,
        defaults={"read_at": now, "count": len(rounds), "bound": None, **facts},
    )[0]


def _count(rounds: list[Practice], *, is_told: bool) -> dict[str, int]:
    """Planted and caught pairs among those that came with their reasons, or without: what a pilot compares."""
    planted = sum(one.is_told(at) == is_told for one in rounds for at in one.planted)
    caught = sum(one.is_told(at) == is_told for one in rounds for at in one.caught)
    return {"planted": planted, "caught": caught}
