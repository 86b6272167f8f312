"""Who may read a list of what waits."""

from __future__ import annotations

from accounts.people.rules import is_administrator, is_coach, is_coordinator, is_employer, is_young, works_with_people

can_remind = works_with_people
can_list = is_young | is_employer | is_coach | is_coordinator | is_administrator
