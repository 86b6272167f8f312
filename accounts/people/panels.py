"""What people shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.people.demo import CAST


def demo_people(context: Any) -> dict[str, Any]:
    """The invented people of a demo; nothing outside a demo."""
    return {"cast": CAST, "DEMO": context.get("DEMO"), "csrf_token": context.get("csrf_token")}


def my_refused_address(context: Any) -> dict[str, Any]:
    """That no mail arrives at the reader's address."""
    return {"user": context["user"]}


def my_way_back(context: Any) -> dict[str, Any]:
    """How a young person who came by a code gets in next time."""
    return {"user": context["user"]}
