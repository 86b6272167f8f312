"""Who may keep a reminder about whom."""

from accounts.caseloads.rules import supports_person
from accounts.people.rules import is_a_young_person

can_keep_bookmark = is_a_young_person & supports_person
can_mark_unread = can_keep_bookmark
