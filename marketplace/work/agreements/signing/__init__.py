"""Signatures and links to sign, and the seals that bind them to one text."""
