"""The lives of a step, of a version of the plan and of the strengths questionnaire; what ticks a step."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class StepState(models.TextChoices):
    """Where a step of the plan stands."""

    PROPOSED = "proposed", _("proposed")
    AGREED = "agreed", _("agreed")
    DOING = "doing", _("going on")
    DONE = "done", _("done")
    DROPPED = "dropped", _("left out")


OPEN = (StepState.PROPOSED, StepState.AGREED, StepState.DOING)
AGREED = (StepState.AGREED, StepState.DOING)

STEP_TRANSITIONS = {
    "agree": Transition((StepState.PROPOSED,), StepState.AGREED),
    "start": Transition((StepState.AGREED,), StepState.DOING),
    "finish": Transition(OPEN, StepState.DONE),
    "drop": Transition(OPEN, StepState.DROPPED, needs_reason=True),
}


class Owner(models.TextChoices):
    """Who takes care of a step."""

    YOUNG = "young", _("the young person")
    COACH = "coach", _("the coach")
    OTHER = "other", _("somebody else")


class Priority(models.IntegerChoices):
    """What comes first."""

    FIRST = 1, _("first of all")
    NORMAL = 2, _("in good time")
    LATER = 3, _("when there is time")


class VersionState(models.TextChoices):
    """Where a version of the plan stands."""

    DRAFT = "draft", _("being agreed on")
    ACCEPTED = "accepted", _("accepted by both")
    REPLACED = "replaced", _("a newer one is in force")


VERSION_TRANSITIONS = {
    "accept": Transition((VersionState.DRAFT,), VersionState.ACCEPTED),
    "replace": Transition((VersionState.ACCEPTED,), VersionState.REPLACED),
}


class SurveyState(models.TextChoices):
    """Where a strengths questionnaire stands."""

    DRAFT = "draft", _("being answered")
    GIVEN = "given", _("answered")


SURVEY_TRANSITIONS = {"give": Transition((SurveyState.DRAFT,), SurveyState.GIVEN)}


class Fits(models.TextChoices):
    """How well a sentence of the questionnaire fits. No answer is worse than another."""

    WELL = "well", _("Yes, that is me")
    PARTLY = "partly", _("Now and then")
    NOT_YET = "not_yet", _("That is not me")
    UNSURE = "unsure", _("I cannot say")
