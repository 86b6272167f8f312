"""What feedback shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.services.feedback.queries import asked_of
from marketplace.services.feedback.states import Liking


def feedback_asked(context: Any) -> dict[str, Any]:
    """The newest question to a young person, with the first of the two taps."""
    question = asked_of(context["request"].user)
    return {"question": question, "likings": Liking.choices, "csrf_token": context.get("csrf_token")}
