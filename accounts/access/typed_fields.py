"""Days and numbers as people type them: 1.1., Mon 4.1.2027, now; 37,5 and 37.5."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How words for now are typed, and names of weekdays begin, in Finnish, Swedish and English.
NOW = {"heti", "nyt", "tänään", "nu", "genast", "idag", "i dag", "now", "today", "right away", "at once"}
WEEKDAY = re.compile(r"^(ma|ti|ke|to|pe|la|su|må|on|fr|lö|sö|mo|tu|we|th|sa)[^\W\d]*\.?\s+(?=\d)")
WITHOUT_YEAR = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.?")
LEAP = 8  # years from one 29 February to the next, where a century lies between


def next_day(day: int, month: int, today: dt.date) -> dt.date | None:
    """The next such day, today among them; None where no year has it."""
    for year in range(today.year, today.year + LEAP + 1):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


class DayField(forms.DateField):
    """Reads what DateField reads, and words for now, a day without its year (the next to come), a weekday before it."""

    default_error_messages = {"invalid": _("Write the day like this: 1.12. or 1.12.2026.")}

    def to_python(self, value: Any) -> dt.date | None:
        """The day. Raises ValidationError for what is none."""
        if not isinstance(value, str):
            return super().to_python(value)
        typed = " ".join(value.split()).lower()
        if typed in NOW:
            return timezone.localdate()
        typed = WEEKDAY.sub("", typed)
        without_year = WITHOUT_YEAR.fullmatch(typed)
        if without_year is None:
            return super().to_python(typed)
        found = next_day(int(without_year[1]), int(without_year[2]), timezone.localdate())
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found


class AmountField(forms.DecimalField):
    """Reads a number with a comma or with a point, whatever the language."""

    def to_python(self, value: Any) -> Any:
        """The number. Raises ValidationError for what is no number."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)
