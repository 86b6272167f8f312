"""Commands of marketplace."""
