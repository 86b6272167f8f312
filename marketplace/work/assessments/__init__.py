"""The workplace's assessment at the end of a trial, and the young person's word on it."""
