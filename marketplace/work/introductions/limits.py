"""Until when a workplace may change its answer, and what an answer by phone has to say."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.organisations.rules import acts_for
from accounts.people.models import User
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import has_coach_acted
from marketplace.work.introductions.states import PhoneAnswer

LONGEST_WAIT = dt.timedelta(days=30)  # between two calls


def refuse_after_the_coach_acted(introduction: Introduction) -> None:
    """Raises ValidationError where a placement has come of it."""
    if has_coach_acted(introduction):
        raise ValidationError(_("The coach has acted on your answer already. Call the coach."), code="coach_acted")


def check_what_was_said(introduction: Introduction, *, said: str, speaker: User, facts: dict[str, Any]) -> None:
    """Raises ValidationError, at the fields, for half an answer, a far day and a stranger to the workplace."""
    wrong = {}
    if said != PhoneAnswer.AGAIN and not acts_for(speaker, introduction):
        wrong["said_by"] = _("Choose somebody of the workplace.")
    if said == PhoneAnswer.NO and not facts.get("decline_reason"):
        wrong["decline_reason"] = _("Choose why not.")
    if said == PhoneAnswer.MEETING and not facts.get("meeting_at"):
        wrong["meeting_at"] = _("Write the day and the time.")
    if said == PhoneAnswer.MEETING and not facts.get("meeting_place"):
        wrong["meeting_place"] = _("Write where you meet.")
    if said == PhoneAnswer.AGAIN and not _is_soon(facts.get("call_again_on")):
        wrong["call_again_on"] = _("Choose a day within the next month.")
    if wrong:
        raise ValidationError(wrong)


def _is_soon(day: dt.date | None) -> bool:
    today = timezone.localdate()
    return day is not None and today <= day <= today + LONGEST_WAIT
