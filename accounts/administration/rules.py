"""Who may look after the service: administrators, who open accounts of those who work here, never a young person's."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator

from accounts.access.rules import rule
from accounts.people.rules import is_about_me, is_administrator
from accounts.people.states import STAFF, Role

AT_WORK = (*STAFF, Role.EMPLOYER)


@rule
def is_account_of_staff(_user: Any, account: Any) -> bool:
    """The account is of somebody who works for an authority or runs the service."""
    return getattr(account, "role", "") in STAFF


@rule
def is_account_at_work(_user: Any, account: Any) -> bool:
    """The account is of a worker or of an employer's person, and has not been erased."""
    return getattr(account, "role", "") in AT_WORK and account.erased_at is None


@rule
def is_open_account(_user: Any, account: Any) -> bool:
    """Its person may sign in."""
    return account is not None and account.is_active


@rule
def has_second_factor(_user: Any, account: Any) -> bool:
    """A second step stands before the account, whichever."""
    return account is not None and Authenticator.objects.filter(user=account).exists()


@rule
def has_never_signed_in(_user: Any, account: Any) -> bool:
    """Nobody has come in by the account yet, and a mail can tell how."""
    return account is not None and account.last_login is None and bool(account.email)


can_view = is_administrator
can_view_account = is_administrator & is_account_at_work
can_list_authorities = is_administrator
can_edit_authority = is_administrator
can_add_worker = is_administrator
can_correct_account = can_view_account
can_change_role = can_view_account & is_account_of_staff & is_open_account
can_reopen = can_view_account & ~is_open_account
can_reset_second_factor = can_view_account & has_second_factor & ~is_about_me
can_invite_again = can_view_account & is_account_of_staff & is_open_account & has_never_signed_in
