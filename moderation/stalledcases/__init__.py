"""StalledCases: young people with whom nothing has moved for some time, why, and one thing to do."""
