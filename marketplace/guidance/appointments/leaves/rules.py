"""Who may, with times away: a coach with her own, a coordinator with those of the authority."""

from accounts.people.rules import is_coach, is_coordinator, works_with_people
from marketplace.guidance.appointments.availability.rules import is_mine

can_add_leave = works_with_people

can_remove_leave = (is_coach & is_mine) | is_coordinator

can_settle = can_remove_leave
