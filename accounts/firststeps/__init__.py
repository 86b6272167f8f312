"""The first days of an account: three to five steps at home that tick themselves, until they are done or put aside."""
