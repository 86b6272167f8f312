"""Consents, export, erasure, and what every field is."""
