"""Links in mails that open one page without an account: one kind of secret, one address, one set of rules for all."""
