"""The numbers: from a suggestion to a job, by kind of place, what came after work trials, referrals by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.organisations.models import Organisation
from accounts.people.rules import is_coach
from marketplace.guidance.profiles.models import Profile
from marketplace.services.referrals.queries import Stream, first_of_months, streams
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind
from marketplace.work.nextsteps.queries import Led, led_on, trials_ended
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, WORK_OUTCOMES, PlacementState
from matching.suggestions.models import Suggestion
from matching.suggestions.states import UNSEEN, SuggestionState
from moderation.statistics.disclosure import HIDDEN, protect, shown

STARTED = (PlacementState.RUNNING, *OVER)
MONTHS = (0, 3, 6)
Line = dict[str, int]
MONTH_WORDS = {
    0: _("in work at the end"),
    3: _("in work 3 months after"),
    6: _("in work 6 months after"),
}
Parts = Mapping[str, int | None]
LINES = [
    ("step", "no step", "ended"),
    *((f"work {months}", f"other {months}", f"unknown {months}", "ended") for months in MONTHS),
]


@dataclass(frozen=True)
class Question:
    """What is counted: first and last day, a kind of place or all, an authority or all within reach."""

    since: dt.date
    until: dt.date
    kind: str = ""
    authority_id: int | None = None

    def moments(self, column: str) -> Q:
        """The condition that a moment lies in the period, by days of Helsinki."""
        start = timezone.make_aware(dt.datetime.combine(self.since, dt.time.min))
        end = timezone.make_aware(dt.datetime.combine(self.until + dt.timedelta(days=1), dt.time.min))
        return Q(**{f"{column}__gte": start, f"{column}__lt": end})

    def days(self, column: str) -> Q:
        """The condition that a day lies in the period."""
        return Q(**{f"{column}__gte": self.since, f"{column}__lte": self.until})

    @property
    def kinds(self) -> list[str]:
        """The kinds of places that are counted."""
        return [self.kind] if self.kind else list(ListingKind.values)

    def within(self, rows: QuerySet) -> QuerySet:
        """Rows of the authority asked for."""
        return rows.filter(authority=self.authority_id) if self.authority_id else rows


APPROVED = Q(decided_at__isnull=False) & ~Q(state=SuggestionState.DECLINED)
IN_TIME = Q(
    introduction__answered_at__lte=F("introduction__opened_at") + dt.timedelta(days=settings.ANSWER_DAYS),
)
STEPS: dict[str, Q] = {
    "made": Q(),
    "approved": APPROVED,
    "willing": APPROVED & Q(said_yes_at__isnull=False),
    "introduced": Q(introduction__isnull=False),
    "answered": IN_TIME,
    "accepted": Q(introduction__answered_at__isnull=False, introduction__decline_reason=""),
    "started": Q(introduction__placement__state__in=STARTED),
    "worked": Q(introduction__placement__outcome__in=WORK_OUTCOMES),
}


def funnel(question: Question) -> dict[str, Line]:
    """How far the suggestions that were made in the period have come: step → kind → count.

    Every step counts the same suggestions. All but ``answered`` (yes or no in seven days) are parts of the step before.
    """
    seen = Suggestion.objects.exclude(state__in=UNSEEN)  # what is in reserve has come before nobody
    rows = question.within(seen.filter(question.moments("created_at"), listing__kind__in=question.kinds))
    counts = {step: Count("pk", filter=condition) if condition else Count("pk") for step, condition in STEPS.items()}
    found = {row["listing__kind"]: row for row in rows.order_by().values("listing__kind").annotate(**counts)}
    return {step: {kind: found.get(kind, {}).get(step, 0) for kind in question.kinds} for step in STEPS}


def after_trials(question: Question) -> dict[int, Line]:
    """Where people were 0, 3 and 6 months after work trials that ended in the period: months → answer → count.

    Answers: ``work`` (a job, an apprenticeship or an own business), ``other``, ``unknown`` (not asked or not
    answered yet). At 0 months the coach has written the outcome down, so nothing is unknown.
    """
    trials = question.within(
        Placement.objects.filter(question.days("ended_on"), kind=ListingKind.TRIAL, state__in=OVER)
    )
    total = trials.count()
    now = trials.filter(outcome__in=WORK_OUTCOMES).count()
    found = {0: {"work": now, "other": total - now, "unknown": 0}}
    for months in MONTHS[1:]:
        answered = trials.filter(follow_ups__months=months, follow_ups__answered_at__isnull=False)
        work = answered.filter(
            follow_ups__months=months, follow_ups__answered_at__isnull=False, follow_ups__situation__in=WORK_OUTCOMES
        )
        known, in_work = answered.distinct().count(), work.distinct().count()
        found[months] = {"work": in_work, "other": known - in_work, "unknown": total - known}
    return found


def profiles_in_use(question: Question) -> int:
    """Young people who said yes to a profile in the period."""
    rows = question.within(Profile.objects.filter(question.moments("said_yes_at")))
    return rows.aggregate(people=Count("person", distinct=True))["people"]


def places_published(question: Question) -> int:
    """Places that came to be seen by everybody in the period."""
    rows = Listing.objects.filter(question.moments("published_at"), kind__in=question.kinds)
    return question.within(rows).count()


def this_month(user: Any) -> list[dict[str, Any]]:
    """Four figures of the reader's authority since the first of the month, small ones as a range."""
    today = timezone.localdate()
    question = Question(today.replace(day=1), today, authority_id=user.authority_id)
    introduced = question.within(Introduction.objects.filter(question.moments("opened_at")))
    answers = Introduction.objects.filter(question.moments("answered_at"), decline_reason="")
    started = question.within(Placement.objects.filter(question.days("starts_on"), state__in=STARTED))
    return [
        {"label": _("places published"), "number": str(places_published(question))},
        {"label": _("introductions to workplaces"), "number": shown(introduced.count())},
        {"label": _("yes from workplaces"), "number": shown(question.within(answers).count())},
        {"label": _("placements started"), "number": shown(started.count())},
    ]


