"""How a place changes while it is on show."""
