"""Who may oversee the ranker: coordinators and administrators; its numbers are an administrator's."""

from accounts.people.rules import is_administrator, is_coordinator

oversees = is_coordinator | is_administrator

can_view = oversees
can_put_in_service = oversees
can_roll_back = oversees
can_refuse = oversees
can_set_numbers = is_administrator
