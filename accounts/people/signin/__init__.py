"""How allauth behaves here: accounts, forms, and devices that are known."""
