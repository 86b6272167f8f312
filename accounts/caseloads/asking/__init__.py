"""The list of young people by questions: who they are, how many, in which order, with which columns."""
