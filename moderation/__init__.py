"""Watching over it: reviews, reports, statistics."""
