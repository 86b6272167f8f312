"""A coach's own search: places for one young person, her young people for one place."""
