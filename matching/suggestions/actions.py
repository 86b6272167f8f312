"""Verbs on suggestions: from the reserve before the coach, through every yes and no, to an introduction or away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import create, lock, lock_for_transition, locked, log, move
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import AT_ONCE, cancel_notifications, notify
from accounts.people.models import User
from accounts.privacy.actions import give_consent
from accounts.privacy.models import Purpose
from accounts.ratelimits.actions import consume
from marketplace.guidance.profiles.models import Profile
from marketplace.work.introductions.actions import open_between
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.listings.models import Listing
from matching.suggestions.limits import refuse_broken_limits
from matching.suggestions.models import RankerSwitch, Suggestion, expiry
from matching.suggestions.queries import can_still_take_back
from matching.suggestions.runs.telling import known_of_pair
from matching.suggestions.states import COACH_REASON_TO_HER, UNDO, Source, SuggestionState

LATER_DAYS = 30


@transaction.atomic
def propose(profile: Profile, listing: Listing, *, source: str, by: User, **facts: Any) -> Suggestion:
    """Put a pair before the coach. The hard limits hold whoever proposes; the same pair in reserve gives way.

    Raises ValidationError when a limit is broken, the place is closed, or the pair is open already.
    """
    lock(profile)
    if not lock(listing).is_open:
        raise ValidationError(_("This place is not open any more."), code="place_closed")
    refuse_broken_limits(profile, listing)
    kept = Suggestion.objects.filter(person=profile.person, listing=listing, state=SuggestionState.RESERVED)
    for reserved in locked(kept):
        drop(reserved, by=by, reason="proposed by a person")
    suggestion = Suggestion(
        person=profile.person, profile=profile, listing=listing, authority=profile.authority, source=source,
        put_forward_at=timezone.now(), **{**known_of_pair(profile, listing), **facts},
    )  # fmt: skip
    try:
        with transaction.atomic():
            return create(suggestion, "propose", by=by)
    except IntegrityError as twice:
        raise ValidationError(_("This place is on the list already."), code="open_already") from twice


@transaction.atomic
def put_forward(suggestion: Suggestion, *, by: User) -> Suggestion:
    """The turn of a pair in reserve has come: a coach may read it from now on, for as long as a new one."""
    refuse_broken_limits(lock_pair(suggestion), suggestion.listing)
    move(suggestion, "put_forward", by=by, put_forward_at=timezone.now(), expires_on=expiry())
    return suggestion


@transaction.atomic
def put_back(suggestion: Suggestion, *, by: User) -> Suggestion:
    """More waits than a coach can read: the pair goes back into the reserve, nothing is lost."""
    move(suggestion, "put_back", by=by)
    return suggestion


@transaction.atomic
def drop(suggestion: Suggestion, *, by: User, reason: str = "") -> Suggestion:
    """A pair in reserve falls away; facts and reasons that nobody has used go with it."""
    move(suggestion, "drop", by=by, reason=reason, features={}, reasons={})
    suggestion.shadows.all().delete()
    return suggestion


@transaction.atomic
def show_interest(listing: Listing, *, release: Iterable[str], by: User) -> Suggestion:
    """The young person asks for a place herself: her yes is there, the coach's is next.

    Raises ValidationError when she has no profile in force, so that a coach could not judge.
    """
    profile = Profile.objects.published().filter(person=by).first()
    if profile is None:
        raise ValidationError(_("Say yes to your profile first. Then you can ask for places."), code="no_profile")
    consume("interest", person=by)
    suggestion = propose(
        profile, listing, source=Source.YOUNG, by=by, said_yes_at=timezone.now(), release=list(release)
    )
    notify_coach(suggestion, "interest_shown", title=listing.title)
    return suggestion


@transaction.atomic
def ask_again(introduction: Introduction, *, listing: Listing, by: User) -> Suggestion:
    """A workplace that knows a young person asks for her for another of its places; her coach reads it first.

    Raises ValidationError when the workplace never said yes to her, or she is not looking for a place now.
    """
    with across_authorities():  # an employer's scope holds no profiles, and this one is not shown to it
        profile = Profile.objects.published().filter(person=introduction.person_id).first()
        if introduction.state != IntroductionState.ACCEPTED or listing.organisation_id != introduction.organisation_id:
            raise ValidationError(_("You can ask again for somebody whom you said yes to."), code="not_known")
        if profile is None:
            raise ValidationError(_("This young person is not looking for a place now."), code="no_profile")
        return propose(profile, listing, source=Source.EMPLOYER, by=by)


@transaction.atomic
def approve(suggestion: Suggestion, *, by: User, **seen: Any) -> Suggestion:
    """A coach, always a person, says that the pair is worth asking about. Only then is the young person asked.

    ``seen`` is how the coach saw it (position, seconds), for the log of human decisions. Where she asked for the
    place herself, both yeses are there and the workplace is asked at once.
    """
    refuse_broken_limits(lock_pair(suggestion), suggestion.listing)
    move(suggestion, "approve", by=by, decided_by=by, decided_at=timezone.now(), **seen)
    if suggestion.has_yes_already:
        introduce(suggestion, by=by)
    else:
        _tell_young(suggestion, "suggestion_approved", after=UNDO)
    return suggestion


@transaction.atomic
def decline(suggestion: Suggestion, *, coach_reason: str, coach_note: str = "", by: User, **seen: Any) -> Suggestion:
    """A coach says no with a reason. She is told only where she asked for the place herself."""
    move(
        suggestion, "decline", by=by, reason=coach_reason, decided_by=by, decided_at=timezone.now(),
        coach_reason=coach_reason, coach_note=coach_note, **seen,
    )  # fmt: skip
    if suggestion.source == Source.YOUNG:
        with translation.override(suggestion.person.language):
            _tell_young(suggestion, "suggestion_declined", after=UNDO, reason=str(COACH_REASON_TO_HER[coach_reason]))
    return suggestion


@transaction.atomic
def reconsider(suggestion: Suggestion, *, by: User) -> Suggestion:
    """Whoever decided takes it back within UNDO, and nobody has heard of it: the pair waits for a coach again.

    Raises ValidationError after that, for somebody else, or where the young person has answered already.
    """
    lock_for_transition(suggestion, "reconsider", by)
    if suggestion.decided_by_id != by.pk or suggestion.decided_at is None:
        raise ValidationError(_("Only who decided can take a decision back."), code="not_yours")
    if timezone.now() - suggestion.decided_at > UNDO:
        raise ValidationError(_("Too late to take it back: the decision has gone out."), code="move_refused")
    cancel_notifications(suggestion, "suggestion_approved", "suggestion_declined")
    unsaid: dict[str, Any] = {"decided_by": None, "decided_at": None, "position_shown": None, "seconds_on_page": None}
    move(suggestion, "reconsider", by=by, coach_reason="", coach_note="", **unsaid)
    return suggestion


@transaction.atomic
def say_yes(suggestion: Suggestion, *, release: Iterable[str], by: User) -> Introduction:
    """The young person says yes and ticks what may be shown; the workplace is asked.

    Raises ValidationError when anybody else says it for her.
    """
    _must_be_her_own(suggestion, by)
    profile = lock_pair(suggestion)
    lock_for_transition(suggestion, "say_yes", by)
    ticked, now = list(release), timezone.now()
    introduction = _open(suggestion, profile, said_yes_at=now, release=ticked, by=by)
    move(suggestion, "say_yes", by=by, introduction=introduction, said_yes_at=now, release=ticked)
    return introduction


@transaction.atomic
def say_no(suggestion: Suggestion, *, young_reason: str, by: User) -> Suggestion:
    """The young person says no; nobody asks why twice."""
    _must_be_her_own(suggestion, by)
    move(suggestion, "say_no", by=by, reason=young_reason, young_reason=young_reason)
    return suggestion


@transaction.atomic
def take_back_no(suggestion: Suggestion, *, by: User) -> Suggestion:
    """Within UNDO_NO the young person's no is undone: the place waits for her answer again.

    Raises ValidationError after that, for somebody else, or where the place has closed meanwhile.
    """
    _must_be_her_own(suggestion, by)
    lock_for_transition(suggestion, "take_back_no", by)
    if not can_still_take_back(suggestion):
        raise ValidationError(_("Too late to take it back. Write to your coach."), code="move_refused")
    refuse_broken_limits(lock_pair(suggestion), suggestion.listing)
    if not suggestion.listing.is_open:
        raise ValidationError(_("This place is not open any more."), code="place_closed")
    move(suggestion, "take_back_no", by=by, young_reason="")
    return suggestion


@transaction.atomic
def say_later(suggestion: Suggestion, *, later_until: dt.date | None = None, by: User) -> Suggestion:
    """Not now: it stays on her list and comes up again on the day."""
    _must_be_her_own(suggestion, by)
    until = later_until or timezone.localdate() + dt.timedelta(days=LATER_DAYS)
    move(suggestion, "say_later", by=by, later_until=until, expires_on=until + dt.timedelta(days=7))
    return suggestion


@transaction.atomic
def introduce(suggestion: Suggestion, *, by: User) -> Introduction:
    """The coach's approval was the last yes: open the introduction and remember it."""
    profile = lock_pair(suggestion)
    lock_for_transition(suggestion, "introduce", by)
    if suggestion.said_yes_at is None:
        raise ValidationError(_("The young person has not said yes."), code="no_yes")
    introduction = _open(suggestion, profile, said_yes_at=suggestion.said_yes_at, release=suggestion.release, by=by)
    move(suggestion, "introduce", by=by, introduction=introduction)
    return introduction


