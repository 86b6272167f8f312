"""Demo stories: eighteen months of suggestions, introductions, placements and follow-ups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import DeclineReason, IntroductionState
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind, ListingState
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import OVER, Outcome, PlacementState
from matching.suggestions.models import Run, Suggestion
from matching.suggestions.states import CoachReason, Engine, Source, SuggestionState, YoungReason
from moderation.demo.cast import Cast
from moderation.demo.history import History
from moderation.demo.lists import Meeting
from moderation.demo.material import Material
from moderation.demo.tastes import Sight, Tastes

SILENT = 0.12  # share of young people who do not answer in time
FAR, FEW = 0.7, 0.6
OUTCOMES = {
    Outcome.JOB_HERE: 22, Outcome.JOB_ELSEWHERE: 10, Outcome.APPRENTICESHIP: 10, Outcome.STUDIES: 16,
    Outcome.BUSINESS: 2, Outcome.NEW_TRIAL: 14, Outcome.SERVICE: 6, Outcome.UNEMPLOYED: 20,
}  # fmt: skip


class Stories:
    """Tells one story per pair, in the order of time, so that seats and running placements stay true.

    Nothing is saved before `write`.
    """

    def __init__(self, material: Material, cast: Cast, history: History, tastes: Tastes) -> None:
        self.material, self.cast, self.history, self.tastes = material, cast, history, tastes
        self.busy_until: dict[int, dt.date] = {}
        self.suggestions: list[Suggestion] = []
        self.introductions: list[Introduction] = []
        self.placements: list[Placement] = []
        self.follow_ups: list[FollowUp] = []

    def is_busy(self, person_id: int, day: dt.date) -> bool:
        """Whether a placement of hers goes on on that day."""
        until = self.busy_until.get(person_id)
        return until is not None and until >= day

    def tell(self, meeting: Meeting, run: Run) -> None:
        """One pair's way: the coach, the young person, the workplace, the placement."""
        coach, sight = self.cast.coach_of[meeting.profile.person_id], meeting.sight
        suggestion = self._suggestion(meeting, run)
        decided = meeting.at + self._hours(72)
        self._decide(suggestion, coach, decided)
        if not self.tastes.coach_approves(coach.pk, sight):
            suggestion.state, suggestion.coach_reason = SuggestionState.DECLINED, _coach_reason(sight)
            self._keep(suggestion, [("decline", coach, decided)], meeting.at)
            return
        steps: list[tuple[str, Any, dt.datetime]] = [("approve", coach, decided)]
        answered = decided + self._hours(96)
        if suggestion.source == Source.YOUNG:
            suggestion.introduction = self._introduce(meeting, coach, decided, meeting.at, decided)
            suggestion.state = SuggestionState.INTRODUCED
            self._keep(suggestion, [*steps, ("introduce", coach, decided)], meeting.at)
        elif self.material.happens(SILENT):
            verb = "expire" if self.material.happens(0.6) else "withdraw"
            suggestion.state = SuggestionState.EXPIRED if verb == "expire" else SuggestionState.WITHDRAWN
            self._keep(suggestion, [*steps, (verb, self.cast.system, answered)], meeting.at)
        elif self.tastes.she_wants_it(meeting.profile.person_id, sight, answered):
            suggestion.said_yes_at = answered
            suggestion.introduction = self._introduce(meeting, coach, decided, answered, answered)
            suggestion.state = SuggestionState.INTRODUCED
            self._keep(suggestion, [*steps, ("say_yes", meeting.profile.person, answered)], meeting.at)
        else:
            suggestion.state, suggestion.young_reason = SuggestionState.REFUSED, _young_reason(sight)
            self._keep(suggestion, [*steps, ("say_no", meeting.profile.person, answered)], meeting.at)

    def write(self) -> None:
        """Save everything that was told."""
        Introduction.objects.bulk_create(self.introductions, batch_size=500)
        Suggestion.objects.bulk_create(self.suggestions, batch_size=500)
        Placement.objects.bulk_create(self.placements, batch_size=500)
        FollowUp.objects.bulk_create(self.follow_ups, batch_size=500)

    def _suggestion(self, meeting: Meeting, run: Run) -> Suggestion:
        by_ranker = meeting.source == Source.RANKER
        return Suggestion(
            person_id=meeting.profile.person_id, profile=meeting.profile, listing=meeting.listing,
            authority_id=meeting.profile.authority_id, source=meeting.source, created_at=meeting.at,
            expires_on=(meeting.at + dt.timedelta(days=21)).date(), run=run if by_ranker else None,
            engine=Engine.RULES if by_ranker else Engine.PERSON, rank=meeting.rank, explored=meeting.is_explored,
            propensity=meeting.propensity, said_yes_at=meeting.at if meeting.source == Source.YOUNG else None,
        )  # fmt: skip

    def _decide(self, suggestion: Suggestion, coach: Any, at: dt.datetime) -> None:
        suggestion.decided_by, suggestion.decided_at = coach, at
        suggestion.position_shown = self.material.chance.randrange(1, 6)
        suggestion.seconds_on_page = self.material.chance.randrange(12, 240)

    def _keep(self, suggestion: Suggestion, steps: list[tuple[str, Any, dt.datetime]], at: dt.datetime) -> None:
        self.suggestions.append(suggestion)
        begun_by = {Source.YOUNG: suggestion.person, Source.COACH: suggestion.decided_by}.get(
            Source(suggestion.source), self.cast.system
        )
        self.history.way(suggestion, "propose", steps, begun_by, at)

    def _introduce(
        self, meeting: Meeting, coach: Any, approved: dt.datetime, yes: dt.datetime, at: dt.datetime
    ) -> Introduction:
        listing = meeting.listing
        answered = at + self._hours(200)
        ending = self._ending(meeting, answered)
        state = {
            "accept": IntroductionState.ACCEPTED, "decline": IntroductionState.DECLINED,
            "close": IntroductionState.CLOSED, "withdraw": IntroductionState.WITHDRAWN,
        }[ending]  # fmt: skip
        by_workplace = ending in ("accept", "decline")
        introduction = Introduction(
            person_id=meeting.profile.person_id, profile=meeting.profile, listing=listing,
            organisation_id=listing.organisation_id, authority_id=meeting.profile.authority_id, approved_by=coach,
            approved_at=approved, said_yes_at=yes, opened_at=at, answer_by=(at + dt.timedelta(days=7)).date(),
            state=state, released={"given_name": meeting.profile.person.given_name} if ending == "accept" else {},
            answered_at=answered if by_workplace else None, answered_by=listing.contact if by_workplace else None,
            decline_reason=_decline_reason(listing, meeting.sight) if ending == "decline" else "",
            greeting=self.material.word("greeting") if ending == "accept" else "",
        )  # fmt: skip
        actor = {"withdraw": introduction.person, "close": coach}.get(ending, listing.contact)
        steps = [("see", listing.contact, at + self._hours(30))] if by_workplace else []
        if ending == "close":
            steps.append(("mark_unanswered", self.cast.system, at + dt.timedelta(days=10)))
            answered = at + dt.timedelta(days=12)
        elif steps:
            answered = max(answered, steps[0][2])
        self.introductions.append(introduction)
        self.history.way(introduction, "open", [*steps, (ending, actor, answered)], coach, at)
        if ending == "accept":
            self._place(introduction, meeting.sight, coach, answered)
        return introduction

    def _ending(self, meeting: Meeting, at: dt.datetime) -> str:
        """What became of an introduction: accept, decline, close (nobody answered) or withdraw."""
        if self.material.happens(SILENT / 2):
            return "withdraw"
        if not self.tastes.workplace_answers(meeting.listing.organisation_id, at):
            return "close"
        may = meeting.listing.seats_left > 0 and not self.is_busy(meeting.profile.person_id, at.date())
        takes = self.tastes.workplace_takes_her(meeting.listing.organisation_id, meeting.sight, at)
        return "accept" if may and takes else "decline"

    def _place(self, introduction: Introduction, sight: Sight, coach: Any, at: dt.datetime) -> None:
        listing = introduction.listing
        starts = at.date() + dt.timedelta(days=self.material.chance.randrange(5, 12))
        lasts = self.tastes.placement_lasts(introduction.person_id, sight)
        ends = starts + dt.timedelta(days=self.material.chance.choice((30, 45, 60, 85)))
        state, steps, ended = self._life(introduction, coach, at, (starts, ends), lasts=lasts)
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
        self.placements.append(placement)
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
        self, introduction: Introduction, coach: Any, at: dt.datetime, days: tuple[dt.date, dt.date], *, lasts: bool
    ) -> tuple[str, list[tuple[str, Any, dt.datetime]], dt.date | None]:
        (starts, ends), today, agreed = days, self.material.today, at + dt.timedelta(hours=4)
        if self.material.happens(0.06):
            return PlacementState.CANCELLED, [("cancel", coach, agreed)], None
        steps = self._agreeing(introduction, coach, agreed)
        if starts > today:
            is_trial = introduction.listing.kind == ListingKind.TRIAL
            return PlacementState.CONFIRMED if is_trial else PlacementState.AGREED, steps, None
        begun = at + dt.timedelta(days=(starts - at.date()).days)
        steps.append(("start", coach, begun))
        if not lasts and starts + dt.timedelta(days=14) < today:
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
            row = FollowUp(
                placement=placement, person_id=placement.person_id, authority_id=placement.authority_id,
                months=months, due_on=due, situation=self._later(placement, months) if told else "",
                answered_at=answered if told else None, answered_by=coach if told else None,
            )  # fmt: skip
            self.follow_ups.append(row)
            if told:
                self.history.note(row, "answer", coach, answered)

    def _later(self, placement: Placement, months: int) -> str:
        if months == 0 or self.material.happens(0.7):
            return placement.outcome
        return self.material.chance.choices([*OUTCOMES], [*OUTCOMES.values()])[0]

    def _hours(self, most: int) -> dt.timedelta:
        return dt.timedelta(hours=self.material.chance.randrange(1, most))

    def _one_of(self, values: Iterable[str]) -> str:
        return self.material.chance.choice(list(values))


def _coach_reason(sight: Sight) -> str:
    """The first thing that speaks against the pair, as the coach ticks it."""
    if not sight.wished and not sight.kindred:
        return CoachReason.INTEREST
    if sight.far > FAR:
        return CoachReason.TRAVEL
    if sight.late:
        return CoachReason.HOURS
    return CoachReason.SKILLS if sight.skilled < FEW and not sight.done else CoachReason.BETTER


def _young_reason(sight: Sight) -> str:
    if sight.far > FAR:
        return YoungReason.TRAVEL
    if sight.late:
        return YoungReason.HOURS
    return YoungReason.WORK if not sight.wished else YoungReason.PLACE


def _decline_reason(listing: Listing, sight: Sight) -> str:
    if listing.seats_left < 1:
        return DeclineReason.FILLED
    if sight.short:
        return DeclineReason.LANGUAGE
    if sight.late:
        return DeclineReason.HOURS
    return DeclineReason.SKILLS if sight.skilled < 1 or not sight.done else DeclineReason.NO_SHOW
