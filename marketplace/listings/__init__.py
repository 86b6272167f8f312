"""Listings of marketplace."""
