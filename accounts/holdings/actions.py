"""Verbs on holdings: pass everything on to a named person, end what nobody else can hold."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.holdings.queries import Held, held_by, in_words, to_pass_on
from accounts.manifests import EVERYTHING, Holding, Span


@transaction.atomic
def release(holder: Any, *, to: Any | None, by: Any, span: Span = EVERYTHING) -> list[Held]:
    """Pass on what others need, and end the rest. Returns what was passed on.

    Raises ValidationError with the list where something is held and nobody is named (code ``holds``), and where a
    feature refuses the one who is named.
    """
    held = held_by(holder, span)
    needed = to_pass_on(held)
    if needed and (to is None or to.pk == holder.pk):
        what = ", ".join(in_words(needed))
        raise ValidationError(_("Choose who takes over: %(what)s.") % {"what": what}, code="holds")
    with across_authorities():
        for one in held:
            for row in list(one.holding.rows(holder, span)):  # anew: a kind before may have taken some along
                _let_go(one.holding, row, to, by)
    return needed


def _let_go(holding: Holding, row: Any, to: Any, by: Any) -> None:
    if holding.pass_on is not None:
        holding.pass_on(row, to, by)
    elif holding.end is not None:
        holding.end(row, by)
