"""Secrets of links, of which only fingerprints are kept."""

from __future__ import annotations

import hashlib


def fingerprint(key: str) -> str:
    """What is kept of a link's secret (256 bits of chance, so no salt is needed): it opens nothing by itself."""
    return hashlib.sha256(key.encode()).hexdigest()
