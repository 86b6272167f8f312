"""Who may, with an introduction: the employer's people answer, the young person withdraws, the coach helps."""

from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for
from accounts.people.rules import is_about_me, is_coordinator, is_young

hers = is_young & is_about_me

can_view = hers | acts_for | supports_person | is_coordinator
can_see = acts_for
can_meet = acts_for | supports_person
can_accept = acts_for
can_decline = acts_for
can_withdraw = hers
can_close = supports_person
can_record_answer = supports_person
