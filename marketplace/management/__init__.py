"""Management of marketplace."""
