"""May this be? One file for each scheme of the law, and for what several of them ask; plain functions over facts."""
