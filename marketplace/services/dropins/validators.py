"""Nicknames as a wall shows them: one word of letters, short, without signs that nobody sees."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 20


def clean_nickname(text: str) -> str:
    """One word of letters (a hyphen inside is fine), at most 20. Raises ValidationError for anything else.

    One word, so that nobody writes a whole name on the wall by accident.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    letters = plain.replace("-", "")
    is_word = all(unicodedata.category(one) in ("Lu", "Ll", "Lo", "Lm") for one in letters)
    if not plain:
        return ""
    if len(plain) > LONGEST or not letters or not is_word:
        raise ValidationError(_("One word of letters, at most 20. It is shown on the wall."), code="nickname")
    return plain
