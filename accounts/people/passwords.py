"""What no password may be besides short: a known word with digits around it, a row of keys, the name of the service."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

OURS = frozenset({"duunipari", "duuni", "lahti", "paijathame", "paijanne", "salasana", "tyollisyys", "matkalladuuniin"})
ROWS = ("1234567890" * 3, "0987654321" * 3, "qwertyuiopåasdfghjklöäzxcvbnm", "qwertyuiopasdfghjklzxcvbnm")
_NOT_A_LETTER = re.compile(r"[\W\d_]+")


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
        return _("Use several words that you remember.")
