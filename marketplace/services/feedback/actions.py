"""Verbs on feedback: ask once, answer once, let others read a line or not, mix what came."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, locked, move
from accounts.notices.actions import Opens, notify
from accounts.people.models import User
from marketplace.services.feedback.models import FeedbackAnswer, FeedbackAsk, quarter_of, this_quarter


@transaction.atomic
def ask(obj: models.Model, *, kind: str, person: User) -> FeedbackAsk | None:
    """Ask a person about a thing by a secret link, once for all; None where she was asked before."""
    label, number = obj._meta.label_lower, str(obj.pk)
    authority: Any = person.authority  # young people always have one (``user_has_authority``)
    question, made = FeedbackAsk.objects.get_or_create(
        subject=label, subject_id=number, defaults={"person": person, "kind": kind, "authority": authority}
    )
    if not made:
        return None
    send_link(question)
    return question


def send_link(question: FeedbackAsk) -> None:
    """The mail of a question, first and again."""
    notify(
        question.person, "feedback_asked", about=question, link=reverse("feedback:answer", args=[question.pk]),
        opens=Opens("feedback.answer", question),
    )  # fmt: skip


@transaction.atomic
def answer(question: FeedbackAsk, *, liking: int, helping: int, line: str = "", with_name: bool = False) -> None:
    """Spend the question and keep the answer; without her name nothing in any table leads from one to the other.

    Raises ValidationError where the question is spent. No line of the trail is written: it would bear the moment.
    What the database keeps of the transaction itself goes with the next ``shuffle``.
    """
    lock(question)
    if question.is_spent:
        raise ValidationError(_("You have answered this already. Thank you."), code="spent")
    question.is_spent = True
    question.save(update_fields=["is_spent"])
    said = FeedbackAnswer(
        authority=question.authority,
        person=question.person if with_name else None,
        kind=question.kind,
        liking=liking,
        helping=helping,
        line=line,
    )
    said.clean_fields()
    said.save(force_insert=True)


@transaction.atomic
def show(said: FeedbackAnswer, *, by: User) -> FeedbackAnswer:
    """Everybody may read the line."""
    _refuse_empty(said)
    move(said, "show", by=by)
    return said


@transaction.atomic
def hide(said: FeedbackAnswer, *, by: User) -> FeedbackAnswer:
    """Nobody outside reads the line; its taps count all the same."""
    _refuse_empty(said)
    move(said, "hide", by=by)
    return said


@transaction.atomic
def shuffle() -> int:
    """Write the answers of this half-year anew in the order of their random numbers, and each spent question with them.

    Rows lie in the order in which they came, and PostgreSQL keeps the number of the transaction in each (``xmin``):
    a question and its answer would bear the same. After this all of them bear one. Returns how many answers.
    """
    before = quarter_of(this_quarter() - dt.timedelta(days=1))
    rows: list[FeedbackAnswer] = locked(FeedbackAnswer.objects.filter(quarter__gte=before))
    FeedbackAnswer.objects.filter(pk__in=[row.pk for row in rows]).delete()
    FeedbackAnswer.objects.bulk_create(rows)
    FeedbackAsk.objects.filter(is_spent=True).update(is_spent=True)
    return len(rows)


def _refuse_empty(said: FeedbackAnswer) -> None:
    if not said.line:
        raise ValidationError(_("There is no line here."), code="no_line")
