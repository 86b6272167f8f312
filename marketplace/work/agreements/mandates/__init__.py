"""Mandates: which official may sign work trials for an authority, from when till when."""
