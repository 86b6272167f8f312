"""What a text must not be: one with a personal identity code, or a password that everybody guesses."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from stdnum.fi import hetu

OURS = frozenset({"duunipari", "duuni", "lahti", "paijathame", "paijanne", "salasana", "tyollisyys", "matkalladuuniin"})
ROWS = ("1234567890" * 3, "0987654321" * 3, "qwertyuiopåasdfghjklöäzxcvbnm", "qwertyuiopasdfghjklzxcvbnm")
_NOT_A_LETTER = re.compile(r"[\W\d_]+")


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


class KnownWordValidator:
    """Refuses what is a known password once digits and marks are taken away, and what runs along the keys.

    Django's list of 20,000 knows ``iloveyou`` but not ``iloveyou1234``.
    """

    def __init__(self) -> None:
        self.known = OURS | frozenset(CommonPasswordValidator().passwords)

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password that guessers try first."""
        small = password.casefold()
        letters = _NOT_A_LETTER.sub("", small).replace("ä", "a").replace("ö", "o")
        along_the_keys = any(small in row for row in ROWS)
        if not letters or letters in self.known or along_the_keys or len(set(small)) < 4:
            raise ValidationError(_("This password is too easy to guess. Use several words."), code="password_known")

    def get_help_text(self) -> str:
        """One sentence for the form."""
        return gettext("Use several words that you remember.")


_NOT_IN_A_NAME = re.compile(r"[0-9@!?:;/\\<>{}\[\]|=#$%^*_~\"]|\bwww\b|\.[a-z]{2,}\b", re.IGNORECASE)


def refuse_no_name(value: str) -> None:
    """Refuse what no name holds: digits, an address, a call. Letters of every script and single dots may stand."""
    if _NOT_IN_A_NAME.search(value):
        raise ValidationError(_("Write a name, without digits or addresses."), code="no_name")
