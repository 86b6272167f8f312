"""Contact notes: what a coach and a young person agreed, shared with her or not."""
