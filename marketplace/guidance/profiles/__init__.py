"""Profiles of marketplace."""
