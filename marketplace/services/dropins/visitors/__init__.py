"""The drop-in as everybody sees it: places, the poster's page, a turn, the wall, without an account."""
