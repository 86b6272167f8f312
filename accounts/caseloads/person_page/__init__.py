"""The pages of one young person: what is to be done with her first, then each kind of what there is on its own page."""
