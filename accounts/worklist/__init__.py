"""The one list of what waits: every feature says in its ``queues.py`` what waits, for whom, since when, until when."""
