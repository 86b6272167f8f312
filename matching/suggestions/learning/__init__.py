"""What the log teaches: training from it, its evaluation, and the watch over the ranker and its fairness."""
