"""Schemes of marketplace."""
