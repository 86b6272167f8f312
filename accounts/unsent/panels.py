"""What is shown of unsent texts: the part inside each form with a text area, and the list on the home page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from django import forms
from django.http import HttpRequest

from accounts.unsent.marks import (
    SHOWN,
    Mark,
    Shows,
    areas_of,
    begins_with,
    fill,
    kept_fields,
    kind_of,
    lines_of,
    names_of,
)
from accounts.unsent.models import UnsentText
from accounts.unsent.queries import unsent_of


def my_unsent_texts(context: Any) -> dict[str, Any]:
    """All that waits for the reader."""
    return {"texts": unsent_of(context["request"])}


def part_of_form(request: HttpRequest, form: forms.BaseForm, to: str) -> dict[str, Any]:
    """``mark`` for a form with text areas, and the ``text`` that it was filled with, its ``others``; else nothing."""
    fields = kept_fields(form)
    areas = areas_of(fields)
    if not areas:
        return {}
    person = request.user.pk if request.user.is_authenticated else None
    typed = getattr(request, "unsent", None)
    if typed is not None and (typed.mark.kind, typed.mark.person) == (kind_of(form), person):
        return {"mark": str(typed.mark.drawn_again()), "is_owned": person is not None}
    path = urlsplit(to).path or request.path
    mark = Mark(kind_of(form), page_of(request), path, names_of(fields), areas, person, lines_of(fields))
    waiting = [one for one in unsent_of(request) if one.told["place"] == mark.place] if person else []
    text = _wanted(request, waiting) if typed is None and not form.is_bound else None
    if text is None or not _differs(form, text, areas):
        return {"mark": str(mark), "is_owned": person is not None}
    fill(form, text.told["values"])
    shown = replace(mark, shows=Shows(str(text.form), text.kept_at.isoformat()))
    others = [(f"?{_query(request, str(one.pk))}", one.kept_at) for one in waiting if one.form != text.form]
    return {"mark": str(shown), "is_owned": True, "text": text, "others": others}


def page_of(request: HttpRequest) -> str:
    """The address of a page, without the choice among kept texts."""
    query = _query(request, "")
    return f"{request.path}?{query}" if query else request.path


def _query(request: HttpRequest, wanted: str) -> str:
    asked = [(name, value) for name, values in request.GET.lists() for value in values if name != SHOWN]
    return urlencode([*asked, (SHOWN, wanted)] if wanted else asked)


def _wanted(request: HttpRequest, waiting: list[UnsentText]) -> UnsentText | None:
    """The one that was asked for, else the newest."""
    asked = request.GET.get(SHOWN, "")
    return next((one for one in waiting if str(one.pk) == asked), waiting[0] if waiting else None)


def _differs(form: forms.BaseForm, text: UnsentText, areas: dict[str, str]) -> bool:
    """Whether a kept text says anything that the form does not show already."""
    values = text.told["values"]
    return any(_plain("".join(values.get(name, []))) != _plain(begins_with(form, name)) for name in areas)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
