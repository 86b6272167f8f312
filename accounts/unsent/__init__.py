"""Typed text that did not go through: kept for an hour for whoever typed it, and offered in its form again."""
