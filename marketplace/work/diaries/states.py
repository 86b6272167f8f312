"""How a day at work felt."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Feeling(models.TextChoices):
    """One tap for a day."""

    GREAT = "great", _("Great")
    GOOD = "good", _("Good")
    OKAY = "okay", _("Okay")
    HARD = "hard", _("Hard")


AWAY = "away"
TAPS = (*Feeling.choices, (AWAY, _("I was not there")))
FACES: dict[str, str] = {
    Feeling.GREAT: "face-great",
    Feeling.GOOD: "face-good",
    Feeling.OKAY: "face-okay",
    Feeling.HARD: "face-hard",
    AWAY: "home",
}
BUTTONS = [(code, label, FACES[code]) for code, label in TAPS]
