"""What messages shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.work.messages.queries import coach_at_hand, thread_about, thread_with_coach
from marketplace.work.messages.rules import can_begin, can_begin_about, can_view

SHORT = 5


def my_coach(context: Any) -> dict[str, Any]:
    """The young person's own coach, who stands in, how to reach them and until when an answer comes."""
    user = context["user"]
    return {"user": user, **coach_at_hand(user)}


def way_to_talk(context: Any) -> dict[str, Any]:
    """To her coach: the talk with her, or its first message."""
    person = context["person"]
    if not can_begin(context["request"].user, person):
        return {}
    thread = thread_with_coach(person)
    address = reverse("messages:write", args=[thread.pk]) if thread else reverse("messages:begin", args=[person.pk])
    return {"url": address, "label": _("Write a message"), "icon": "mail"}


def talk_about(context: Any) -> dict[str, Any]:
    """The way to the talk about an introduction."""
    introduction = context["object"]
    user, thread = context["request"].user, thread_about(introduction)
    may = can_view(user, thread) if thread else can_begin_about(user, introduction)
    return {"introduction": introduction, "thread": thread, "may": may}
