"""A run of the ranker, step by step: rows and their market, scores and order, parts on record, suggestions written."""
