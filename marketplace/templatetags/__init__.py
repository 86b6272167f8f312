"""Templatetags of marketplace."""
