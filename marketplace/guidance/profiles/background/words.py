"""What she has told of her background, as lines to be read."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.guidance.profiles.rows.models import Experience
from marketplace.guidance.profiles.states import TravelMeans


def told_in_words(row: Experience) -> str:
    """A row of experience as one line: where, what, how long."""
    what = " → ".join(dict.fromkeys(str(one) for one in (row.words, row.occupation) if one))
    line = f"{row.get_kind_display()}: {what}"
    if row.months is None:
        return line
    months = ngettext("%(months)d month", "%(months)d months", row.months) % {"months": row.months}
    return f"{line}, {months}"


def means_in_words(profile: Any) -> list[str]:
    """How she gets to work."""
    return [
        *(str(one.label) for one in TravelMeans if one.value in profile.means),
        *([_("by car")] if profile.has_car else []),
    ]
