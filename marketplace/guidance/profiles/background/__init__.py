"""What she has done and learnt, how she gets to work, when she is not free, what she would like to do."""
