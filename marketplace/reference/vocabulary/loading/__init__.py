"""Vocabularies from files: the shipped one, the official ESCO release, and tables brought to what a file says."""
