"""Demo of today: what waits for whom, in every state that does not last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from django.utils import timezone

from accounts.notices.models import Delivery, Notice, ScheduledRun
from accounts.notices.states import NoticeState, Outcome
from accounts.people.models import User
from accounts.privacy.protections.actions import protect, unprotect
from accounts.privacy.protections.states import ProtectionKind
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import ProfileState
from marketplace.work.introductions.actions import accept, mark_unanswered, meet, see
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.actions import agree, draft, edit
from marketplace.work.placements.models import Placement
from matching.ranking.limits import limits_of_pair
from matching.suggestions.actions import approve, decline, drop, propose, say_later, say_no, say_yes, show_interest
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.rows import bare_opening, bare_seeker
from matching.suggestions.states import Source, SuggestionState
from moderation.demo.cast import Cast
from moderation.demo.material import Material
from moderation.reports.models import Report
from moderation.reports.states import ReportState, Wrong


def open_pairs(profiles: list[Profile], listings: list[Listing]) -> Iterator[tuple[Profile, Listing]]:
    """For each profile the first open place that breaks no limit and has no story with it yet."""
    pairs = (model.objects.values_list("person", "listing") for model in (Suggestion, Introduction))
    known = set(chain.from_iterable(pairs))
    opening_of = cache(bare_opening)  # many profiles ask about the same place
    for number, profile in enumerate(profiles):
        seeker = bare_seeker(profile)
        wished = set(profile.wish_rows.values_list("occupation", flat=True))
        turned = listings[number % len(listings) :] + listings[: number % len(listings)]
        for listing in sorted(turned, key=lambda one: one.occupation_id not in wished):
            if not listing.is_open or (profile.person_id, listing.pk) in known:
                continue
            listing.refresh_from_db(fields=["state", "seats_taken"])  # an earlier step may have taken the last seat
            if listing.is_open and not limits_of_pair(seeker, opening_of(listing)):
                yield profile, listing
                break


def make_today(material: Material, cast: Cast, listings: list[Listing]) -> None:
    """Answers that are due, meetings, wishes, a placement that is being agreed; all by the product's own actions."""
    profiles = list(Profile.objects.filter(state=ProfileState.PUBLISHED).select_related("person", "municipality"))
    aino, kaisa, mikko = cast.young[0], cast.coaches[0], cast.companies[0].contact
    profiles.sort(key=lambda one: (one.person_id != aino.pk, cast.coach_of[one.person_id].pk != kaisa.pk, one.pk))
    mikkos = [one for one in listings if one.contact_id == mikko.pk]
    steps = (
        _introduced, _asked, _seen, _meeting, _silent, _accepted, _agreed, _later, _refused, _wish, _introduced,
        _declined,
    )  # fmt: skip
    others = [one for one in listings if one.contact_id != mikko.pk]
    pairs = chain(open_pairs(profiles, mikkos), open_pairs(profiles[1:], others))  # where Mikko's seats do not last
    for (profile, listing), step in zip(pairs, steps, strict=False):
        step(material, cast, profile, listing)
    jobs = [one for one in others if one.kind != ListingKind.TRIAL]
    villes = [one for one in profiles if cast.coach_of[one.person_id] == cast.named("ville")]
    for some in (profiles[-20:], villes):  # on some days nobody of Ville's is at work: one begins next week
        for profile, listing in islice(open_pairs(some, jobs), 1):
            _agreed(material, cast, profile, listing)
    for profile, listing in open_pairs(profiles[:1], others):
        _asked(material, cast, profile, listing)
    for coach in cast.coaches:
        own = [one for one in profiles[1:] if cast.coach_of[one.person_id].pk == coach.pk][-3:]
        for profile, listing in open_pairs(own, others):
            _wish(material, cast, profile, listing)
    _protect(material, [one for one in profiles[1:] if cast.coach_of[one.person_id].pk == kaisa.pk][-2:], kaisa)


def _protect(material: Material, profiles: list[Profile], coach: User) -> None:
    """One young person needs extra protection, another needed it."""
    _now, before = (
        protect(one.person, kind=ProtectionKind.JUDGEMENT, review_on=material.day(90), by=coach) for one in profiles
    )
    unprotect(before, reason="Asia on hoidettu yhdessä poliisin kanssa.", by=coach)


def _proposed(cast: Cast, profile: Profile, listing: Listing) -> Suggestion:
    return propose(profile, listing, source=Source.COACH, by=cast.coach_of[profile.person_id])


