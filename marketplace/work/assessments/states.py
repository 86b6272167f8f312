"""The life of an end assessment and what it asks (380/2023 § 57)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition
from accounts.people.states import Role


class AssessmentState(models.TextChoices):
    """Where an assessment stands."""

    DRAFT = "draft", _("being written")
    GIVEN = "given", _("given")
    CONFIRMED = "confirmed", _("confirmed by the young person")
    DISPUTED = "disputed", _("the young person sees it differently")


STATE_WORDS = {
    Role.YOUNG: {
        AssessmentState.CONFIRMED: _("you confirmed it"),
        AssessmentState.DISPUTED: _("you see it differently"),
    }
}
TRANSITIONS = {
    "give": Transition((AssessmentState.DRAFT,), AssessmentState.GIVEN),
    "confirm": Transition((AssessmentState.GIVEN, AssessmentState.DISPUTED), AssessmentState.CONFIRMED),
    "dispute": Transition((AssessmentState.GIVEN,), AssessmentState.DISPUTED),
    "reopen": Transition((AssessmentState.GIVEN, AssessmentState.DISPUTED), AssessmentState.DRAFT, needs_reason=True),
}


class Suits(models.TextChoices):
    """How the work, the occupation or the field suits her."""

    WELL = "well", _("Suits well")
    PARTLY = "partly", _("Suits in part")
    NOT_YET = "not_yet", _("Does not suit yet")


class Level(models.TextChoices):
    """A skill of working life as it is now."""

    GOOD = "good", _("goes well")
    GROWING = "growing", _("is growing")
    SUPPORT = "support", _("needs support")


class WorkingSkill(models.TextChoices):
    """Skills of working life that are asked about where the aim is to come back to work."""

    TIME = "time", _("Working hours and being on time")
    TASKS = "tasks", _("Taking in and carrying out tasks")
    TOGETHER = "together", _("Working together with others")
    OWN = "own", _("Own initiative")
    STAMINA = "stamina", _("Stamina through the day")
