"""Who: people, roles, rights, records."""
