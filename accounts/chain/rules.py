"""Who may, with the chain: those who answer for the service take its head away, to keep it elsewhere."""

from accounts.people.rules import is_administrator, is_coordinator

can_keep_head = is_administrator | is_coordinator
