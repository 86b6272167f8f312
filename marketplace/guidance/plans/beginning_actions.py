"""Verbs of the start: the questionnaire is begun, answered page by page and given; since when she is without work."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock, lock_for_transition, log, move
from accounts.caseloads.actions import notify_coach
from accounts.people.models import User
from marketplace.guidance.plans.beginnings import Survey, WithoutWork
from marketplace.guidance.plans.queries import open_survey
from marketplace.guidance.plans.states import Fits
from marketplace.guidance.plans.words import sentences


@transaction.atomic
def begin_survey(person: User, *, by: User) -> Survey:
    """Her questionnaire; one that she has begun goes on."""
    lock(person)
    return open_survey(person) or create(Survey(person=person, authority=person.authority), "begin_survey", by=by)


@transaction.atomic
def answer(survey: Survey, *, answers: dict[str, str], own_words: str | None = None, by: User) -> Survey:
    """Keep what she has ticked on one page; other pages stay as they were.

    Raises TransitionRefusedError once it is given, ValidationError for a sentence or an answer that does not exist.
    """
    lock_for_transition(survey, "give", by)
    known = {one.code for one in sentences()}
    if not set(answers) <= known or not set(answers.values()) <= set(Fits.values):
        raise ValidationError(_("Choose one of the answers."), code="unknown")
    survey.answers = {**survey.answers, **answers}
    if own_words is not None:
        survey.own_words = own_words
    survey.clean_fields(exclude=["answers"])
    survey.save(update_fields=["answers", "own_words"])
    log(survey, "answer", by=by)
    return survey


@transaction.atomic
def give(survey: Survey, *, by: User) -> Survey:
    """Her coach may read it from now on. Skipped sentences are fine; with none answered there is nothing to give."""
    lock_for_transition(survey, "give", by)
    if not survey.answers and not survey.own_words:
        raise ValidationError(_("Answer at least one sentence first."), code="empty")
    move(survey, "give", by=by, given_at=timezone.now())
    notify_coach(survey, "survey_given")
    return survey


@transaction.atomic
def write_guarantee(
    person: User,
    *,
    since_on: dt.date,
    graduated_on: dt.date | None = None,
    offered_on: dt.date | None = None,
    by: User,
) -> WithoutWork:
    """Since when she is without work, and when she got an offer; the row of before is corrected.

    Raises ValidationError for days that have not come or that are in the wrong order.
    """
    lock(person)
    row = WithoutWork.objects.filter(person=person).first() or WithoutWork(person=person, authority=person.authority)
    days = {"since_on": since_on, "graduated_on": graduated_on, "offered_on": offered_on}
    for name, day in days.items():
        if day is not None and day > timezone.localdate():
            raise ValidationError({name: _("This day has not come yet.")}, code="future")
        setattr(row, name, day)
    row.full_clean()
    row.save()
    log(row, "write_guarantee", by=by)
    return row
