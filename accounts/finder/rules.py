"""Who may search."""

from accounts.people.rules import works_with_people

can_find = works_with_people
