"""Who may: young people and those who work with them have a calendar of their own."""

from accounts.people.rules import is_young, works_with_people

can_feed = is_young | works_with_people

can_open_feed = can_feed

can_close_feed = can_feed
