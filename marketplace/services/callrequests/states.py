"""The life of a request for a call, and when it is good to call."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class CallRequestState(models.TextChoices):
    """Where a request for a call stands."""

    WAITING = "waiting", _("waiting for a coach")
    TAKEN = "taken", _("a coach calls")
    REACHED = "reached", _("reached")
    WELCOMED = "welcomed", _("account opened")
    HELPED = "helped", _("helped on the phone")
    UNREACHED = "unreached", _("nobody answered")
    WRONG_NUMBER = "wrong_number", _("wrong number")
    WITHDRAWN = "withdrawn", _("taken back")


S = CallRequestState
OPEN = (S.WAITING, S.TAKEN)  # nobody has talked yet
IN_HAND = (S.TAKEN, S.REACHED)  # a coach has something to do
MOST_TRIES = 3  # calls without an answer, after which the request is closed

TRANSITIONS = {
    "take": Transition((S.WAITING,), S.TAKEN),
    "put_back": Transition((S.TAKEN, S.REACHED), S.WAITING),
    "miss_call": Transition((S.TAKEN,), S.TAKEN),
    "give_up": Transition((S.TAKEN,), S.UNREACHED),
    "mark_wrong_number": Transition((S.TAKEN,), S.WRONG_NUMBER),
    "reach": Transition((S.TAKEN,), S.REACHED),
    "welcome": Transition((S.REACHED,), S.WELCOMED),
    "finish": Transition((S.REACHED,), S.HELPED),
    "withdraw": Transition(OPEN, S.WITHDRAWN),
}


class TimeOfDay(models.TextChoices):
    """When it is good to call."""

    ANY = "any", _("any time of the day")
    MORNING = "morning", _("in the morning, before 12")
    AFTERNOON = "afternoon", _("in the afternoon, after 12")
