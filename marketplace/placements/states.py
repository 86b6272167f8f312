"""The life of a placement, its outcomes, and who may have stopped it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.moves import Move


class PlacementState(models.TextChoices):
    """Where a placement stands."""

    DRAFT = "draft", _("being agreed")
    AGREED = "agreed", _("agreed")
    RUNNING = "running", _("going on")
    ENDED = "ended", _("ended")
    STOPPED = "stopped", _("stopped before the end")
    CANCELLED = "cancelled", _("never started")


LIVE = (PlacementState.DRAFT, PlacementState.AGREED, PlacementState.RUNNING)
OVER = (PlacementState.ENDED, PlacementState.STOPPED)

MOVES = {
    "agree": Move((PlacementState.DRAFT,), PlacementState.AGREED),
    "start": Move((PlacementState.AGREED,), PlacementState.RUNNING),
    "end": Move((PlacementState.RUNNING,), PlacementState.ENDED),
    "stop": Move((PlacementState.RUNNING,), PlacementState.STOPPED, needs_reason=True),
    "cancel": Move((PlacementState.DRAFT, PlacementState.AGREED), PlacementState.CANCELLED, needs_reason=True),
}


class Outcome(models.TextChoices):
    """What came next."""

    JOB_HERE = "job_here", _("a job at the same workplace")
    JOB_ELSEWHERE = "job_elsewhere", _("a job elsewhere")
    APPRENTICESHIP = "apprenticeship", _("an apprenticeship")
    STUDIES = "studies", _("studies")
    BUSINESS = "business", _("an own business")
    NEW_TRIAL = "new_trial", _("another work trial")
    SERVICE = "service", _("another service")
    UNEMPLOYED = "unemployed", _("looking for the next step")


WORK_OUTCOMES = (Outcome.JOB_HERE, Outcome.JOB_ELSEWHERE, Outcome.APPRENTICESHIP, Outcome.BUSINESS)


class Side(models.TextChoices):
    """Who stopped a placement."""

    YOUNG = "young", _("the young person")
    HOST = "host", _("the workplace")
    AUTHORITY = "authority", _("the authority")
