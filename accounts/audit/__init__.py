"""On record: moves, their trail, views of personal data."""
