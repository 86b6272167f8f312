"""What may be wrong with a listing, and the life of a report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class Wrong(models.TextChoices):
    """What the reader noticed."""

    DISCRIMINATION = "discrimination", _("somebody is left out without a good reason")
    MONEY = "money", _("money, bank details or a copy of an ID is asked for")
    UNSAFE = "unsafe", _("the work looks unsafe")
    UNTRUE = "untrue", _("it does not look true")
    OTHER = "other", _("something else")


class ReportState(models.TextChoices):
    """Where a report stands."""

    OPEN = "open", _("waiting")
    RESOLVED = "resolved", _("something was done")
    DISMISSED = "dismissed", _("nothing had to be done")


TRANSITIONS = {
    "resolve": Transition((ReportState.OPEN,), ReportState.RESOLVED, needs_reason=True),
    "dismiss": Transition((ReportState.OPEN,), ReportState.DISMISSED, needs_reason=True),
}
