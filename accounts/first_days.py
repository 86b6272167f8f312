"""Steps of somebody's first days in the service, as each feature names its own in its manifest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.functional import Promise


class FirstStep(NamedTuple):
    """One step of a role's first days, which ticks itself: ``done`` gives a reader's rows that are there after it."""

    role: str
    order: int
    words: Promise
    url_name: str
    done: Callable[[Any], Any]
