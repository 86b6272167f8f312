"""Drop-in: the queue of a place, on the wall and on the phone, and what comes of a turn."""
