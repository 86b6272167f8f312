"""A plain verb is declared once: one row gives its page, its address, its rule and its action of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from importlib import import_module
from itertools import chain
from typing import Any

from django import forms
from django.utils.functional import Promise

from accounts.access.rules import Rule


@dataclass(frozen=True)
class Verb:
    """One verb on one object, ``act(obj, by=user, **cleaned data of the form)``, with the words of its page."""

    act: Callable[..., Any]
    rule: Rule
    trail: Promise | None = None  # what the trail says once it is done
    question: Promise | str = ""
    explanation: Promise | str = ""
    submit_label: Promise | str = ""
    success_message: Promise | str = ""
    danger: bool = False  # a red button: what cannot be taken back
    needs_proof: bool = False  # asks for a fresh proof of who somebody is
    form_class: type[forms.BaseForm] = forms.Form
    template_name: str = ""

    @property
    def name(self) -> str:
        """What it is called in addresses, in the API, in the table of transitions and in the trail."""
        return self.act.__name__

    @property
    def said(self) -> dict[str, Any]:
        """What its row says of its page beyond the defaults: attributes by name."""
        said = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) != one.default}
        return {name: value for name, value in said.items() if name not in {"act", "trail"}}


def trail_of(verbs: Iterable[Verb]) -> dict[str, Promise]:
    """What the trail says of plain verbs, for the manifest of their feature."""
    return {verb.name: verb.trail for verb in verbs if verb.trail}


def rule_of(model: type, verb: str) -> Rule:
    """The rule of a verb on a model: ``can_<verb>`` beside it, else the one that its row names.

    Raises LookupError where neither is there.
    """
    package = model.__module__.rpartition(".")[0]
    found = getattr(import_module(f"{package}.rules"), f"can_{verb}", None)
    if found is not None:
        return found
    tables = [table for table in vars(import_module(f"{package}.verbs")).values() if isinstance(table, tuple)]
    for row in chain.from_iterable(tables):
        if isinstance(row, Verb) and row.name == verb:
            return row.rule
    raise LookupError(f"no rule says who may {verb} a {model.__name__}")
