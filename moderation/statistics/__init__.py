"""Statistics of moderation."""
