"""Message threads: one between a young person and her coach, one for each introduction."""
