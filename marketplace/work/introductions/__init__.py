"""Introductions of marketplace."""
