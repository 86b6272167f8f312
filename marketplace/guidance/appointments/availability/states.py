"""Choices on hours and closed days: days of the week, how often, eves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
