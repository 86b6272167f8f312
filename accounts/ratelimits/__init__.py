"""How often anything may be done: counted in a table, so that nothing is forgotten before its time."""
