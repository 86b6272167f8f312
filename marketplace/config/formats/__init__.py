"""Our own date and number formats per language."""
