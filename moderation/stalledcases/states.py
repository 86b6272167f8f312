"""Why nothing moves, in the order in which the first that holds is the one to begin with."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Cause(models.TextChoices):
    """What the young person is waiting for."""

    MESSAGE = "message", _("a message waits for an answer")
    NO_PROFILE = "no_profile", _("there is no profile")
    DRAFT = "draft", _("the profile is not finished")
    AWAITING = "awaiting", _("the profile waits for a yes")
    PAUSED = "paused", _("the profile is paused")
    STEP = "step", _("a placement ended without a next step")
    SILENT = "silent", _("a workplace has not answered")
    COACH = "coach", _("suggestions wait for the coach")
    ANSWER = "answer", _("a suggestion waits for an answer")
    WORKPLACE = "workplace", _("a workplace is thinking")
    HELD = "held", _("a place waits until the coach has room")
    NO_MATCH = "no_match", _("no place has been found")


STEPS: dict[str, Promise] = {
    Cause.MESSAGE: _("Answer the message"),
    Cause.NO_PROFILE: _("Begin the profile together"),
    Cause.DRAFT: _("Write the profile to the end together"),
    Cause.AWAITING: _("Ask the young person to read the profile"),
    Cause.PAUSED: _("Ask when to go on"),
    Cause.STEP: _("Choose the next step together"),
    Cause.SILENT: _("Call the workplace"),
    Cause.COACH: _("Decide on the suggestions"),
    Cause.ANSWER: _("Call the young person about the suggestion"),
    Cause.WORKPLACE: _("Ask the workplace how it stands"),
    Cause.HELD: _("Suggest a place yourself"),
    Cause.NO_MATCH: _("Look at the wishes and the distance together"),
}
