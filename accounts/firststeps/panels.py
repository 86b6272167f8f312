"""What first steps show at home."""

from __future__ import annotations

from typing import Any

from accounts.firststeps.queries import first_steps_of, is_newcomer
from accounts.people.rules import is_young


def my_first_steps(context: Any) -> dict[str, Any]:
    """A newcomer's steps, the next one marked; nothing once all are done.

    A young person who has done none has one thing to do, which stands at the top of her home already.
    """
    reader = context["request"].user
    steps = first_steps_of(reader) if is_newcomer(reader) else []
    undone = [one for one in steps if not one.is_done]
    if not undone or (is_young(reader) and not steps[0].is_done):
        return {}
    return {"steps": steps, "following": undone[0], "number": len(steps) - len(undone), "whole": len(steps)}
