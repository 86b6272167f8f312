"""Who may work on the queue."""

from accounts.people.rules import works_with_people

can_view = works_with_people
