"""What people do together: profiles, places, introductions, placements."""
