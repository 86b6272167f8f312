"""Demo stories: eighteen months of suggestions, introductions, placements and follow-ups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from marketplace.guidance.profiles.models import Profile
from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import NOT_ABOUT_THE_PERSON, DeclineReason, IntroductionState
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind, ListingState
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import OVER, Outcome, PlacementState
from matching.suggestions.models import Run, Suggestion
from matching.suggestions.states import CoachReason, Engine, Source, SuggestionState, YoungReason
from moderation.demo.cast import Cast
from moderation.demo.history import History
from moderation.demo.material import Material

LONG_AGO = 25  # older stories have ended, younger ones are still under way
OUTCOMES = {
    Outcome.JOB_HERE: 22, Outcome.JOB_ELSEWHERE: 10, Outcome.APPRENTICESHIP: 10, Outcome.STUDIES: 16,
    Outcome.BUSINESS: 2, Outcome.NEW_TRIAL: 14, Outcome.SERVICE: 6, Outcome.UNEMPLOYED: 20,
}  # fmt: skip


@dataclass
class Meeting:
    """A pair and the day on which somebody thought of it."""

    profile: Profile
    listing: Listing
    at: dt.datetime
    fits: bool


class Stories:
    """Tells one story per pair, in the order of time, so that seats and running placements stay true."""

    def __init__(self, material: Material, cast: Cast, history: History, run: Run) -> None:
        self.material, self.cast, self.history, self.run = material, cast, history, run
        self.busy_until: dict[int, dt.date] = {}

    def tell(self, meeting: Meeting) -> Suggestion:
        """One pair's way: the coach, the young person, the workplace, the placement."""
        coach = self.cast.coach_of[meeting.profile.person_id]
        suggestion = self._suggestion(meeting)
        steps: list[tuple[str, Any, dt.datetime]] = []
        decided = meeting.at + self._hours(72)
        if not self.material.happens(0.8 if meeting.fits else 0.4):
            suggestion.state, suggestion.coach_reason = SuggestionState.DECLINED, self._one_of(CoachReason.values)
            self._decide(suggestion, coach, decided)
            return self._save(suggestion, [("decline", coach, decided)], meeting.at)
        self._decide(suggestion, coach, decided)
        steps.append(("approve", coach, decided))
        answered = decided + self._hours(96)
        answer = self.material.chance.choices(("yes", "no", "expire", "withdraw"), (68, 18, 9, 5))[0]
        if suggestion.source == Source.YOUNG or answer == "yes":
            verb, by = (
                ("introduce", coach) if suggestion.source == Source.YOUNG else ("say_yes", meeting.profile.person)
            )
            answered = decided if verb == "introduce" else answered
            suggestion.said_yes_at = meeting.at if verb == "introduce" else answered
            suggestion.introduction = self._introduce(meeting, coach, decided, suggestion.said_yes_at, answered)
            suggestion.state = SuggestionState.INTRODUCED
            return self._save(suggestion, [*steps, (verb, by, answered)], meeting.at)
        if answer == "no":
            suggestion.state, suggestion.young_reason = SuggestionState.REFUSED, self._one_of(YoungReason.values)
            return self._save(suggestion, [*steps, ("say_no", meeting.profile.person, answered)], meeting.at)
        suggestion.state = SuggestionState.EXPIRED if answer == "expire" else SuggestionState.WITHDRAWN
        return self._save(suggestion, [*steps, (answer, self.cast.system, answered)], meeting.at)

    def _suggestion(self, meeting: Meeting) -> Suggestion:
        source = self.material.chance.choices(Source.values, (70, 20, 3, 7))[0]
        by_ranker = source == Source.RANKER
        return Suggestion(
            person_id=meeting.profile.person_id, profile=meeting.profile, listing=meeting.listing,
            authority_id=meeting.profile.authority_id, source=source, created_at=meeting.at,
            expires_on=(meeting.at + dt.timedelta(days=21)).date(), run=self.run if by_ranker else None,
            engine=Engine.RULES if by_ranker else Engine.PERSON, band="middle" if by_ranker else "",
            rank=self.material.chance.randrange(1, 6) if by_ranker else None,
            explored=by_ranker and self.material.happens(0.05),
            said_yes_at=meeting.at if source == Source.YOUNG else None,
        )  # fmt: skip

    def _decide(self, suggestion: Suggestion, coach: Any, at: dt.datetime) -> None:
        suggestion.decided_by, suggestion.decided_at = coach, at
        suggestion.position_shown = self.material.chance.randrange(1, 6)
        suggestion.seconds_on_page = self.material.chance.randrange(12, 240)

    def _save(self, suggestion: Suggestion, steps: list[tuple[str, Any, dt.datetime]], at: dt.datetime) -> Suggestion:
        suggestion.save()
        begun_by = suggestion.person if suggestion.source == Source.YOUNG else self.cast.system
        self.history.way(suggestion, "propose", steps, begun_by, at)
        return suggestion

    def _introduce(
        self, meeting: Meeting, coach: Any, approved: dt.datetime, yes: dt.datetime, at: dt.datetime
    ) -> Introduction:
        listing = meeting.listing
        answered = at + self._hours(200)
        ending = self.material.chance.choices(("accept", "decline", "close", "withdraw"), (45, 32, 15, 8))[0]
        if ending == "accept" and (listing.seats_left < 1 or self._is_busy(meeting.profile.person_id, answered)):
            ending = "decline"
        state = {
            "accept": IntroductionState.ACCEPTED, "decline": IntroductionState.DECLINED,
            "close": IntroductionState.CLOSED, "withdraw": IntroductionState.WITHDRAWN,
        }[ending]  # fmt: skip
        by_workplace = ending in ("accept", "decline")
        introduction = Introduction.objects.create(
            person_id=meeting.profile.person_id, profile=meeting.profile, listing=listing,
            organisation_id=listing.organisation_id, authority_id=meeting.profile.authority_id, approved_by=coach,
            approved_at=approved, said_yes_at=yes, opened_at=at, answer_by=(at + dt.timedelta(days=7)).date(),
            state=state, released={"given_name": meeting.profile.person.given_name} if ending == "accept" else {},
            answered_at=answered if by_workplace else None, answered_by=listing.contact if by_workplace else None,
            decline_reason=self._decline_reason(meeting) if ending == "decline" else "",
            greeting=self.material.word("greeting") if ending == "accept" else "",
        )  # fmt: skip
        actor = {"withdraw": introduction.person, "close": coach}.get(ending, listing.contact)
        steps = [("see", listing.contact, at + self._hours(30))] if by_workplace else []
        if ending == "close":
            steps.append(("mark_unanswered", self.cast.system, at + dt.timedelta(days=10)))
            answered = at + dt.timedelta(days=12)
        elif steps:
            answered = max(answered, steps[0][2])
        self.history.way(introduction, "open", [*steps, (ending, actor, answered)], coach, at)
        if ending == "accept":
            self._place(introduction, coach, answered)
        return introduction

    def _decline_reason(self, meeting: Meeting) -> str:
        if meeting.listing.seats_left < 1:
            return DeclineReason.FILLED
        return self._one_of([reason for reason in DeclineReason.values if reason not in NOT_ABOUT_THE_PERSON])

    def _place(self, introduction: Introduction, coach: Any, at: dt.datetime) -> None:
        listing = introduction.listing
        starts = at.date() + dt.timedelta(days=self.material.chance.randrange(5, 12))
        ends = starts + dt.timedelta(days=self.material.chance.choice((30, 45, 60, 85)))
        state, steps, ended = self._life(introduction, coach, at, starts, ends)
        placement = Placement(
            person_id=introduction.person_id, listing=listing, organisation_id=listing.organisation_id,
            introduction=introduction, authority_id=introduction.authority_id, kind=listing.kind, state=state,
            goal=self.material.word("goal"), guide_name=listing.guide_name, starts_on=starts, ends_on=ends,
            hours_per_day=6, days_per_week=5, created_at=at, ended_on=ended,
        )  # fmt: skip
        if state in OVER:
            outcomes = [*OUTCOMES] if state == PlacementState.ENDED else [Outcome.SERVICE, Outcome.UNEMPLOYED]
            placement.outcome = self.material.chance.choices(outcomes, [OUTCOMES[one] for one in outcomes])[0]
            placement.stopped_by = self._one_of(("young", "host")) if state == PlacementState.STOPPED else ""
        placement.save()
        if state != PlacementState.CANCELLED:
            self._take_seat(listing, at)
            self.busy_until[introduction.person_id] = ended or ends
        self.history.way(placement, "draft", steps, coach, at)
        if state in OVER:
            self._follow_up(placement, coach, ended or ends)

    def _take_seat(self, listing: Listing, at: dt.datetime) -> None:
        listing.seats_taken += 1
        if listing.seats_left == 0 and listing.state == ListingState.PUBLISHED:
            listing.state = ListingState.FILLED
            self.history.note(listing, "fill", listing.contact, at, before="published", after="filled")
        Listing.objects.filter(pk=listing.pk).update(seats_taken=listing.seats_taken, state=listing.state)

    def _agreeing(self, introduction: Introduction, coach: Any, at: dt.datetime) -> list[tuple[str, Any, dt.datetime]]:
        """A work trial is signed by both sides and confirmed by an official, other kinds are agreed."""
        if introduction.listing.kind != ListingKind.TRIAL:
            return [("agree", coach, at)]
        official = self.cast.official_of(introduction.authority_id)
        later = at + dt.timedelta(minutes=50), at + dt.timedelta(minutes=90)
        return [
            ("send_out", coach, at), ("sign", introduction.listing.contact, later[0]), ("confirm", official, later[1]),
        ]  # fmt: skip

    def _life(
        self, introduction: Introduction, coach: Any, at: dt.datetime, starts: dt.date, ends: dt.date
    ) -> tuple[str, list[tuple[str, Any, dt.datetime]], dt.date | None]:
        today, agreed = self.material.today, at + dt.timedelta(hours=4)
        if self.material.happens(0.06):
            return PlacementState.CANCELLED, [("cancel", coach, agreed)], None
        steps = self._agreeing(introduction, coach, agreed)
        if starts > today:
            is_trial = introduction.listing.kind == ListingKind.TRIAL
            return PlacementState.CONFIRMED if is_trial else PlacementState.AGREED, steps, None
        begun = at + dt.timedelta(days=(starts - at.date()).days)
        steps.append(("start", coach, begun))
        if self.material.happens(0.14) and starts + dt.timedelta(days=14) < today:
            return (
                PlacementState.STOPPED,
                [*steps, ("stop", coach, begun + dt.timedelta(days=14))],
                starts + dt.timedelta(days=14),
            )
        if ends > today:
            return PlacementState.RUNNING, steps, None
        return PlacementState.ENDED, [*steps, ("end", coach, begun + (ends - starts))], ends

    def _follow_up(self, placement: Placement, coach: Any, ended: dt.date) -> None:
        today = self.material.today
        for months in (0, 3, 6):
            due = months_later(ended, months)
            told = due < today - dt.timedelta(days=5) and self.material.happens(0.8)
            answered = self.material.ago((today - due).days - 1)
            row = FollowUp.objects.create(
                placement=placement, person_id=placement.person_id, authority_id=placement.authority_id,
                months=months, due_on=due, situation=self._later(placement, months) if told else "",
                answered_at=answered if told else None, answered_by=coach if told else None,
            )  # fmt: skip
            if told:
                self.history.note(row, "answer", coach, answered)

    def _later(self, placement: Placement, months: int) -> str:
        if months == 0 or self.material.happens(0.7):
            return placement.outcome
        return self.material.chance.choices([*OUTCOMES], [*OUTCOMES.values()])[0]

    def _is_busy(self, person_id: int, at: dt.datetime) -> bool:
        until = self.busy_until.get(person_id)
        return until is not None and until >= at.date()

    def _hours(self, most: int) -> dt.timedelta:
        return dt.timedelta(hours=self.material.chance.randrange(1, most))

    def _one_of(self, values: Iterable[str]) -> str:
        return self.material.chance.choice(list(values))


def pairs_of_the_past(material: Material, profiles: list[Profile], listings: list[Listing]) -> list[Meeting]:
    """Pairs that somebody thought of, each once, at a time when profile and listing were both there; oldest first."""
    shown = [listing for listing in listings if listing.published_at]
    meetings = []
    for profile in profiles:
        if profile.said_yes_at is None:
            continue
        wished = {row.occupation_id for row in profile.wish_rows.all()}
        likely = [one for one in shown if one.occupation_id in wished]
        chosen = {one.pk: one for one in (*likely[:4], *material.chance.sample(shown, 4))}
        for listing in chosen.values():
            first = max(profile.said_yes_at, listing.published_at or material.now) + dt.timedelta(days=1)
            span = (material.ago(LONG_AGO) - first).days
            if listing.kind in profile.kinds and span > 0:
                at = first + dt.timedelta(
                    days=material.chance.randrange(min(span, 150)), hours=material.chance.randrange(9)
                )
                meetings.append(Meeting(profile, listing, at, listing.occupation_id in wished))
    return sorted(meetings, key=lambda one: (one.at, one.profile.pk, one.listing.pk))
