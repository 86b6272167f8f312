"""Reports of moderation."""
