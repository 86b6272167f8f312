"""What opens a question for feedback, the two answers, and the life of a free line."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class FeedbackKind(models.TextChoices):
    """What somebody looks back on."""

    APPOINTMENT = "appointment", _("an appointment")
    EVENT = "event", _("an event")
    PLACEMENT = "placement", _("a placement")


# Which verb of which thing opens a question: label of the model and bare verb. A thing names its ``person``.
ASKED_AFTER: dict[tuple[str, str], str] = {
    ("marketplace.placement", "end"): FeedbackKind.PLACEMENT,
    ("marketplace.placement", "stop"): FeedbackKind.PLACEMENT,
    ("marketplace.appointment", "hold"): FeedbackKind.APPOINTMENT,
    ("marketplace.signup", "attend"): FeedbackKind.EVENT,
}


class Liking(models.IntegerChoices):
    """The first tap: how it was."""

    GOOD = 3, _("Good")
    SO_SO = 2, _("So-so")
    BAD = 1, _("Bad")


class Helping(models.IntegerChoices):
    """The second tap: whether it helped."""

    YES = 3, _("Yes, it helped")
    A_LITTLE = 2, _("A little")
    NO = 1, _("No")


class LineState(models.TextChoices):
    """Whether others may read the free line."""

    NEW = "new", _("not read yet")
    SHOWN = "shown", _("shown to everybody")
    HIDDEN = "hidden", _("not shown")


LINE_TRANSITIONS = {
    "show": Transition((LineState.NEW, LineState.HIDDEN), LineState.SHOWN),
    "hide": Transition((LineState.NEW, LineState.SHOWN), LineState.HIDDEN),
}
FEWEST = 5  # answers of a kind and a quarter; fewer might tell of one of them
ASKED_FOR = 30  # days for which the page at home asks; the link in the mail opens for longer