@transaction.atomic
def expire(suggestion: Suggestion, *, by: User) -> Suggestion:
    """Nobody answered in time. She is told where she had asked for the place."""
    move(suggestion, "expire", by=by)
    if suggestion.source == Source.YOUNG:
        _tell_young(suggestion, "suggestion_expired")
    return suggestion


@transaction.atomic
def withdraw(suggestion: Suggestion, *, by: User, reason: str = "") -> Suggestion:
    """The pair is off: the place closed, the profile was paused, or she took her interest back."""
    move(suggestion, "withdraw", by=by, reason=reason)
    cancel_notifications(suggestion, "suggestion_approved")
    if by != suggestion.person and suggestion.source == Source.YOUNG:
        _tell_young(suggestion, "suggestion_withdrawn")
    return suggestion


def let_go(suggestion: Suggestion, *, by: User, reason: str) -> Suggestion:
    """A pair that nothing can come of any more: withdrawn, or dropped from the reserve."""
    verb = drop if suggestion.state == SuggestionState.RESERVED else withdraw
    return verb(suggestion, by=by, reason=reason)


@transaction.atomic
def switch_ranker(*, is_on: bool, reason: str, by: User) -> RankerSwitch:
    """Turn the ranker on or off for everybody; off, lists come in a plain order with the same hard limits."""
    switch = RankerSwitch.objects.create(is_on=is_on, reason=reason, changed_by=by)
    log(switch, "switch_ranker", by=by, reason=reason)
    return switch


