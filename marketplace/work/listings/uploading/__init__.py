"""A table of places: looked at row by row, and the right rows become drafts that nobody else sees."""
