"""People: accounts, roles, invitations, the home page."""
