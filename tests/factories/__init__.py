"""Makers of test rows, one module per app."""
