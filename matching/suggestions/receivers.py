"""What suggestions do when something below them has moved: fresh ones come, stale ones go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import locked, state_changed
from accounts.people.models import User
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.guidance.profiles.states import ProfileState
from marketplace.services.events.models import Interest
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import CLOSED, ListingState
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import READY, PlacementState
from matching.suggestions.actions import let_go, propose
from matching.suggestions.limits import begins_too_early, latest_start, limits_broken
from matching.suggestions.models import Run, Suggestion
from matching.suggestions.queueing.moving import fill_queues
from matching.suggestions.runs.ending import run_ended
from matching.suggestions.runs.rows import PROFILE_PARTS
from matching.suggestions.states import ALIVE, Source, SuggestionState
from matching.suggestions.tasks import move_up_reserve, refresh_listing, refresh_person

MOST_OF_ONE_EMPLOYER = 3
UNDECIDED = (SuggestionState.RESERVED, SuggestionState.PROPOSED)
TOLD_NO = ("decline", "say_no")  # what makes room in a young person's own list


def on_listing(obj: Listing, changed: Collection[str] | None = None, **_kwargs: Any) -> None:
    """A published listing gets suggestions; one that is not open any more loses those not yet introduced.

    Where its terms are others than before, what nobody has decided yet and no longer fits goes at once; another number
    of seats lets nobody go.
    """
    with across_authorities():  # the employer who changes it sees no suggestions, and they may be of any authority
        if obj.state == ListingState.PUBLISHED:
            if changed is None or set(changed) != {"seats"}:
                _let_go_of_misfits(Suggestion.objects.filter(listing=obj))
            transaction.on_commit(lambda: refresh_listing.enqueue(obj.pk))
        elif obj.state in (*CLOSED, ListingState.PAUSED):
            _let_go(Suggestion.objects.filter(state__in=ALIVE, listing=obj), User.objects.system(), "listing closed")


def on_profile(obj: Profile, by: User, **_kwargs: Any) -> None:
    """A profile in use gets suggestions; a paused one, or one taken out of use for good, loses the open ones."""
    hers = Suggestion.objects.filter(person=obj.person_id)
    if obj.state == ProfileState.PUBLISHED:
        _let_go_of_misfits(hers)
        transaction.on_commit(lambda: refresh_person.enqueue(obj.person_id))
    elif obj.state == ProfileState.PAUSED:
        _let_go(hers.filter(state__in=ALIVE), by, "profile paused")


def on_block(obj: Block, by: User, **_kwargs: Any) -> None:
    """A blocked workplace disappears from the young person's suggestions at once."""
    rows = Suggestion.objects.filter(
        state__in=ALIVE, person=obj.person_id, listing__organisation=obj.organisation_id
    )  # fmt: skip
    _let_go(rows, by, "blocked")


def on_placement(obj: Placement, **_kwargs: Any) -> None:
    """Who is about to begin somewhere, or has begun, waits no more for what begins before its end.

    A place without a day could begin now; a placement without an end leaves no day free.
    """
    if obj.state not in (*READY, PlacementState.RUNNING):
        return
    alive = Suggestion.objects.filter(state__in=ALIVE, person=obj.person_id).select_related("listing")
    over = [one.pk for one in alive if _begins_before(one.listing, obj.ends_on)]
    _let_go(alive.filter(pk__in=over), User.objects.system(), "placement begins")


def on_run(authorities: set[int], **_kwargs: Any) -> None:
    """What a run has kept in reserve goes before the coaches as far as they can read it."""
    fill_queues(authorities)


def on_suggestion(obj: Suggestion, verb: str, **_kwargs: Any) -> None:
    """After a no her next one may move up from the reserve."""
    if verb in TOLD_NO:
        transaction.on_commit(lambda: move_up_reserve.enqueue(obj.person_id))


def on_interest(obj: Interest, by: User, **_kwargs: Any) -> None:
    """She liked an employer whom she met: its open places come before her coach as her wish.

    She has said yes to the employer, not to a place, so each one is still asked of her with its own ticks.
    """
    profile = Profile.objects.published().filter(person=obj.person_id).first()
    if profile is None:
        return
    for listing in Listing.objects.open().filter(organisation=obj.organisation_id)[:MOST_OF_ONE_EMPLOYER]:
        with suppress(ValidationError):  # a limit of the law or an open pair: the coach has heard of her wish anyway
            propose(profile, listing, source=Source.YOUNG, by=by)


def _begins_before(listing: Listing, last_day: dt.date | None) -> bool:
    latest = latest_start(listing)
    return last_day is None or latest is None or latest <= last_day


def _let_go_of_misfits(rows: Any) -> None:
    """Let go of what nobody has decided yet and no longer keeps within the limits of both sides as they are now."""
    undecided = list(rows.filter(state__in=UNDECIDED).select_related("listing__municipality"))
    if not undecided:
        return
    people = Profile.objects.published().filter(person__in={one.person_id for one in undecided})
    in_force = {one.person_id: one for one in people.prefetch_related(*PROFILE_PARTS)}
    misfits = [
        one.pk for one in undecided if one.person_id in in_force and _is_misfit(one, in_force[one.person_id])
    ]  # fmt: skip
    _let_go(rows.filter(pk__in=misfits), User.objects.system(), "outside the limits now")


def _is_misfit(suggestion: Suggestion, profile: Profile) -> bool:
    """Outside a hard limit; what the ranker proposed, also where it begins too early (people may propose that)."""
    is_early = suggestion.source == Source.RANKER and begins_too_early(profile, suggestion.listing)
    return is_early or bool(limits_broken(profile, suggestion.listing))


def _let_go(rows: Any, by: User, reason: str) -> None:
    for suggestion in locked(rows.select_related("person", "listing__organisation")):
        let_go(suggestion, by=by, reason=reason)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_listing, sender=Listing, dispatch_uid="suggestions-listing")
    state_changed.connect(on_profile, sender=Profile, dispatch_uid="suggestions-profile")
    state_changed.connect(on_interest, sender=Interest, dispatch_uid="suggestions-interest")
    state_changed.connect(on_placement, sender=Placement, dispatch_uid="suggestions-placement")
    state_changed.connect(on_suggestion, sender=Suggestion, dispatch_uid="suggestions-next")
    run_ended.connect(on_run, sender=Run, dispatch_uid="suggestions-run")
    state_changed.connect(on_block, sender=Block, dispatch_uid="suggestions-block")