@dataclass(frozen=True)
class ReferralLine:
    """One organisation: its numbers by month in words, the last thirty days, the mean before, whether it has fallen."""

    organisation: Organisation
    months: tuple[tuple[dt.date, str], ...]
    last: str
    before: str
    has_fallen: bool


def referral_lines(today: dt.date | None = None) -> list[ReferralLine]:
    """Every organisation of the scope in force that was sent somebody, those that have fallen first."""
    day = today or timezone.localdate()
    return [_line(stream, first_of_months(day)) for stream in streams(day)]


def fallen_lines() -> list[ReferralLine]:
    """Only those that have fallen."""
    return [line for line in referral_lines() if line.has_fallen]


def _line(stream: Stream, firsts: list[dt.date]) -> ReferralLine:
    months = tuple((first, shown(number)) for first, number in zip(firsts, stream.months, strict=True))
    return ReferralLine(stream.organisation, months, shown(stream.last), shown(round(stream.before)), stream.has_fallen)


@dataclass(frozen=True)
class Figure:
    """One share: its words, percent (None where hidden or nothing is known), and the parts that it was made of."""

    label: Any
    percent: int | None
    part: str
    whole: str


def trials_led_on(user: Any) -> list[Figure]:
    """Shares of the reader's trials that ended in the last twelve months: with a next step, in work at 0, 3, 6 months.

    A coach knows her own young people, so she sees every number; to others numbers of one to four people are hidden,
    and as many more as it takes that nobody can work them out.
    """
    led = led_on(trials_ended(user))
    parts: Parts = _parts(led) if is_coach(user) else protect(_parts(led), LINES)
    return [
        _figure(_("with a next step"), parts["step"], parts["ended"]),
        *(_figure(MONTH_WORDS[months], parts[f"work {months}"], _known(parts, months)) for months in MONTHS),
    ]


def _parts(led: Led) -> dict[str, int]:
    """Every number that could be worked out from what is shown."""
    parts = {"ended": led.ended, "step": led.with_step, "no step": led.ended - led.with_step}
    for months, (work, known) in led.work.items():
        parts |= {f"work {months}": work, f"other {months}": known - work, f"unknown {months}": led.ended - known}
    return parts


def _known(parts: Parts, months: int) -> int | None:
    work, other = parts[f"work {months}"], parts[f"other {months}"]
    return None if work is None or other is None else work + other


def _figure(label: Any, part: int | None, whole: int | None) -> Figure:
    said = [HIDDEN if number is None else str(number) for number in (part, whole)]
    percent = round(100 * part / whole) if part is not None and whole else None
    return Figure(label, percent, *said)
