"""Who may read the texts of notices: administrators."""

from accounts.people.rules import is_administrator

can_read_texts = is_administrator
