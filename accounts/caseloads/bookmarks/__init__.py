"""A coach's own reminder and mark about a young person, and what is new since she last looked."""
