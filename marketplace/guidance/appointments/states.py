"""The life of an appointment, and the ways to meet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class AppointmentState(models.TextChoices):
    """Where an appointment stands."""

    OFFERED = "offered", _("offered")
    BOOKED = "booked", _("booked")
    CHECKED_IN = "checked_in", _("has arrived")
    HELD = "held", _("held")
    NO_SHOW = "no_show", _("did not come")
    CANCELLED = "cancelled", _("cancelled")


LIVE = (AppointmentState.OFFERED, AppointmentState.BOOKED, AppointmentState.CHECKED_IN)

# A moved appointment stays booked; what did not take place may still be corrected to "held".
APPOINTMENT_TRANSITIONS = {
    "book": Transition((AppointmentState.OFFERED,), AppointmentState.BOOKED),
    "reschedule": Transition((AppointmentState.BOOKED,), AppointmentState.BOOKED),
    "check_in": Transition((AppointmentState.BOOKED,), AppointmentState.CHECKED_IN),
    "hold": Transition(
        (AppointmentState.BOOKED, AppointmentState.CHECKED_IN, AppointmentState.NO_SHOW), AppointmentState.HELD
    ),
    "miss": Transition((AppointmentState.BOOKED,), AppointmentState.NO_SHOW),
    "cancel": Transition((AppointmentState.OFFERED, AppointmentState.BOOKED), AppointmentState.CANCELLED),
    "restore": Transition((AppointmentState.CANCELLED,), AppointmentState.BOOKED),
}


class Way(models.TextChoices):
    """How two people meet."""

    PLACE = "place", _("at a place")
    PHONE = "phone", _("by phone")
    VIDEO = "video", _("by video")


class Side(models.TextChoices):
    YOUNG = "young", _("the young person")
    COACH = "coach", _("the coach")
    SERVICE = "service", _("the service")
