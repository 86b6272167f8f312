"""Times away of coaches, and what becomes of the appointments in them."""
