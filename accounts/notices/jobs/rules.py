"""Who may look after jobs: administrators."""

from accounts.people.rules import is_administrator

can_list_jobs = is_administrator
can_run_again = is_administrator
