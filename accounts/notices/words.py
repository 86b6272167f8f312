"""The words of a notice: subject and text in its reader's language, from the templates of the feature that sends it."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.notices.models import Notice

LONGEST_SUBJECT = 150


def one_line(value: Any) -> str:
    """A fact on one line without control characters, so that no name or title can add a line to a mail's head."""
    line = " ".join(str(value).split())
    return "".join(letter for letter in line if unicodedata.category(letter) not in ("Cc", "Cf"))


def days_left(notice: Notice) -> int | None:
    """Days from today till what the notice reminds of; None where it reminds of no moment.

    They are counted when it is sent or read, so that what comes late does not say "tomorrow" of today.
    """
    begins_at = notice.begins_at
    return None if begins_at is None else (timezone.localdate(begins_at) - timezone.localdate()).days


def texts_called(name: str) -> list[str]:
    """Where the text of a notice may lie: ``notices/<name>.txt`` in the templates of one of the features."""
    return [f"{package.replace('.', '/')}/notices/{name}.txt" for package in settings.FEATURES]


def words_of(notice: Notice, secret_link: str = "") -> tuple[str, str]:
    """Subject and text of a notice in its reader's language; a mail may carry a link of its own."""
    link = secret_link or notice.link
    facts = {name: one_line(value) for name, value in notice.facts.items()}
    with translation.override(notice.tongue):
        text = render_to_string(
            texts_called(notice.name),
            {
                **facts,
                "days_left": days_left(notice),
                "name": one_line(notice.recipient.short_name) if notice.recipient else "",
                "link": f"{settings.SITE_URL}{link}" if link else "",
                "site": settings.SITE_URL,
            },
        )
    subject, _line_end, body = text.strip().partition("\n")
    return one_line(subject)[:LONGEST_SUBJECT], body.strip()
