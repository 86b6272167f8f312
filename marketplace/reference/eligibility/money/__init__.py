"""What schemes pay and what a job costs: plain functions over the law of a day."""
