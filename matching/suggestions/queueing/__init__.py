"""The queue that can be read: what stands before each coach, and what waits in reserve."""
