"""Who may, with personal data: oneself."""

from typing import Any

from accounts.access.rules import rule, signed_in, speaks_for_herself
from accounts.people.rules import is_about_me, is_administrator, is_employer, is_young


@rule
def still_stands(_user: Any, consent: Any) -> bool:
    """The consent has not been withdrawn."""
    return consent is not None and consent.withdrawn_at is None


can_see_own_data = signed_in
can_see_periods = is_administrator
can_export = signed_in & speaks_for_herself
can_erase = (is_young | is_employer) & speaks_for_herself  # accounts of staff are closed by their coordinator
can_withdraw_consent = is_about_me & still_stands
can_tell_equality = is_young & speaks_for_herself


@rule
def can_undo_email(_reader: Any, change: Any) -> bool:
    """The account is in use. The old mailbox is its reader's only right."""
    return change is not None and change.person.is_active
