"""The lives of an event and of a sign-up, and the kinds of events."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class EventKind(models.TextChoices):
    """What happens there."""

    RECRUITING = "recruiting", _("meet employers")
    VISIT = "visit", _("visit to a workplace")
    INFO = "info", _("themed info")
    TRAINING = "training", _("card training")
    GROUP = "group", _("do something together")


class Audience(models.TextChoices):
    """Who may sign up."""

    YOUNG = "young", _("young people")
    COACHES = "coaches", _("coaches")
    BOTH = "both", _("young people and coaches")


class EventState(models.TextChoices):
    """Where an event stands."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")
    HELD = "held", _("held")


EVENT_TRANSITIONS = {
    "publish": Transition((EventState.DRAFT,), EventState.PUBLISHED),
    "cancel": Transition((EventState.PUBLISHED,), EventState.CANCELLED, needs_reason=True),
    "restore": Transition((EventState.CANCELLED,), EventState.PUBLISHED),
    "close": Transition((EventState.PUBLISHED,), EventState.HELD),
}


class SignUpState(models.TextChoices):
    """Where a sign-up stands."""

    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("a seat is being offered")
    SIGNED = "signed_up", _("has a seat")
    LEFT = "left", _("cancelled")
    LAPSED = "lapsed", _("the offer was not taken in time")
    ATTENDED = "attended", _("was there")
    MISSED = "missed", _("was not there")


LIVE = (SignUpState.WAITING, SignUpState.OFFERED, SignUpState.SIGNED)

SIGN_UP_TRANSITIONS = {
    "offer": Transition((SignUpState.WAITING,), SignUpState.OFFERED),
    "take": Transition((SignUpState.OFFERED,), SignUpState.SIGNED),
    "leave": Transition(LIVE, SignUpState.LEFT),
    "lapse": Transition((SignUpState.WAITING, SignUpState.OFFERED), SignUpState.LAPSED),
    "attend": Transition((SignUpState.SIGNED, SignUpState.MISSED), SignUpState.ATTENDED),
    "miss": Transition((SignUpState.SIGNED, SignUpState.ATTENDED), SignUpState.MISSED),
}
