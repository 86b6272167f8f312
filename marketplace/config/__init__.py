"""Config of marketplace."""
