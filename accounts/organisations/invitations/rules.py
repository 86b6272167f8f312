"""Who may: a manager takes back what is open, whoever reads the mailbox says yes while the workplace is in order."""

from typing import Any

from accounts.access.rules import rule
from accounts.organisations.rules import manages


@rule
def is_open_invitation(_user: Any, invitation: Any) -> bool:
    """It can still be answered."""
    return invitation is not None and invitation.is_open


@rule
def is_unanswered(_user: Any, invitation: Any) -> bool:
    """Nobody has answered it or taken it back, and the workplace is in order."""
    return invitation is not None and invitation.ended_at is None and invitation.organisation.is_verified


@rule
def can_accept_membership(_reader: Any, invitation: Any) -> bool:
    """It was not taken back, and the workplace is in order."""
    is_taken_back = invitation is not None and invitation.ended_at is not None and invitation.accepted_by_id is None
    return invitation is not None and not is_taken_back and invitation.organisation.is_verified


can_withdraw_invitation = manages & is_open_invitation
can_invite_again = manages & is_unanswered
