"""The world in which the walls are tried."""

from tests.security.world import photo_file, world

__all__ = ["photo_file", "world"]
