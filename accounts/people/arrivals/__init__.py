"""Coming in beside the coach: the young person's own device shows a code, the coach types it on hers."""
