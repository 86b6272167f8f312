"""The mark that a form with a text area bears: whose it is, where it stands, which of its fields are kept.

It is sealed, so that nobody can make one or read one: a form that comes back says by it to whom its text belongs, also
when nobody is signed in any more.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import NamedTuple, Self

from django import forms
from django.http import HttpRequest, QueryDict

from accounts.keyring.ring import KeyringError
from accounts.keyring.sealing import seal, unseal

PURPOSE = "marks of forms"
FIELD = "unsent"  # the hidden field that holds the mark
SHOWN = "kept"  # in an address: which of several kept texts is wanted
NEVER = (forms.PasswordInput, forms.FileInput, forms.HiddenInput)  # what is secret, and what nobody types


class Shows(NamedTuple):
    """The kept text that a form was drawn with: of which form it was, and when it was kept (ISO 8601)."""

    form: str
    kept_at: str


@dataclass(frozen=True)
class Mark:
    """A form as it was drawn once; drawn again, in another tab, it is another one."""

    kind: str  # dotted name of its class, and its prefix where it has one
    page: str  # where it stands
    to: str  # where it is sent
    fields: tuple[str, ...]  # names of what is kept
    areas: Mapping[str, str]  # of these the text areas: name → label
    person: int | None  # who was signed in
    lines: Mapping[str, str] = field(default_factory=dict)  # of the fields those of one line: name → label
    form: str = field(default_factory=lambda: str(uuid.uuid4()))
    drawn_at: float = field(default_factory=time.time)
    shows: Shows | None = None

    def __str__(self) -> str:
        """Sealed, for the page."""
        return seal(PURPOSE, json.dumps(asdict(self)))

    @property
    def place(self) -> str:
        """What it has in common with the same form in another tab."""
        return f"{self.kind} {self.page}"

    def drawn_again(self) -> Self:
        """The same form with its errors."""
        return replace(self, drawn_at=time.time())


@dataclass(frozen=True)
class Typed:
    """A form that came back: its mark, what was typed, and the key under which it acts once."""

    mark: Mark
    values: Mapping[str, list[str]]
    form_key: str = ""
    next: str = ""

    @property
    def areas(self) -> list[tuple[str, str, str]]:
        """Name, label and text of each text area in which something was typed."""
        found = [(name, label, "".join(self.values.get(name, []))) for name, label in self.mark.areas.items()]
        return [(name, label, text) for name, label, text in found if text.strip()]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Label and text of each line that was filled in."""
        found = [(label, "".join(self.values.get(name, []))) for name, label in self.mark.lines.items()]
        return [(label, text) for label, text in found if text.strip()]

    @property
    def others(self) -> list[tuple[str, str]]:
        """Name and value of whatever else was filled in or ticked."""
        return [
            (name, value) for name, values in self.values.items() if name not in self.mark.areas for value in values
        ]


def read(sealed: str) -> Mark | None:
    """The mark again; None for what we did not make, or cannot open."""
    try:
        said = json.loads(unseal(PURPOSE, sealed))
        shows = Shows(*said["shows"]) if said["shows"] else None
        return Mark(**{**said, "fields": tuple(said["fields"]), "shows": shows})
    except (KeyringError, KeyError, TypeError):  # the last two: a mark from before the last update
        return None


def typed_in(request: HttpRequest) -> Typed | None:
    """What a form with a mark was sent with; None for requests without one."""
    sealed = request.POST.get(FIELD, "") if request.method == "POST" else ""
    mark = read(sealed) if sealed else None
    if mark is None:
        return None
    values = {name: request.POST.getlist(name) for name in mark.fields if name in request.POST}
    return Typed(mark, values, request.POST.get("form_key", ""), request.POST.get("next", ""))


def kept_fields(form: forms.BaseForm) -> dict[str, forms.Field]:
    """Fields that are kept, by their names on the page. What a form names in ``never_kept`` is left out."""
    left_out = getattr(form, "never_kept", ())
    return {
        form.add_prefix(name): one
        for name, one in form.fields.items()
        if name not in left_out and not isinstance(one.widget, NEVER)
    }


def names_of(fields: Mapping[str, forms.Field]) -> tuple[str, ...]:
    """Names under which a browser sends fields; a widget of several parts says how the others end (``suffixes``)."""
    return tuple(name + end for name, one in fields.items() for end in ("", *getattr(one.widget, "suffixes", ())))


def areas_of(fields: Mapping[str, forms.Field]) -> dict[str, str]:
    """The text areas among fields: name → label."""
    return {name: str(one.label or "") for name, one in fields.items() if isinstance(one.widget, forms.Textarea)}


def lines_of(fields: Mapping[str, forms.Field]) -> dict[str, str]:
    """The fields in which a line, a number or a day is typed: name → label."""
    return {
        name: str(one.label or "")
        for name, one in fields.items()
        if isinstance(one.widget, forms.widgets.Input) and not isinstance(one.widget, forms.CheckboxInput)
    }


def kind_of(form: forms.BaseForm) -> str:
    """What a form is called; two of a kind on one page have different prefixes."""
    return f"{type(form).__module__}.{type(form).__qualname__} {form.prefix or ''}".rstrip()


def fill(form: forms.BaseForm, values: Mapping[str, Iterable[str]]) -> None:
    """Let a form that was not sent show what was typed in it before, as it was typed: nothing of it is judged yet."""
    typed = QueryDict(mutable=True)
    for name, texts in values.items():
        typed.setlist(name, list(texts))
    kept = kept_fields(form)
    for name, one in form.fields.items():
        html_name = form.add_prefix(name)
        if html_name in kept:
            form.initial[name] = one.widget.value_from_datadict(typed, {}, html_name)


def begins_with(form: forms.BaseForm, name: str) -> str:
    """What a text area of a form that was not sent shows, before it is filled."""
    fields = {form.add_prefix(one): (one, field) for one, field in form.fields.items()}
    own_name, one = fields[name]
    value = form.get_initial_for_field(one, own_name)
    return "" if value is None else str(value)
