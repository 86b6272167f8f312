"""Who may report a listing, and who looks at reports."""

from accounts.access.rules import anyone
from accounts.organisations.rules import has_no_tie, of_same_authority
from accounts.people.rules import is_administrator, works_with_people

handles = (works_with_people & of_same_authority) | is_administrator

can_report = anyone
can_list = works_with_people | is_administrator
can_view = handles
can_resolve = handles & has_no_tie
can_dismiss = handles & has_no_tie
