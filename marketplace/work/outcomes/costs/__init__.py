"""The calculator of what a job costs its employer, month by month."""
