"""Who may look at the list: those who work with young people."""

from accounts.people.rules import works_with_people

can_list = works_with_people
