"""Health at work: only what she permits item by item, sealed, with every look on record."""
