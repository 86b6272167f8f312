"""Asking the young person herself for what is not known of a pair and what she could tell."""
