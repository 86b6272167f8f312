"""Letters as people type them in a hurry, so that names and words meet however they are written."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.db.models import QuerySet

# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans("øđðłŧŋħı", "oddltnhi") | str.maketrans({"æ": "ae", "œ": "oe", "þ": "th"})
_DROPPED = {"Mn", "Cf", "Cc"}


def fold(text: str) -> str:
    """Letters as people type them in a hurry: no case, no marks, no invisible signs, single spaces.

    "Ánne" and "anne" meet, so do "İbrahim" and "ibrahim", "työ" and "tyo".
    """
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    spaced = " ".join(spread.split())
    kept = "".join(sign for sign in spaced if unicodedata.category(sign) not in _DROPPED)
    return " ".join(unicodedata.normalize("NFKC", kept.casefold().translate(_PLAIN)).split())


def named_like(rows: QuerySet, query: str, *columns: str) -> QuerySet:
    """Rows in whose columns every word of the query is found.

    Compared in Python: SQLite knows no capital Ä, and no database takes marks off letters by itself.
    """
    words = fold(query).split()
    if not words:
        return rows
    found = [row[0] for row in rows.values_list("pk", *columns) if _holds(words, row[1:])]
    return rows.filter(pk__in=found)


def _holds(words: list[str], parts: tuple[Any, ...]) -> bool:
    text = fold(" ".join(str(part or "") for part in parts))
    return all(word in text for word in words)
