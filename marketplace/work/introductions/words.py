"""How the answer to an introduction stands, in sentences for a cover: nothing in them about the young person."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.caseloads.queries import contact_in_words
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import has_coach_acted
from marketplace.work.introductions.states import LIVE, IntroductionState


def answer_in_words(introduction: Introduction) -> list[str]:
    """The answer that stands: whose, of when, and how it can be changed. Nothing about the young person or where to."""
    if introduction.state == IntroductionState.MEETING:
        return [_("A meeting is agreed. Open this to see when and where, or to change it.")]
    if introduction.answered_at is None:
        return []
    who = introduction.answered_by.full_name if introduction.answered_by else introduction.organisation.name
    facts = {"who": who, "when": date_format(timezone.localtime(introduction.answered_at), "SHORT_DATETIME_FORMAT")}
    with across_authorities():
        name = contact_in_words(introduction.person)
    if introduction.state == IntroductionState.DECLINED:
        said = [_("%(who)s said no: %(when)s.") % facts, *_noted_by(introduction)]
        return [*said, _("Have you changed your mind? Call the coach: %(coach)s.") % {"coach": name}] if name else said
    said = [_("%(who)s said yes: %(when)s.") % facts, *_noted_by(introduction)]
    if introduction.state in LIVE and not has_coach_acted(introduction):
        return [*said, _("You can still change the answer: open it again.")]
    return [*said, _("The coach goes on from here: %(coach)s.") % {"coach": name}] if name else said


def _noted_by(introduction: Introduction) -> list[str]:
    if introduction.said_to is None:
        return []
    return [_("It was said on the phone, and %(coach)s wrote it down.") % {"coach": introduction.said_to.full_name}]
