"""The questions of a profile, one short page each."""
