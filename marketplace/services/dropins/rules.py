"""Who may: who works in the authority runs the queue, anybody may come; a known visitor's coach goes on with her."""

from typing import Any

from accounts.access.rules import anyone, rule
from accounts.caseloads.rules import supports_person
from accounts.people.rules import is_coach, is_coordinator, works_with_people


@rule
def is_known(_user: Any, visit: Any) -> bool:
    """The visit is linked with a young person."""
    return visit is not None and visit.person_id is not None


can_list = anyone
can_count = anyone
can_queue = works_with_people
can_check_in = works_with_people
can_take_next = works_with_people
can_view = works_with_people
can_call = works_with_people
can_finish = works_with_people
can_leave = works_with_people
can_hide_name = works_with_people
can_link = is_coach
can_note = is_known & supports_person
can_propose_step = is_known & supports_person
can_open_desk = works_with_people
can_close_desk = works_with_people
can_show_poster = works_with_people
can_roster = works_with_people
can_add_shift = works_with_people
can_remove_shift = works_with_people
can_add_desk = is_coordinator
can_edit_desk = is_coordinator
