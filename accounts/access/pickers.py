"""Fields to pick rows by typing a word: they work by buttons alone, and quicker with htmx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

MOST_FINDS = 8  # so few rows are shown without a search, too
LONGEST_ID = 18
LONGEST_WORDS = 80
LOOK = _("Look at what “%(query)s” found and tick what fits, then go on.")


class Picked(NamedTuple):
    """What a browser sent: ticked ids, the word in the search box, the word whose finds were on the page.

    ``looks`` says that the search's own button was pressed.
    """

    ids: list[str]
    query: str
    shown: str
    looks: bool = False


class Pick(NamedTuple):
    """A row as the picker shows it."""

    pk: Any
    name: str


@dataclass(frozen=True)
class Options:
    """What the picker shows: what is ticked, then what a word finds; ``is_short``: all of it, so nobody searches."""

    name: str
    input_type: str
    chosen: Sequence[Any]
    found: Sequence[Any]
    query: str
    html_id: str
    required: bool = False
    is_short: bool = False


@dataclass(frozen=True)
class RowSource:
    """How rows of one kind are picked: at which address, by which columns a word finds them, how each is named.

    ``kind`` is told to the address where it offers rows of several kinds.
    """

    address: str
    columns: tuple[str, ...]
    named: Callable[[Any], str]
    kind: str = ""

    def matching(self, rows: QuerySet, words: str) -> QuerySet:
        """Rows of which every word stands in some column."""
        for word in words.split():
            fits = Q()
            for column in self.columns:
                fits |= Q(**{f"{column}__icontains": word})
            rows = rows.filter(pk__in=rows.model._default_manager.filter(fits).values("pk"))
        return rows

    def finds(self, rows: QuerySet, words: str, chosen: Iterable[Pick]) -> list[Pick]:
        """What a word finds, without what is ticked; without a word all rows, where they are few."""
        found = self.matching(rows, words).exclude(pk__in=[one.pk for one in chosen])
        if words:
            return self.picks(found[:MOST_FINDS])
        some = list(found[: MOST_FINDS + 1])
        return self.picks(some) if len(some) <= MOST_FINDS else []

    def picks(self, rows: Iterable[Any]) -> list[Pick]:
        """Rows as they are shown."""
        return [Pick(row.pk, self.named(row)) for row in rows]

    def picked(self, rows: QuerySet, value: Any) -> list[Pick]:
        """The rows behind a field's value, in the order of ticking: what was sent, or what the form begins with."""
        sent = value.ids if isinstance(value, Picked) else [str(getattr(one, "pk", one)) for one in as_list(value)]
        there = {str(row.pk): row for row in rows.filter(pk__in=[pk for pk in sent if _can_be_id(pk)])}
        return self.picks(there[pk] for pk in sent if pk in there)


def read_picked(data: Any, name: str) -> Picked:
    """The picker's part of a submitted form; of impossible ids nothing is kept."""
    several = data.getlist(name) if isinstance(data, QueryDict) else as_list(data.get(name))
    ids = [str(pk) for pk in several if _can_be_id(str(pk))]
    query = str(data.get(f"{name}_search") or "").strip()[:LONGEST_WORDS]
    shown = str(data.get(f"{name}_shown") or "")
    return Picked(list(dict.fromkeys(ids)), query, shown, looks=f"{name}_find" in data)


def refuse_unread(value: Any) -> None:
    """Raise ValidationError where a word was typed but not looked up, so that it is never lost."""
    if isinstance(value, Picked) and value.query and value.query != value.shown:
        raise ValidationError(LOOK, code="look", params={"query": value.query})


def as_list(value: Any) -> list[Any]:
    """A field's value as a list, whether it is nothing, one thing or several."""
    if value in (None, ""):
        return []
    several = isinstance(value, Iterable) and not isinstance(value, str)
    return list(value) if several else [value]


def _can_be_id(pk: str) -> bool:
    return pk.isascii() and pk.isdecimal() and len(pk) <= LONGEST_ID


class ListPicker(forms.Widget):
    """Check boxes for several rows with a search box above them."""

    template_name = "parts/picker.html"
    input_type = "checkbox"
    use_fieldset = True
    suffixes = ("_search", "_shown")  # further names under which it sends what was typed

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> Picked:
        return read_picked(data, name)

    def value_omitted_from_data(self, _data: Any, _files: Any, _name: str) -> bool:
        # Boxes without a tick send nothing, which is an answer too.
        return False

    def id_for_label(self, id_: str, _index: str | None = None) -> str:
        return f"{id_}_search" if id_ else ""

    def options(self, name: str, value: Any, html_id: str) -> Options:
        """What is ticked and what was found."""
        raise NotImplementedError

    def address(self) -> tuple[str, dict[str, list[str]]]:
        """Where htmx asks for the options, and what it tells beside the field's own."""
        raise NotImplementedError

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        html_id = context["widget"]["attrs"].get("id") or f"id_{name}"
        context["options"] = self.options(name, value, html_id)
        address, told = self.address()
        asked = QueryDict(mutable=True)
        for key, values in told.items():
            asked.setlist(key, values)
        asked.update({"name": name, "type": self.input_type, "id": html_id, "need": str(int(self.is_required))})
        context["options_url"] = f"{reverse(address)}?{asked.urlencode()}"
        return context


class RowListPicker(ListPicker):
    """Check boxes for several rows of the field's queryset."""

    choices: Any = ()

    def __init__(self, source: RowSource, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.source = source

    def options(self, name: str, value: Any, html_id: str) -> Options:
        rows = self.choices.queryset
        chosen = self.source.picked(rows, value)
        query = value.query if isinstance(value, Picked) else ""
        found = self.source.finds(rows, query, chosen)
        is_short = not query and len(chosen) + len(found) >= rows.count()
        return Options(name, self.input_type, chosen, found, query, html_id, self.is_required, is_short)

    def address(self) -> tuple[str, dict[str, list[str]]]:
        return self.source.address, {"kind": [self.source.kind]} if self.source.kind else {}


class RowPicker(RowListPicker):
    """Radio buttons for one row of the field's queryset."""

    input_type = "radio"


class RowField(forms.ModelChoiceField):
    """One row of a queryset: `RowField(source=…, label=…)`."""

    def __init__(self, *, source: RowSource, queryset: QuerySet, **kwargs: Any) -> None:
        super().__init__(queryset=queryset, widget=RowPicker(source), empty_label=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, Picked) else super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        refuse_unread(value)
        return super().clean(_first(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, _first(data))


class RowListField(forms.ModelMultipleChoiceField):
    """Several rows of a queryset: `RowListField(source=…, label=…, required=False)`."""

    def __init__(self, *, source: RowSource, queryset: QuerySet, **kwargs: Any) -> None:
        super().__init__(queryset=queryset, widget=RowListPicker(source), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, Picked) else super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        refuse_unread(value)
        return super().clean(value.ids if isinstance(value, Picked) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, data.ids if isinstance(data, Picked) else data)


def _first(value: Any) -> Any:
    if isinstance(value, Picked):
        return value.ids[0] if value.ids else ""
    return value
