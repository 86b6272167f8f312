"""Reasons as sentences: about the young person, and to herself."""
