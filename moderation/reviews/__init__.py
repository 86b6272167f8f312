"""Reviews of moderation."""
