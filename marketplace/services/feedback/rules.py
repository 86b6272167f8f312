"""Who may, with feedback: everybody reads the means, she who is asked answers, the house reads lines first."""

from accounts.access.rules import anyone, speaks_for_herself
from accounts.people.rules import is_about_me, is_young, works_with_people

can_overview = anyone
can_answer = is_young & is_about_me & speaks_for_herself
can_list = works_with_people
can_show = works_with_people
can_hide = works_with_people
