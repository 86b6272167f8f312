"""What a place may tell of its terms beside what it has to tell."""
