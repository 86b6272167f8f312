"""The house as text: its Python modules, its templates, its addresses."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("accounts", "marketplace", "matching", "moderation")
TEMPLATES = ROOT / "templates"


def short(path):
    """A path as a reader of a failure wants it."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders):
    """Modules of the floors (or the folders given) without migrations, which a machine writes."""
    for folder in folders or FLOORS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def template_files():
    return sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})


@dataclass(frozen=True)
class Address:
    """One address of the site: its full name, its whole pattern, what answers."""

    name: str
    pattern: str
    answers: Any

    @property
    def view(self):
        """The class behind the address, of pages and of the API alike."""
        return getattr(self.answers, "view_class", None) or getattr(self.answers, "cls", None) or self.answers


def _walk(patterns, prefix="", space="") -> Iterator[Address]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = ":".join(part for part in (space, one.namespace) if part)
            yield from _walk(one.url_patterns, prefix + str(one.pattern), inner)
        elif isinstance(one, URLPattern):
            name = ":".join(part for part in (space, one.name) if part)
            yield Address(name, prefix + str(one.pattern), one.callback)


@cache
def addresses():
    """Every address of the site save the support desk, which only administrators enter and Django tests itself."""
    return tuple(one for one in _walk(get_resolver().url_patterns) if not one.pattern.startswith("support-desk"))
