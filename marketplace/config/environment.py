"""Settings from the environment: ``DUUNIPARI_<NAME>``."""

from __future__ import annotations

import os


def env(name: str, default: str = "") -> str:
    """A setting from the environment, ``DUUNIPARI_<NAME>``."""
    return os.environ.get(f"DUUNIPARI_{name}", default)


def env_bool(name: str, *, default: bool = False) -> bool:
    """A yes or no from the environment: 1, true, yes or on mean yes."""
    return env(name, str(default)).lower() in {"1", "true", "yes", "on"}


def env_list(name: str, default: str = "") -> list[str]:
    """A list from the environment, divided by commas."""
    return [part.strip() for part in env(name, default).split(",") if part.strip()]
