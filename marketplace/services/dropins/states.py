"""The life of a visit to the drop-in, and the choices on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class VisitState(models.TextChoices):
    """Where a visit stands. Whoever drops in has arrived already."""

    WAITING = "waiting", _("waiting")
    CALLED = "called", _("it is your turn")
    DONE = "done", _("visit finished")
    LEFT = "left", _("left")


HERE = (VisitState.WAITING, VisitState.CALLED)

VISIT_TRANSITIONS = {
    "call": Transition((VisitState.WAITING,), VisitState.CALLED),
    "finish": Transition((VisitState.CALLED,), VisitState.DONE),
    "leave": Transition(HERE, VisitState.LEFT),
}


class Topic(models.TextChoices):
    """What somebody wants to talk about: one tap, no free text."""

    WORK = "work", _("work and job applications")
    STUDIES = "studies", _("studies")
    MONEY = "money", _("money and benefits")
    HOME = "home", _("a home of my own")
    WELLBEING = "wellbeing", _("how I am doing")
    PAPERS = "papers", _("forms and papers")
    OTHER = "other", _("something else")


class Source(models.TextChoices):
    """How a visit came into the queue."""

    DESK = "desk", _("at the desk")
    POSTER = "poster", _("with the poster")