def lock_pair(suggestion: Suggestion) -> Profile:
    """Keep both sides as they are until the end of the transaction. Returns the profile in force."""
    in_force = locked(Profile.objects.published().filter(person=suggestion.person))
    lock(suggestion.listing)
    if not in_force:
        raise ValidationError(_("The young person's profile is not in use now."), code="no_profile")
    return in_force[0]


def _open(
    suggestion: Suggestion, profile: Profile, *, said_yes_at: dt.datetime, release: Iterable[str], by: User
) -> Introduction:
    if suggestion.decided_by is None or suggestion.decided_at is None:  # the table refuses this too
        raise ValidationError(_("No coach has approved this."), code="not_approved")
    give_consent(suggestion.person, Purpose.RELEASE, about=f"listing {suggestion.listing_id}")
    return open_between(
        profile,
        suggestion.listing,
        approved_by=suggestion.decided_by,
        approved_at=suggestion.decided_at,
        said_yes_at=said_yes_at,
        ticked=release,
        by=by,
    )


def _must_be_her_own(suggestion: Suggestion, by: User) -> None:
    if by.pk != suggestion.person_id:
        raise ValidationError(_("Only the young person can answer this."), code="not_hers")


def _tell_young(suggestion: Suggestion, name: str, *, after: dt.timedelta = AT_ONCE, **facts: Any) -> None:
    listing = suggestion.listing
    notify(
        suggestion.person, name, about=suggestion, link=suggestion.get_absolute_url(), title=listing.title,
        workplace=listing.organisation.name, after=after, **facts,
    )  # fmt: skip
