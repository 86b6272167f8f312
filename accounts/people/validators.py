"""What no free text about a person may hold: a Finnish personal identity code."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.fi import hetu

# Any dash that a phone writes may stand for the sign of the century.
_LOOKS_LIKE_ONE = re.compile(r"(?<!\d)(\d{6})\s?([-+‐‑‒–—−A-FU-Y])\s?(\d{3})\s?([0-9A-Y])(?![0-9A-Z])", re.IGNORECASE)
_PLAIN_SIGNS = frozenset("+ABCDEFUVWXY")


def holds_personal_id(text: str) -> bool:
    """Whether a text holds a personal identity code with a true date and check character.

    The signs of the century are those of 2023 on: + - Y X W V U A B C D E F; temporary codes (900-999) count too.
    """
    for day, sign, number, check in _LOOKS_LIKE_ONE.findall(text):
        century = sign.upper() if sign.upper() in _PLAIN_SIGNS else "-"
        if hetu.is_valid(f"{day}{century}{number}{check}", allow_temporary=True):
            return True
    return False


def refuse_personal_id(value: str) -> None:
    """Raise ValidationError for a text with a personal identity code: nobody here needs it (1050/2018 § 29)."""
    if holds_personal_id(value):
        raise ValidationError(_("Leave the personal identity code out. Nobody needs it here."), code="personal_id")
