"""Who may, with absences: whoever sees the agreement reads them; the workplace and the coach report."""

from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for
from marketplace.work.agreements.rules import can_view, is_trial

can_view_absences = can_view & is_trial
can_report_absence = (acts_for | supports_person) & is_trial
