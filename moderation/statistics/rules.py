"""Who may read the numbers."""

from accounts.people.rules import is_administrator, is_coordinator

can_view = is_coordinator | is_administrator
can_export = can_view
