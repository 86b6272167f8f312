"""Who may, with feedback: everybody reads the means, coaches and coordinators read the lines first."""

from accounts.access.rules import anyone
from accounts.people.rules import works_with_people

can_overview = anyone
can_list = works_with_people
can_show = works_with_people
can_hide = works_with_people
