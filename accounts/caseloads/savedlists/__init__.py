"""Lists of young people that a worker has named for herself: a question, whose people, an order."""
