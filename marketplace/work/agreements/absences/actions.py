"""The verb on absences: report a day away; five trial days in a row without a word ask a question."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.caseloads.actions import notify_coach
from accounts.people.models import User
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.trial import absent_days, raises_question_of_ending
from marketplace.work.agreements.absences.models import Absence
from marketplace.work.agreements.absences.queries import away_in_a_row, trial_days
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, PlacementState


@transaction.atomic
def report_absence(placement: Placement, *, day: dt.date, was_announced: bool, by: User) -> Absence:
    """Write down a day away. Her coach is asked about ending when the law's number of days in a row is reached.

    Raises ValidationError for a day that is no trial day, has not come yet, or is written down already.
    """
    lock(placement)
    _refuse_wrong_day(placement, day)
    law = Law.on(day)
    was_raised = raises_question_of_ending(away_in_a_row(placement), law)
    absence = Absence.objects.create(
        placement=placement, person=placement.person, organisation=placement.organisation,
        authority=placement.authority, day=day, was_announced=was_announced, reported_by=by,
    )  # fmt: skip
    log(absence, "report_absence", by=by)
    if not was_raised and raises_question_of_ending(away_in_a_row(placement), law):
        title, workplace = placement.listing.title, placement.organisation.name
        days = str(absent_days(law))
        notify_coach(placement, "absences_in_a_row", title=title, workplace=workplace, days=days)
    return absence


def _refuse_wrong_day(placement: Placement, day: dt.date) -> None:
    if placement.state not in (PlacementState.RUNNING, *OVER) or placement.starts_on is None:
        raise ValidationError(_("The work trial has not begun. Wait for the first day."), code="not_begun")
    last = min(placement.ended_on or placement.ends_on or timezone.localdate(), timezone.localdate())
    if not placement.starts_on <= day <= last or day.weekday() not in trial_days(placement):
        raise ValidationError({"day": _("Choose a day of the work trial, today at the latest.")}, code="no_trial_day")
    if placement.absences.filter(day=day).exists():
        raise ValidationError({"day": _("This day is written down already.")}, code="twice")
