"""The life of an appointment, and the choices on hours, ways to meet and closed days."""

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


class Weekday(models.IntegerChoices):
    """Days of the week as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Every(models.IntegerChoices):
    """How often hours come again."""

    WEEK = 1, _("every week")
    OTHER_WEEK = 2, _("every other week")


class Eve(models.TextChoices):
    """Days before a feast that are no public holidays; offices choose whether they are open."""

    EPIPHANY_EVE = "epiphany_eve", _("the eve of Epiphany")
    MAUNDY_THURSDAY = "maundy_thursday", _("Maundy Thursday")
    WALPURGIS_EVE = "walpurgis_eve", _("Walpurgis Eve")
    MIDSUMMER_EVE = "midsummer_eve", _("Midsummer Eve")
    INDEPENDENCE_EVE = "independence_eve", _("the eve of Independence Day")
    CHRISTMAS_EVE = "christmas_eve", _("Christmas Eve")
    NEW_YEARS_EVE = "new_years_eve", _("New Year's Eve")


class Fate(models.TextChoices):
    """What becomes of an appointment whose coach will be away."""

    DEPUTY = "deputy", _("the deputy meets her at the same time")
    RESCHEDULE = "reschedule", _("move it to my next free time")
    CANCEL = "cancel", _("cancel it with a kind message")
    KEEP = "keep", _("leave it as it is")
