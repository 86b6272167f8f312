"""Panels of what surrounds the search for work: the coach at hand, talks, notes."""

from __future__ import annotations

from typing import Any

from django import template

from marketplace.guidance.contactnotes.models import ContactNote
from marketplace.guidance.contactnotes.rules import can_write as can_write_note
from marketplace.work.messages.queries import coach_at_hand, thread_about, thread_with_coach, waiting_for
from marketplace.work.messages.rules import can_begin, can_begin_about, can_view

register = template.Library()
SHORT = 5


@register.inclusion_tag("marketplace/work/messages/panel_coach.html", takes_context=True)
def my_coach(context: dict[str, Any]) -> dict[str, Any]:
    """The young person's own coach, who stands in, how to reach them and until when an answer comes."""
    user = context["user"]
    return {"user": user, **coach_at_hand(user)}


@register.inclusion_tag("marketplace/work/messages/panel_waiting.html", takes_context=True)
def talks_waiting(context: dict[str, Any]) -> dict[str, Any]:
    """Talks in which the reader owes an answer."""
    return {"threads": waiting_for(context["user"])[:SHORT], "request": context["request"]}


@register.inclusion_tag("marketplace/work/messages/link_person.html", takes_context=True)
def talk_with(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """The way to the talk with a young person, on her coach's page about her."""
    return {"person": person, "thread": thread_with_coach(person), "may": can_begin(context["request"].user, person)}


@register.inclusion_tag("marketplace/work/messages/link_about.html", takes_context=True)
def talk_about(context: dict[str, Any], introduction: Any) -> dict[str, Any]:
    """The way to the talk about an introduction."""
    user, thread = context["request"].user, thread_about(introduction)
    may = can_view(user, thread) if thread else can_begin_about(user, introduction)
    return {"introduction": introduction, "thread": thread, "may": may}


@register.inclusion_tag("marketplace/guidance/contactnotes/panel.html", takes_context=True)
def notes_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """The newest notes on a young person that the reader may read."""
    user = context["request"].user
    notes = ContactNote.objects.visible_to(user).filter(person=person)
    return {"notes": notes[:SHORT], "person": person, "may_write": can_write_note(user, person)}
