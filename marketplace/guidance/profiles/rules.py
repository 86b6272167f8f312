"""Who may, with a profile: the young person and the coach who supports her."""

from accounts.access.rules import speaks_for_herself
from accounts.caseloads.rules import supports_person
from accounts.people.rules import is_a_young_person, is_about_me, is_young

hers = is_young & is_about_me
writes_it = hers | supports_person

can_begin = is_a_young_person & writes_it
can_view = writes_it
can_write = writes_it
can_offer = writes_it
can_rewrite = writes_it
can_publish = hers & speaks_for_herself
can_pause = writes_it
can_resume = hers & speaks_for_herself
can_archive = hers
can_revise = writes_it
can_ask_coach = hers
can_block = is_young
can_unblock = hers
