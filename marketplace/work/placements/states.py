"""The life of a placement, its outcomes, who may have stopped it and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class PlacementState(models.TextChoices):
    """Where a placement stands."""

    DRAFT = "draft", _("being agreed")
    OUT = "out", _("out for signatures")
    SIGNED = "signed", _("signed by both sides")
    CONFIRMED = "confirmed", _("confirmed by the authority")
    AGREED = "agreed", _("agreed")
    RUNNING = "running", _("going on")
    ENDED = "ended", _("ended")
    STOPPED = "stopped", _("stopped before the end")
    CANCELLED = "cancelled", _("never started")


# A work trial has an agreement that the authority confirms (380/2023 § 57); other kinds are agreed by their two sides.
SIGNING = (PlacementState.OUT, PlacementState.SIGNED)
READY = (PlacementState.CONFIRMED, PlacementState.AGREED)
LIVE = (PlacementState.DRAFT, *SIGNING, *READY, PlacementState.RUNNING)
OVER = (PlacementState.ENDED, PlacementState.STOPPED)

TRANSITIONS = {
    "agree": Transition((PlacementState.DRAFT,), PlacementState.AGREED),
    "send_out": Transition((PlacementState.DRAFT,), PlacementState.OUT),
    "sign": Transition((PlacementState.OUT,), PlacementState.SIGNED),
    "confirm": Transition((PlacementState.SIGNED,), PlacementState.CONFIRMED),
    "take_back": Transition(SIGNING, PlacementState.DRAFT),
    "start": Transition(READY, PlacementState.RUNNING),
    "end": Transition((PlacementState.RUNNING,), PlacementState.ENDED),
    "stop": Transition((PlacementState.RUNNING,), PlacementState.STOPPED, needs_reason=True),
    "cancel": Transition((PlacementState.DRAFT, *SIGNING, *READY), PlacementState.CANCELLED, needs_reason=True),
}


class Outcome(models.TextChoices):
    """What came next."""

    JOB_HERE = "job_here", _("a job at the same workplace")
    JOB_ELSEWHERE = "job_elsewhere", _("a job elsewhere")
    APPRENTICESHIP = "apprenticeship", _("an apprenticeship")
    STUDIES = "studies", _("studies")
    BUSINESS = "business", _("own business")
    NEW_TRIAL = "new_trial", _("another work trial")
    SERVICE = "service", _("another service")
    UNEMPLOYED = "unemployed", _("looking for the next step")


WORK_OUTCOMES = (Outcome.JOB_HERE, Outcome.JOB_ELSEWHERE, Outcome.APPRENTICESHIP, Outcome.BUSINESS)


class HowTold(models.TextChoices):
    """How an answer reached us; a coach who writes one down for somebody names how she heard it."""

    OWN = "own", _("written by the workplace itself")
    PHONE = "phone", _("received by phone")
    MEETING = "meeting", _("told at a meeting")
    MESSAGE = "message", _("received as a message")
    PAPER = "paper", _("received on paper")


HEARD = tuple((value, label) for value, label in HowTold.choices if value != HowTold.OWN)


class Side(models.TextChoices):
    """Who stopped a placement."""

    YOUNG = "young", _("the young person")
    HOST = "host", _("the workplace")
    AUTHORITY = "authority", _("the authority")


class StopCause(models.TextChoices):
    """Why a placement was stopped (380/2023 § 59). Health is nobody's business here."""

    ABSENT = "absent", _("many absences without a word")
    GOALS = "goals", _("the goals cannot be met")
    NEXT_STEP = "next_step", _("work, studies or another next step came")
    OTHER = "other", _("another cause")
