"""The life of a service card, and the choices on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class CardState(models.TextChoices):
    """Where a card stands."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    HIDDEN = "hidden", _("hidden for now")
    CLOSED = "closed", _("the service has ended")


TRANSITIONS = {
    "publish": Transition((CardState.DRAFT, CardState.HIDDEN), CardState.PUBLISHED),
    "hide": Transition((CardState.PUBLISHED,), CardState.HIDDEN),
    "close": Transition((CardState.DRAFT, CardState.PUBLISHED, CardState.HIDDEN), CardState.CLOSED, needs_reason=True),
}


class ServiceKind(models.TextChoices):
    """What a service helps with."""

    GUIDANCE = "guidance", _("guidance in one place (Ohjaamo)")
    WORK = "work", _("job coaching")
    STAFFING = "staffing", _("staffing firms")
    ENTREPRENEURSHIP = "entrepreneurship", _("starting a business")
    STUDIES = "studies", _("studies")
    WORKSHOP = "workshop", _("workshops")
    HEALTH = "health", _("health")
    MIND = "mind", _("mind and substances")
    HOUSING = "housing", _("housing")
    BENEFITS = "benefits", _("Kela and benefits")
    MONEY = "money", _("money and debts")
    IMMIGRANTS = "immigrants", _("new in Finland")
    YOUTH = "youth", _("youth work")
    ASSOCIATION = "association", _("associations")
    FREE_TIME = "free_time", _("free time")


class Cost(models.TextChoices):
    """What the service costs whoever comes."""

    FREE = "free", _("free of charge")
    PARTLY = "partly", _("partly free of charge")
    FEE = "fee", _("costs something")


class WayIn(models.TextChoices):
    """How to get in."""

    WALK_IN = "walk_in", _("just come, no appointment needed")
    APPOINTMENT = "appointment", _("book a time")
    APPLY = "apply", _("apply")
    REFERRAL = "referral", _("through an employee of the service")


FIRST_REMINDER_DAYS = 90
FRESH_DAYS = 180  # the second reminder; from then on the card says that nobody has checked it
