"""The young person's diary of a placement: hers, shared day by day as she likes."""
