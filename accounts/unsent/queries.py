"""Reads of kept texts."""

from __future__ import annotations

from typing import Any

import structlog
from django.http import HttpRequest

from accounts.access.models import IdempotencyKey
from accounts.keyring.ring import KeyringError
from accounts.unsent.models import UnsentText

log = structlog.get_logger(__name__)


def unsent_of(request: HttpRequest) -> list[UnsentText]:
    """All texts that wait for the reader of a page, newest first; asked once a request.

    What was sent all the same (the server stopped before it could say so) waits for nobody.
    """
    found: list[UnsentText] | None = getattr(request, "_unsent_texts", None)
    if found is None:
        found = request._unsent_texts = _read(request.user)  # type: ignore[attr-defined]
    return found


def _read(user: Any) -> list[UnsentText]:
    try:
        found = list(UnsentText.objects.visible_to(user))
    except KeyringError as missing:  # a comfort that cannot be opened keeps no page closed
        log.warning("unsent_text_cannot_be_opened", error=type(missing).__name__)
        return []
    keys = [one.form_key for one in found if one.form_key]
    sent = set(IdempotencyKey.objects.filter(key__in=keys).values_list("key", flat=True)) if keys else set()
    newest: dict[str, UnsentText] = {}  # of two tabs with the same words one is offered
    for one in found:
        if one.form_key not in sent:
            newest.setdefault(one.sealed, one)
    return list(newest.values())
