"""Hirings of marketplace."""
