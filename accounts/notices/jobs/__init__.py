"""Jobs of the clock whose last turn went wrong: an administrator sees them and lets one run again."""
