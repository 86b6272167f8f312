"""How a list of what waits is divided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

SOON_DAYS = 7  # five working days and a week-end


class Band(models.IntegerChoices):
    """Groups of a list, the first one first: what is late, what has to be done this week, what may wait."""

    LATE = 0, _("Late")
    SOON = 1, _("This week")
    ANSWERED = 2, _("Somebody waits for you")
    STILL = 3, _("Nothing moves")
    NORMAL = 4, _("In turn")
    AFTERWARDS = 5, _("When you have time")
    OTHERS = 6, _("Waits for others")


class Pile(models.TextChoices):
    """Whose turn it is."""

    MINE = "mine", _("Waits for you")
    OTHERS = "others", _("Waits for others")
