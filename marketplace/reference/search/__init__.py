"""Search in plain words: synonyms, typing errors, words of danger. Plain functions, and the base of filters."""
