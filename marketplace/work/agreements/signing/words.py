"""How a side's signature stands, for the cover of its link."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.caseloads.queries import contact_in_words
from marketplace.work.agreements.signing.models import SigningLink


def signed_in_words(link: SigningLink) -> list[str]:
    """Who signed for this side and when, and whom to call about it; nothing while it is open."""
    signature = link.agreement.signatures.filter(party=link.party).select_related("signer").first()
    if signature is None:
        return []
    when = date_format(timezone.localtime(signature.signed_at), "SHORT_DATETIME_FORMAT")
    said = [_("%(who)s has signed: %(when)s. Thank you.") % {"who": signature.signer.full_name, "when": when}]
    with across_authorities():
        coach = contact_in_words(link.person)
    return [*said, _("Is something to be put right? Call the coach: %(coach)s.") % {"coach": coach}] if coach else said
