"""How a list of what waits is divided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

SOON_DAYS = 7  # five working days and a week-end


class Pile(models.TextChoices):
    """Whose turn it is."""

    MINE = "mine", _("Waits for you")
    OTHERS = "others", _("Waits for others")
