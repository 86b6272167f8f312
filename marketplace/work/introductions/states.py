"""The life of an introduction, reasons of a no, and what a young person may release."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition
from accounts.people.states import Role


class IntroductionState(models.TextChoices):
    """Where an introduction stands."""

    OPENED = "opened", _("the workplace has been asked")
    SEEN = "seen", _("the workplace has looked")
    MEETING = "meeting", _("a meeting is agreed")
    ACCEPTED = "accepted", _("the workplace said yes")
    DECLINED = "declined", _("the workplace said no")
    SILENT = "silent", _("no answer: the coach calls")
    WITHDRAWN = "withdrawn", _("withdrawn by the young person")
    CLOSED = "closed", _("closed")


STATE_WORDS = {
    Role.YOUNG: {
        IntroductionState.SILENT: _("no answer: your coach calls"),
        IntroductionState.WITHDRAWN: _("you took it back"),
    },
    Role.EMPLOYER: {
        IntroductionState.OPENED: _("waiting for your answer"),
        IntroductionState.SEEN: _("waiting for your answer"),
        IntroductionState.ACCEPTED: _("you said yes"),
        IntroductionState.DECLINED: _("you said no"),
        IntroductionState.SILENT: _("you have not answered: the coach calls you"),
    },
}
WAITING = (IntroductionState.OPENED, IntroductionState.SEEN, IntroductionState.MEETING)
WITHOUT_ANSWER = (IntroductionState.OPENED, IntroductionState.SEEN, IntroductionState.SILENT)
OPEN_TO_ANSWER = (*WAITING, IntroductionState.SILENT)
LIVE = (*WAITING, IntroductionState.SILENT, IntroductionState.ACCEPTED)
HIDDEN = (IntroductionState.DECLINED, IntroductionState.WITHDRAWN, IntroductionState.CLOSED)

TRANSITIONS = {
    "see": Transition((IntroductionState.OPENED,), IntroductionState.SEEN),
    "meet": Transition((*WAITING, IntroductionState.SILENT), IntroductionState.MEETING),
    "accept": Transition((*WAITING, IntroductionState.SILENT), IntroductionState.ACCEPTED),
    # A yes can be taken back until the coach has acted on it.
    "decline": Transition((*WAITING, IntroductionState.SILENT, IntroductionState.ACCEPTED), IntroductionState.DECLINED),
    "mark_unanswered": Transition((IntroductionState.OPENED, IntroductionState.SEEN), IntroductionState.SILENT),
    "withdraw": Transition(LIVE, IntroductionState.WITHDRAWN),
    "close": Transition(LIVE, IntroductionState.CLOSED, needs_reason=True),
}


class Holder(models.TextChoices):
    """Who moves next."""

    COACH = "coach", _("the coach")
    WORKPLACE = "workplace", _("the workplace")
    NOBODY = "nobody", _("nobody, it goes on or is over")


class PhoneAnswer(models.TextChoices):
    """What a workplace says when its coach calls."""

    YES = "yes", _("Yes, the young person is welcome")
    MEETING = "meeting", _("Let us meet first")
    NO = "no", _("No, not this time")
    AGAIN = "again", _("No answer yet: I call again")


# Each is the workplace's own verb; without an answer nothing moves, but it has to be possible still.
VERB_OF = {
    PhoneAnswer.YES: "accept",
    PhoneAnswer.MEETING: "meet",
    PhoneAnswer.NO: "decline",
    PhoneAnswer.AGAIN: "accept",
}


class DeclineReason(models.TextChoices):
    """Job-related reasons of a no; anything else is not a reason here (1325/2014)."""

    FILLED = "filled", _("the place was filled")
    SKILLS = "skills", _("the skills needed are missing")
    CERTIFICATE = "certificate", _("a needed card or permit is missing")
    HOURS = "hours", _("the working hours do not suit")
    LANGUAGE = "language", _("the language level needed at work")
    DISTANCE = "distance", _("getting to work is too difficult")
    CHANGED = "changed", _("our situation has changed")
    NO_SHOW = "no_show", _("we did not get to meet")


NOT_ABOUT_THE_PERSON = (DeclineReason.FILLED, DeclineReason.CHANGED)


class Released(models.TextChoices):
    """What a young person may tick to be shown to a workplace, besides her first name."""

    FAMILY_NAME = "family_name", _("last name")
    PHONE = "phone", _("phone number")
    EMAIL = "email", _("e-mail address")
    PHOTO = "photo", _("photo")
    MUNICIPALITY = "municipality", _("home municipality")


# By these somebody who looks for her could find a person who needs extra protection.
HELD_BACK = frozenset({Released.FAMILY_NAME, Released.PHOTO, Released.MUNICIPALITY})
