"""When coaches can be met: opening hours, closed days, and the free times that are counted from them."""
