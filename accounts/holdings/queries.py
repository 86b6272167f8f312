"""Reads of holdings: what somebody holds, counted and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from accounts.access.tenancy import across_authorities
from accounts.manifests import EVERYTHING, Holding, Span, manifests


class Held(NamedTuple):
    """What somebody holds of one kind."""

    holding: Holding
    rows: list[Any]


def held_by(holder: Any, span: Span = EVERYTHING) -> list[Held]:
    """What somebody holds, kinds of lower features first; kinds of which there is nothing are left out."""
    kinds = [holding for manifest in manifests() for holding in manifest.holdings]
    with across_authorities():
        found = [Held(holding, list(holding.rows(holder, span))) for holding in kinds]
    return [one for one in found if one.rows]


def to_pass_on(held: Iterable[Held]) -> list[Held]:
    """What needs somebody else; the rest ends by itself when its holder goes."""
    return [one for one in held if one.holding.pass_on is not None]


def in_words(held: Iterable[Held]) -> list[str]:
    """``3 places``, ``1 appointment to come``."""
    return [str(one.holding.words(len(one.rows))) for one in held]
