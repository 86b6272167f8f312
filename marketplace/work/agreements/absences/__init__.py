"""Days of a work trial on which the young person was away, and when they raise a question."""
