"""The outbox: a word to a person, in her language, after the cause is saved."""
