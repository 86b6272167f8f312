"""The texts of all notices, shown to an administrator in every language with invented people."""
