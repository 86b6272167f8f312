"""How an assessment stands, in sentences for a cover."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.caseloads.queries import contact_in_words
from marketplace.work.assessments.models import Assessment


def given_in_words(assessment: Assessment) -> list[str]:
    """Who gave it and when, and whom to call about it; nothing while it is being written."""
    if assessment.given_at is None:
        return []
    who = assessment.given_by.full_name if assessment.given_by else assessment.organisation.name
    when = date_format(timezone.localtime(assessment.given_at), "SHORT_DATETIME_FORMAT")
    said = [_("%(who)s gave the assessment: %(when)s.") % {"who": who, "when": when}]
    with across_authorities():
        coach = contact_in_words(assessment.person)
    return [*said, _("Is something to be put right? Call the coach: %(coach)s.") % {"coach": coach}] if coach else said
