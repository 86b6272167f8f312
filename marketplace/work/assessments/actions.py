"""Verbs on end assessments: request, write part by part, give, confirm, dispute, reopen, remind."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock, lock_for_transition, log, move
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import Opens, cancel_notifications, notify
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.work.assessments.models import Assessment
from marketplace.work.assessments.states import AssessmentState
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import HowTold

ASKING = ("assessment_asked", "assessment_reminder")


@transaction.atomic
def request(placement: Placement, *, by: User) -> Assessment:
    """Ask the workplace for its assessment by a link that needs no account; asked again, it stays the same one."""
    lock(placement)
    there = Assessment.objects.filter(placement=placement).first()
    if there is not None:
        return there
    assessment = Assessment(
        placement=placement, person=placement.person, organisation=placement.organisation,
        authority=placement.authority,
    )  # fmt: skip
    create(assessment, "request", by=by)
    _tell_host(assessment, "assessment_asked")
    return assessment


@transaction.atomic
def remind(assessment: Assessment, *, by: User) -> Assessment:
    """Ask the workplace once more, and only once."""
    lock(assessment)
    if assessment.state == AssessmentState.DRAFT and assessment.reminded_at is None:
        assessment.reminded_at = timezone.now()
        assessment.save(update_fields=["reminded_at"])
        log(assessment, "remind", by=by)
        _tell_host(assessment, "assessment_reminder")
    return assessment


@transaction.atomic
def write(assessment: Assessment, *, by: User, **parts: Any) -> Assessment:
    """Keep what has been written so far; nothing need be whole yet.

    Raises TransitionRefusedError when it has been given already.
    """
    lock_for_transition(assessment, "give", by)
    _write(assessment, parts)
    log(assessment, "write", by=by)
    return assessment


@transaction.atomic
def give(assessment: Assessment, *, how_told: str = HowTold.OWN, by: User, **parts: Any) -> Assessment:
    """The assessment is whole; the young person reads it and says whether she sees it so too.

    A coach may complete it and names how she heard it. Raises ValidationError naming what is still missing.
    """
    lock_for_transition(assessment, "give", by)
    _write(assessment, parts)
    if assessment.missing:
        raise ValidationError(
            {name: _("Write this too, or save and go on later.") for name in assessment.missing}, code="not_whole"
        )
    is_host = by.role == Role.EMPLOYER
    if not is_host and how_told == HowTold.OWN:
        raise ValidationError({"how_told": _("Say how you heard it.")}, code="source_missing")
    source = HowTold.OWN if is_host else HowTold(how_told)
    move(assessment, "give", by=by, given_at=timezone.now(), given_by=by, how_told=source)
    cancel_notifications(assessment, *ASKING)
    facts = _facts(assessment)
    notify(assessment.person, "assessment_given", about=assessment, link=assessment.get_absolute_url(), **facts)
    notify_coach(assessment, "assessment_given_coach", unless=by, **facts)
    return assessment


@transaction.atomic
def confirm(assessment: Assessment, *, her_words: str = "", by: User) -> Assessment:
    """The young person sees it so too; her own words stay beside it."""
    move(assessment, "confirm", by=by, answered_at=timezone.now(), her_words=her_words or assessment.her_words)
    return assessment


@transaction.atomic
def dispute(assessment: Assessment, *, her_words: str, by: User) -> Assessment:
    """The young person sees it differently and says how; her coach takes it up.

    Raises ValidationError without her words.
    """
    if not her_words.strip():
        raise ValidationError({"her_words": _("Say in your own words how you see it.")}, code="words_missing")
    move(assessment, "dispute", by=by, answered_at=timezone.now(), her_words=her_words)
    notify_coach(assessment, "assessment_disputed_coach", unless=by, **_facts(assessment))
    return assessment


@transaction.atomic
def reopen(assessment: Assessment, *, reason: str, by: User) -> Assessment:
    """The coach gives it back to the workplace to be put right; the link in the old mail opens it again."""
    move(assessment, "reopen", by=by, reason=reason, given_at=None, given_by=None, how_told="", answered_at=None)
    _tell_host(assessment, "assessment_reopened")
    return assessment


def _write(assessment: Assessment, parts: dict[str, Any]) -> None:
    for name, value in parts.items():
        setattr(assessment, name, value)
    assessment.clean_fields(exclude=["skills"])
    assessment.save(update_fields=list(parts))


def _facts(assessment: Assessment) -> dict[str, Any]:
    placement = assessment.placement
    return {"title": placement.listing.title, "workplace": placement.organisation.name}


def _tell_host(assessment: Assessment, name: str) -> None:
    send_link(assessment, assessment.placement.listing.contact, name)


def send_link(assessment: Assessment, reader: User, name: str = "assessment_asked") -> None:
    """Mail the link of the assessment to somebody of the workplace."""
    notify(
        reader, name, about=assessment, link=assessment.get_absolute_url(),
        opens=Opens("assessments.give", assessment), **_facts(assessment),
    )  # fmt: skip
