"""Who should meet: the ranker and its suggestions."""
