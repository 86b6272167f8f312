"""Places from elsewhere: their files read into plain rows, and rows that become drafts which are handed in."""
