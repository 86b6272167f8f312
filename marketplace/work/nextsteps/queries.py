"""Reads of what comes next: what is asked of whom, who has no step yet, and how far trials have led."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.manifests import merged
from accounts.people.models import User
from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.work.listings.states import ListingKind
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.nextsteps.states import OPENS, Moment
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.queries import need_a_next_step
from marketplace.work.placements.states import OVER, WORK_OUTCOMES, Outcome

MONTHS = (0, 3, 6)
COUNTED_MONTHS = 12
SHOWN_WITH = ("placement__listing", "placement__organisation", "person")


def stands() -> Exists:
    """Whether the placement of the outer question has a step that stands."""
    return Exists(NextStep.objects.standing().filter(placement=OuterRef("pk")))


def without_a_step(user: Any) -> QuerySet[Placement]:
    """Placements that end soon or have ended, as the reader may see them, for which nobody has chosen a step yet."""
    return need_a_next_step(user).filter(~stands())


def check_ins_for(user: Any) -> QuerySet[CheckIn]:
    """What waits for this reader's own two taps."""
    return CheckIn.objects.visible_to(user).asked().select_related(*SHOWN_WITH)


def follow_ups_for(user: Any) -> QuerySet[FollowUp]:
    """Her own follow-ups that have been asked and not answered."""
    rows = FollowUp.objects.filter(person=user, asked_at__isnull=False, answered_at__isnull=True)
    return rows.select_related("placement__listing")


def silent_for(user: Any) -> list[tuple[str, Any]]:
    """What nobody has answered after the one reminder, for the coach who calls instead: kind and row."""
    check_ins = CheckIn.objects.visible_to(user).asked().filter(reminded_at__isnull=False).select_related(*SHOWN_WITH)
    follow_ups = FollowUp.objects.visible_to(user).filter(answered_at__isnull=True, reminded_at__isnull=False)
    later = follow_ups.select_related("person", "placement__listing")
    return [*(("check_in", row) for row in check_ins), *(("follow_up", row) for row in later)]


def steps_of(user: Any) -> QuerySet[NextStep]:
    """Chosen steps that the reader takes care of or that are hers, the earliest day first."""
    mine = Q(person=user) | Q(owner=user)
    rows = NextStep.objects.filter(mine, state="chosen").select_related("person", "owner", "placement__listing")
    return rows.order_by("due_on", "pk")


def standing_step(placement: Placement) -> NextStep | None:
    """The step of a placement that stands."""
    return NextStep.objects.standing().filter(placement=placement).select_related("owner").first()


def answers_of(placement: Placement) -> list[tuple[Any, list[CheckIn]]]:
    """Both sides' check-ins, moment by moment, the latest moment first; without those that are not needed."""
    rows = list(CheckIn.objects.filter(placement=placement).exclude(state="lapsed").order_by("party", "-due_on"))
    order = (Moment.BEFORE_END, Moment.HALFWAY)
    found = [(moment.label, [row for row in rows if row.moment == moment]) for moment in order]
    return [(label, group) for label, group in found if group]


def way_on(kind: str, placement: Placement) -> str:
    """The page on which a step opens prefilled; empty where it has none."""
    name, about, query = OPENS.get(kind, ("", "", ""))  # type: ignore[call-overload]
    if not name:
        return ""
    try:
        path = reverse(
            merged("pages").get(name, name), args=[placement.person_id if about == "person" else placement.pk]
        )
    except NoReverseMatch:
        return ""
    return f"{path}?{query}" if query else path


def coaches_of(user: Any) -> QuerySet[User]:
    """Who may own a step: the coaches of the reader's authority."""
    return User.objects.coaches().filter(authority=user.authority_id)


@dataclass(frozen=True)
class Led:
    """How far trials have led: how many ended, how many have a next step, and work by months: (in work, known)."""

    ended: int
    with_step: int
    work: dict[int, tuple[int, int]]


def trials_ended(user: Any, today: dt.date | None = None) -> QuerySet[Placement]:
    """Work trials that ended or were stopped in the last twelve months, as far as the reader may see them."""
    last = today or timezone.localdate()
    first = months_later(last, -COUNTED_MONTHS)
    rows = Placement.objects.visible_to(user).filter(kind=ListingKind.TRIAL, state__in=OVER)
    return rows.filter(ended_on__gt=first, ended_on__lte=last)


def led_on(trials: QuerySet[Placement]) -> Led:
    """The numbers of some ended trials.

    A trial has a next step where its end was written with one or where one was chosen that stands. Work is a job, an
    apprenticeship or an own business: at 0 months by the outcome of the end, later by the answers to the follow-ups;
    who has not answered is not counted as known.
    """
    answered = {months: Q(follow_ups__months=months, follow_ups__answered_at__isnull=False) for months in MONTHS[1:]}
    counts = {
        "ended": Count("pk", distinct=True),
        "with_step": Count("pk", filter=~Q(outcome=Outcome.UNEMPLOYED) | Q(has_step=True), distinct=True),
        "work": Count("pk", filter=Q(outcome__in=WORK_OUTCOMES), distinct=True),
    }
    for months, condition in answered.items():
        at_work = condition & Q(follow_ups__situation__in=WORK_OUTCOMES)
        counts[f"known_{months}"] = Count("pk", filter=condition, distinct=True)
        counts[f"work_{months}"] = Count("pk", filter=at_work, distinct=True)
    found = trials.order_by().annotate(has_step=stands()).aggregate(**counts)
    later = {months: (found[f"work_{months}"], found[f"known_{months}"]) for months in MONTHS[1:]}
    return Led(found["ended"], found["with_step"], {0: (found["work"], found["ended"]), **later})
