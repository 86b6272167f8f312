"""Reads of threads: what waits for a reader, the talk about a thing, who is at hand, until when an answer is due."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.caseloads.models import Deputy, Responsibility
from accounts.caseloads.queries import responsible_coach
from marketplace.guidance.appointments.availability.queries import after_working_days, back_at
from marketplace.work.introductions.models import Introduction
from marketplace.work.messages.models import Thread

NEW_COACH_DAYS = 30


def waiting_for(user: Any) -> QuerySet[Thread]:
    """Threads in which the reader owes an answer, those that have waited longest first."""
    rows = Thread.objects.visible_to(user).waiting().filter(holder=user)
    return rows.select_related("person", "organisation").order_by("answer_by", "pk")


def waits_for_answer(user: Any) -> Exists:
    """The reader owes an answer in a talk with her or about her."""
    return Exists(Thread.objects.visible_to(user).waiting().filter(holder=user, person=OuterRef("pk")))


def thread_with_coach(person: Any) -> Thread | None:
    """The talk of a young person with her coach."""
    return Thread.objects.filter(person=person, introduction=None).select_related("holder").first()


def thread_about(introduction: Introduction) -> Thread | None:
    """The talk about an introduction."""
    return Thread.objects.filter(introduction=introduction).first()


def promise() -> dt.date:
    """The working day until whose end a message of today is answered."""
    return promised_on(timezone.localdate())


def coach_at_hand(person: Any) -> dict[str, Any]:
    """The coach, when she is back, who stands in today, and who it was before a change of the last thirty days."""
    coach = responsible_coach(person)
    if coach is None:
        return {"coach": None}
    today = timezone.localdate()
    spells = list(Responsibility.objects.filter(person=person).select_related("coach")[:2])  # newest first
    is_new = len(spells) > 1 and (today - timezone.localdate(spells[0].started_at)).days <= NEW_COACH_DAYS
    return {
        "coach": coach,
        "away": Deputy.objects.on(today).filter(coach=coach).select_related("deputy"),
        "back_at": back_at(coach),
        "before": spells[1].coach if is_new else None,
        "thread": thread_with_coach(person),
        "answer_by": promise(),
    }


def promised_on(asked_on: dt.date) -> dt.date:
    """The working day until whose end a message of ``asked_on`` is answered."""
    return after_working_days(asked_on, settings.MESSAGE_DAYS)
