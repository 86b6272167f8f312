"""Columns of the list of young people that come from bookmarks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format

from accounts.caseloads.bookmarks.models import Bookmark
from accounts.caseloads.bookmarks.queries import News, bookmarks_of


def reminders_of(people: Iterable[Any], reader: Any) -> dict[int, Bookmark]:
    """The reader's reminders about some people."""
    return {pk: row for pk, row in bookmarks_of(reader, people).items() if row.note or row.remind_on}


def marks_of(people: Iterable[Any], reader: Any) -> dict[int, Bookmark]:
    """The reader's marks beside some people."""
    return {pk: row for pk, row in bookmarks_of(reader, people).items() if row.mark}


def kept_out_of_files(_bookmark: Bookmark) -> str:
    """A private reminder leaves in no file."""
    return ""


def news_in_file(news: News) -> str:
    """The day and the words."""
    return f"{date_format(news.at, 'SHORT_DATE_FORMAT')} {news.what}"
