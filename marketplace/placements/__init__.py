"""Placements of marketplace."""
