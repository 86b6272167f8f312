"""People's oversight of the ranker: the register of its models, their gates, its numbers, its weekly readings."""
