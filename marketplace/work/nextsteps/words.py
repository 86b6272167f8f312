"""Thanks for an answer, for the cover of a link that has been used."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.caseloads.queries import contact_in_words
from marketplace.work.nextsteps.models import CheckIn
from marketplace.work.placements.models import FollowUp


def thanks_for(asked: CheckIn | FollowUp) -> list[str]:
    """When it was answered, and whom to call about it; nothing while it is open."""
    if asked.answered_at is None:
        return []
    when = date_format(timezone.localtime(asked.answered_at), "SHORT_DATETIME_FORMAT")
    said = [_("Thank you. Your answer came: %(when)s.") % {"when": when}]
    with across_authorities():
        coach = contact_in_words(asked.person)
    return (
        [*said, _("Did something go wrong with the answer? Call the coach: %(coach)s.") % {"coach": coach}]
        if coach
        else said
    )
