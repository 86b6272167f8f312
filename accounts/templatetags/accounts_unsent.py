"""Tags of forms with text areas, and of pages that show what somebody typed and could not send."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.http import HttpRequest

from accounts.keyring.ring import KeyringError
from accounts.unsent.marks import Typed
from accounts.unsent.middleware import is_own
from accounts.unsent.panels import part_of_form

register = template.Library()


@register.inclusion_tag("accounts/unsent/in_form.html", takes_context=True)
def keeps_text(context: dict[str, Any], form: Any, to: str = "") -> dict[str, Any]:
    """Stands first inside a ``<form>``: what is typed in its text areas is not lost (accounts/unsent).

    ``{% keeps_text form %}``, with the address after it where the page does not call it ``action_url``.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or not isinstance(form, forms.BaseForm):
        return {}
    try:
        return part_of_form(request, form, str(to or context.get("action_url") or ""))
    except KeyringError:  # without a key nothing can be kept; the form works
        return {}


@register.inclusion_tag("accounts/unsent/typed.html", takes_context=True)
def typed_text(context: dict[str, Any]) -> dict[str, Any]:
    """What the form said that led to this page, for copying; nothing where somebody else is signed in by now."""
    request = context.get("request")
    typed = context.get("typed") or getattr(request, "unsent", None)
    if typed is None or (request is not None and _is_somebody_elses(typed, request.user)):
        return {"areas": []}
    return {"areas": typed.areas, "lines": typed.lines}


@register.simple_tag(takes_context=True)
def had_form(context: dict[str, Any]) -> bool:
    """Whether the reader sends a form that was drawn for her: what is closed to her now was open then."""
    request = context.get("request")
    typed = getattr(request, "unsent", None)
    return typed is not None and request is not None and is_own(request, typed)


def _is_somebody_elses(typed: Typed, user: Any) -> bool:
    return user.is_authenticated and typed.mark.person not in {None, user.pk}
