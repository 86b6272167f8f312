"""Reads of the search: what every feature finds for a reader."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, NamedTuple

from accounts.manifests import Finder, Hit, manifests

MOST = 8  # of each kind; who needs more writes more


class Findings(NamedTuple):
    """What one kind has found."""

    finder: Finder
    hits: list[Hit]

    @property
    def is_cut(self) -> bool:
        """There may be more than is shown."""
        return len(self.hits) == MOST


def findings_for(reader: Any, words: str) -> list[Findings]:
    """What was found, by kind; a kind without a hit is left out."""
    asked = sorted((one for manifest in manifests() for one in manifest.finders), key=attrgetter("order"))
    found = [Findings(one, list(one.find(reader, words, MOST))[:MOST]) for one in asked]
    return [one for one in found if one.hits]
