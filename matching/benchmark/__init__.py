"""The benchmark market: its files to plain rows of the ranking, and the ranking's answers back to files."""