def _asked(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Suggestion:
    suggestion = _proposed(cast, profile, listing)
    return approve(suggestion, by=cast.coach_of[profile.person_id])


def _introduced(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Introduction:
    suggestion = _asked(material, cast, profile, listing)
    return say_yes(suggestion, release=["family_name", "phone"], by=profile.person)


def _seen(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Introduction:
    return see(_introduced(material, cast, profile, listing), by=listing.contact)


def _meeting(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Introduction:
    introduction = _seen(material, cast, profile, listing)
    when = material.now + dt.timedelta(days=2)
    return meet(introduction, meeting_at=when, meeting_place=listing.street, by=listing.contact)


def _silent(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Introduction:
    return mark_unanswered(_introduced(material, cast, profile, listing), by=cast.system)


def _accepted(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Placement:
    introduction = accept(
        _introduced(material, cast, profile, listing), greeting=material.word("greeting"), by=listing.contact
    )
    return draft(introduction, by=cast.coach_of[profile.person_id])


def _agreed(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Placement:
    placement, coach = _accepted(material, cast, profile, listing), cast.coach_of[profile.person_id]
    days = {"starts_on": material.day(6), "ends_on": material.day(66), "hours_per_day": 6, "days_per_week": 5}
    edit(placement, by=coach, goal=material.word("goal"), guide_name=listing.guide_name, **days)
    return placement if placement.kind == ListingKind.TRIAL else agree(placement, by=coach)


def _later(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Suggestion:
    return say_later(_asked(material, cast, profile, listing), by=profile.person)


def _refused(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Suggestion:
    return say_no(_asked(material, cast, profile, listing), young_reason="work", by=profile.person)


def _wish(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Suggestion:
    return show_interest(listing, release=["phone"], by=profile.person)


def _declined(material: Material, cast: Cast, profile: Profile, listing: Listing) -> Suggestion:
    suggestion = _proposed(cast, profile, listing)
    return decline(suggestion, coach_reason="better", by=cast.coach_of[profile.person_id])


def make_reports(material: Material, cast: Cast, listings: list[Listing]) -> None:
    """Reports about places: open, handled, found to be nothing."""
    states = (ReportState.OPEN, ReportState.OPEN, ReportState.RESOLVED, ReportState.DISMISSED, ReportState.OPEN)
    shown = [listing for listing in listings if listing.is_open]
    texts = (
        "Ilmoituksessa kysytään kuvaa.",
        "Puhelimessa pyydettiin henkilökortin kopiota.",
        "",
        "Paikka on jo täynnä.",
    )
    for number, state in enumerate(states):
        listing = shown[number * 3]
        coach = next(one for one in cast.coaches if one.authority_id == listing.authority_id)
        handled = state != ReportState.OPEN
        Report.objects.create(
            listing=listing, authority_id=listing.authority_id, wrong=Wrong.values[number % len(Wrong.values)],
            text=texts[number % len(texts)], state=state, created_at=material.ago(number + 1),
            handled_by=coach if handled else None, handled_at=material.ago(number) if handled else None,
        )  # fmt: skip


def leave_reserve(cast: Cast) -> None:
    """After the run: one place in reserve has fallen away before anybody read it."""
    kept = Suggestion.objects.filter(state=SuggestionState.RESERVED).order_by("expected_matches", "pk")
    for last in kept[:1]:
        drop(last, by=cast.system, reason="time ran out")


def settle_notices(material: Material, cast: Cast) -> None:
    """Mails of the demo's past count as sent, one as failed, one as cancelled; nothing is sent when it starts."""
    gone_out = Notice.objects.filter(state=NoticeState.WAITING, appears_at__lte=timezone.now())
    waiting = list(gone_out.order_by("pk"))
    for number, notice in enumerate(waiting):
        notice.state = {0: NoticeState.PARKED, 1: NoticeState.CANCELLED}.get(number, NoticeState.SENT)
        notice.sent_at = material.ago(0.01) if notice.state == NoticeState.SENT else None
        notice.tries = int(notice.state == NoticeState.PARKED)
    Notice.objects.bulk_update(waiting, ["state", "sent_at", "tries"])
    Delivery.objects.bulk_create(
        Delivery(
            notice=notice,
            succeeded=notice.state == NoticeState.SENT,
            detail="SMTPDataError" if notice.state == NoticeState.PARKED else "",
        )
        for notice in waiting
        if notice.state != NoticeState.CANCELLED
    )


def break_a_job(material: Material) -> None:
    """Last night one job went wrong in part, so that the administrator has something to start again."""
    ScheduledRun.objects.create(
        job="accounts.unsent.tasks.sweep_unsent_texts", slot=str(material.day(-1)), taken_at=material.ago(0.4),
        outcome=Outcome.PARTIAL, counts={"done": 41, "failed": 2},
    )  # fmt: skip
