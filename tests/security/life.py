"""One row of the table of lives (`tests/security/lives.py`)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Life:
    """One row. ``steps`` says "sources > target" for each verb; ``ready`` brings about what a verb needs besides.

    ``refusals`` are codes by which a verb says no in words of its own before it looks at the state. ``ends`` are the
    states in which it may end for good, and why that is no dead end.
    """

    make: Callable[[Any, str], Any]
    steps: dict[str, str]
    by: str = "kaisa"
    others: dict[str, str] = field(default_factory=dict)
    given: Callable[[Any], dict[str, dict[str, Any]]] = lambda _obj: {}
    ready: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    refusals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    actions: Any = None

    def sources(self, verb):
        return set(self.steps[verb].partition(" > ")[0].split())

    def target(self, verb):
        return self.steps[verb].partition(" > ")[2]

    def take(self, obj, verb, cast):
        """Use a verb as whoever uses it."""
        actions = self.actions or import_module(f"{type(obj).__module__.rpartition('.')[0]}.actions")
        getattr(actions, verb)(obj, by=getattr(cast, self.others.get(verb, self.by)), **self.given(obj).get(verb, {}))
