"""How the answer to a referral stands, in sentences for a cover: nothing in them about the young person."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.caseloads.queries import contact_in_words
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.states import ReferralState


def answered_in_words(referral: Referral) -> list[str]:
    """Where it stands, since when and by whom, and whom to call about it; nothing while it waits for an answer."""
    with across_authorities():
        coach = contact_in_words(referral.person)
    call = [_("Is something to be put right? Call the coach: %(coach)s.") % {"coach": coach}] if coach else []
    if referral.state == ReferralState.EXPIRED:
        return [_("The time to answer has gone by."), *call]
    if referral.answered_at is None:
        return []
    facts = {
        "who": referral.worker or referral.organisation.name,
        "state": referral.get_state_display(),
        "day": date_format(timezone.localdate(referral.answered_at), "SHORT_DATE_FORMAT"),
    }
    return [_("%(who)s answered on %(day)s. It stands like this: %(state)s.") % facts, *call]
