"""Rule objects: who-may questions that combine with & | ~ and answer with a bool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Rule:
    """A named question about a person and an object. Calling it answers the question.

    A rule never raises for an anonymous visitor or a missing object: it says no.
    """

    name: str
    test: Callable[[Any, Any], bool]

    def __call__(self, user: Any, obj: Any = None) -> bool:
        return bool(self.test(user, obj))

    def __and__(self, other: Rule) -> Rule:
        return Rule(f"({self.name} and {other.name})", lambda user, obj: self(user, obj) and other(user, obj))

    def __or__(self, other: Rule) -> Rule:
        return Rule(f"({self.name} or {other.name})", lambda user, obj: self(user, obj) or other(user, obj))

    def __invert__(self) -> Rule:
        return Rule(f"not {self.name}", lambda user, obj: not self(user, obj))


def rule(test: Callable[[Any, Any], bool]) -> Rule:
    """Turn a predicate ``(user, object) -> bool`` into a Rule that carries the predicate's name."""
    return Rule(test.__name__, test)


@rule
def anyone(_user: Any, _obj: Any) -> bool:
    """Open to every visitor, signed in or not."""
    return True


@rule
def speaks_for_herself(user: Any, _obj: Any) -> bool:
    """Whoever acts did not come in by her coach's hand within the last hour (people/signin/devices.py says until when).

    It stands in every rule of what only a young person herself may give.
    """
    return getattr(user, "beside_coach_until", None) is None


@rule
def signed_in(user: Any, _obj: Any) -> bool:
    """Open to everybody who has an account in use."""
    return bool(user and user.is_authenticated and user.is_active)
