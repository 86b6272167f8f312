"""The demo market: invented people and workplaces with eighteen months of history."""
