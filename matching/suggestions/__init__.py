"""Suggestions of matching."""
