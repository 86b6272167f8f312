"""Which coach supports which young person."""
