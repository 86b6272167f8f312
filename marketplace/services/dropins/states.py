"""The life of a visit to the drop-in, and the choices on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.moves import Move


class VisitState(models.TextChoices):
    """Where a visit stands. Whoever drops in has arrived already."""

    WAITING = "waiting", _("waiting")
    CALLED = "called", _("it is your turn")
    DONE = "done", _("served")
    LEFT = "left", _("left")


HERE = (VisitState.WAITING, VisitState.CALLED)

VISIT_MOVES = {
    "call": Move((VisitState.WAITING,), VisitState.CALLED),
    "finish": Move((VisitState.CALLED,), VisitState.DONE),
    "leave": Move(HERE, VisitState.LEFT),
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
    POSTER = "poster", _("by the poster")
