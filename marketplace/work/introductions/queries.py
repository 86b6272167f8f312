"""Reads of introductions: what is open for whom, first what this reader can move on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import can_transition
from accounts.caseloads.models import Responsibility
from accounts.notices.models import Notice
from accounts.organisations.queries import people_of
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.guidance.profiles.models import Profile
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import (
    HELD_BACK,
    HIDDEN,
    OPEN_TO_ANSWER,
    VERB_OF,
    WAITING,
    WITHOUT_ANSWER,
    Holder,
    IntroductionState,
    PhoneAnswer,
)

# A coach calls the silent and agrees with those who said yes; a workplace answers what is new.
FIRST = {
    Role.COACH: (IntroductionState.SILENT, IntroductionState.ACCEPTED, IntroductionState.MEETING),
    Role.COORDINATOR: (IntroductionState.SILENT, IntroductionState.ACCEPTED, IntroductionState.MEETING),
    Role.EMPLOYER: (IntroductionState.OPENED, IntroductionState.SEEN, IntroductionState.SILENT),
    Role.YOUNG: (IntroductionState.ACCEPTED, IntroductionState.MEETING, IntroductionState.SEEN),
}


# Nobody answered in time, or the workplace asked to be called on another day.
TO_CALL = Q(state=IntroductionState.SILENT) | Q(state__in=WITHOUT_ANSWER, call_again_on__isnull=False)


def open_for(user: Any) -> QuerySet[Introduction]:
    """Introductions that are not over and have not become a placement, those that wait for the reader first."""
    order = [When(state=state, then=Value(place)) for place, state in enumerate(FIRST.get(user.role, ()))]
    rows = Introduction.objects.visible_to(user).live().filter(placement__isnull=True)
    return rows.select_related("person", "listing", "organisation").order_by(
        Case(*order, default=Value(len(order))), "answer_by", "pk"
    )


def with_holders(rows: QuerySet[Introduction]) -> QuerySet[Introduction]:
    """``rows`` with who moves next (``holder``) and her coach; first what waits for the coach, oldest promise first."""
    waits_for_coach = TO_CALL | Q(state=IntroductionState.ACCEPTED, placement__isnull=True)
    standing = Responsibility.objects.standing().filter(person=OuterRef("person"))
    return rows.annotate(
        holder=Case(
            When(waits_for_coach, then=Value(Holder.COACH)),
            When(state__in=WAITING, then=Value(Holder.WORKPLACE)),
            default=Value(Holder.NOBODY),
            output_field=CharField(),
        ),
        due_on=Case(When(state__in=OPEN_TO_ANSWER, then=Coalesce("call_again_on", "answer_by"))),
        coach_id=Subquery(standing.values("coach")[:1]),
        coach_name=Subquery(standing.values(name=Concat("coach__given_name", Value(" "), "coach__family_name"))[:1]),
    ).order_by(
        Case(*(When(holder=holder, then=Value(place)) for place, holder in enumerate(Holder.values))),
        F("due_on").asc(nulls_last=True),
        "-opened_at",
        "-pk",
    )


def profile_shown(introduction: Introduction, reader: Any) -> Profile | None:
    """The profile that those in an introduction see, None once it is over and for a coordinator, who follows the case.

    An employer's tenant scope holds no profiles: the introduction itself is the right to this one.
    """
    is_coordinator = getattr(reader, "role", "") == Role.COORDINATOR
    if introduction.state in HIDDEN or introduction.profile_id is None or is_coordinator:
        return None
    with across_authorities():
        return Profile.objects.prefetch_related("skill_rows__skill").filter(pk=introduction.profile_id).first()


def released_to(user: Any, introduction: Introduction) -> dict[str, str]:
    """What was released, for one reader, as things stand at this request.

    A coordinator follows the case and calls nobody, so gets the first name. Of somebody who needs extra protection
    what could lead to her is held back, also where it was released before.
    """
    held_back = introduction.person.held_back(HELD_BACK)
    shown = {name: value for name, value in introduction.released.items() if name not in held_back}
    if getattr(user, "role", "") != Role.COORDINATOR:
        return shown
    return {name: value for name, value in shown.items() if name == "given_name"}


def told_too_much(person: Any) -> QuerySet[Introduction]:
    """Introductions that go on and released what is held back of somebody who needs extra protection."""
    live = Introduction.objects.live().filter(person=person)
    return live.filter(released__has_any_keys=[str(name) for name in HELD_BACK])


def has_coach_acted(introduction: Introduction) -> bool:
    """Whether the coach has begun to agree on the time at work, so that an answer is no longer the workplace's own."""
    with across_authorities():
        return Introduction.objects.filter(pk=introduction.pk, placement__isnull=False).exists()


def speakers_of(introduction: Introduction) -> QuerySet[User]:
    """Who can answer for the workplace on the phone: the people who act for it now."""
    return User.objects.filter(pk__in=people_of(introduction.organisation).values("person"), is_active=True)


def answers_by_phone(introduction: Introduction) -> list[PhoneAnswer]:
    """What the workplace could say now."""
    if has_coach_acted(introduction):
        return []
    return [said for said, verb in VERB_OF.items() if can_transition(introduction, verb)]


def unreminded() -> QuerySet[Introduction]:
    """For some days nobody has answered, nobody was reminded, and no later call was agreed on."""
    since = timezone.now() - dt.timedelta(days=settings.REMIND_DAYS)
    waiting = Introduction.objects.filter(state__in=WAITING, opened_at__lt=since)
    told = Notice.objects.filter(
        name="introduction_reminder", cause=Introduction._meta.label_lower, cause_id=Cast(OuterRef("pk"), CharField())
    )
    return waiting.exclude(call_again_on__gt=timezone.localdate()).exclude(Exists(told))


def unanswered() -> Count:
    """How many young people wait for a workplace's answer about a listing, for an annotation."""
    return Count("introductions", filter=Q(introductions__state__in=OPEN_TO_ANSWER))
