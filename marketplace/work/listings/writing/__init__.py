"""How a place is written: the draft that waits, also without an account, and its pages."""
