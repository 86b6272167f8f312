"""The lives of a check-in and of a chosen next step, and the choices on both."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class Moment(models.TextChoices):
    """When host and young person are asked while a placement goes on."""

    HALFWAY = "halfway", _("halfway")
    BEFORE_END = "before_end", _("four weeks before the end")


class Party(models.TextChoices):
    """Who is asked."""

    YOUNG = "young", _("the young person")
    HOST = "host", _("the workplace")


class CheckInState(models.TextChoices):
    """Where a check-in stands."""

    PLANNED = "planned", _("planned")
    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("answered")
    LAPSED = "lapsed", _("not needed any more")


OPEN = (CheckInState.PLANNED, CheckInState.ASKED)

CHECK_IN_TRANSITIONS = {
    "ask": Transition((CheckInState.PLANNED,), CheckInState.ASKED),
    "answer": Transition((CheckInState.ASKED,), CheckInState.ANSWERED),
    "lapse": Transition(OPEN, CheckInState.LAPSED),
}


class Going(models.TextChoices):
    """The first question: how it is going."""

    WELL = "well", _("Well")
    SO_SO = "so_so", _("It varies")
    BADLY = "badly", _("Badly")


class GoOn(models.TextChoices):
    """The second question: whether it could go on here."""

    YES = "yes", _("Yes")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("No")


class StepKind(models.TextChoices):
    """What may come after a trial."""

    JOB = "job", _("a job at the same workplace")
    JOB_SUBSIDISED = "job_subsidised", _("a job with support for the pay")
    APPRENTICESHIP = "apprenticeship", _("an apprenticeship")
    RENEW = "renew", _("the trial goes on")
    OTHER_HOST = "other_host", _("another workplace")
    STUDIES = "studies", _("studies")
    SERVICE = "service", _("another service")


class StepState(models.TextChoices):
    """Where a chosen step stands."""

    CHOSEN = "chosen", _("chosen")
    FINISHED = "finished", _("done")
    WITHDRAWN = "withdrawn", _("changed")


STANDING = (StepState.CHOSEN, StepState.FINISHED)

STEP_TRANSITIONS = {
    "finish": Transition((StepState.CHOSEN,), StepState.FINISHED),
    "withdraw": Transition((StepState.CHOSEN,), StepState.WITHDRAWN, needs_reason=True),
}

# Where each step goes on: name of the page (or what a higher feature's manifest calls it), what its address names,
# what it opens with. A kind without a row stays a task with an owner and a day; a page that this house does not have
# is not linked to.
OPENS = {
    StepKind.RENEW: ("agreements:renew", "placement", ""),
    StepKind.APPRENTICESHIP: ("outcomes:begin", "placement", "kind=apprenticeship"),
    StepKind.JOB: ("outcomes:begin", "placement", "kind=job"),
    StepKind.JOB_SUBSIDISED: ("outcomes:begin", "placement", "kind=job"),
    StepKind.OTHER_HOST: ("other_host", "person", ""),
}
