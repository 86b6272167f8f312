"""Who may look words up: everybody, they are public reference data."""

from accounts.access.rules import anyone

can_search = anyone
