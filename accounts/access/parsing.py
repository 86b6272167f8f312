"""What the REST API takes as JSON: texts that can be written down, nested no deeper than anything asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

DEEPEST = 32  # lists in lists; nothing of ours goes deeper than five


class PlainJSONParser(JSONParser):
    """Refuses what Python's own parser takes or falls over: deep nesting, halves of letters, NUL, endless numbers."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The data. Raises ParseError (400)."""
        try:
            data = super().parse(stream, media_type=media_type, parser_context=parser_context)
        except (RecursionError, LookupError) as error:  # the second: a charset that is none of texts
            raise ParseError(_("This cannot be read. Send simple JSON in UTF-8.")) from error
        if not all(_is_plain(value, depth) for value, depth in _values(data)):
            raise ParseError(_("This cannot be read. Send simple JSON in UTF-8."))
        return data


def _values(data: Any) -> Iterator[tuple[Any, int]]:
    """Every value and name, each with how deep it lies."""
    waiting = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        yield value, depth
        inner = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting += [(one, depth + 1) for one in inner]


def _is_plain(value: Any, depth: int) -> bool:
    if isinstance(value, str):
        return not any("\ud800" <= sign <= "\udfff" or sign == "\0" for sign in value)  # PostgreSQL keeps no NUL
    if isinstance(value, float):
        return abs(value) != float("inf")
    return depth <= DEEPEST
