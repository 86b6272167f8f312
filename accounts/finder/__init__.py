"""One search for workers: people, employers and places by what they are called, each feature within its own rights."""
