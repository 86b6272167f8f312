"""Who may, with agreements: the coach writes and checks, both sides sign, an official with a mandate confirms."""

from typing import Any

from accounts.access.rules import rule, signed_in, speaks_for_herself
from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for, has_no_tie, of_same_authority
from accounts.people.rules import is_about_me, is_coordinator, is_young
from marketplace.work.agreements.mandates.rules import has_mandate
from marketplace.work.listings.states import ListingKind


@rule
def is_trial(_user: Any, placement: Any) -> bool:
    """The placement is a work trial: the one kind that has this agreement."""
    return placement is not None and placement.kind == ListingKind.TRIAL


@rule
def has_text(_user: Any, agreement: Any) -> bool:
    """There is something to read: it goes with the person's other data."""
    return agreement is not None and bool(agreement.content)


hers = is_young & is_about_me

can_list = signed_in
can_view = hers | acts_for | supports_person | is_coordinator
can_write = supports_person & is_trial
can_amend = can_write
can_renew = can_write
can_edit = supports_person
can_send_out = supports_person
can_resend = supports_person
can_correct = supports_person & has_no_tie
can_sign = ((hers & speaks_for_herself) | acts_for) & has_text
can_check = supports_person & has_no_tie & has_text
can_confirm = is_coordinator & of_same_authority & has_mandate & has_no_tie & has_text
can_withdraw = supports_person


@rule
def can_sign_by_link(user: Any, link: Any) -> bool:
    """The reader of a sent link could sign that side as well after signing in."""
    return link is not None and link.person.is_active and can_sign(user, link.agreement)
