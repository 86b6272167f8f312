"""The life of a suggestion, who made it, and reasons of a no."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition
from accounts.people.states import Role


class Source(models.TextChoices):
    """Who thought of the pair."""

    RANKER = "ranker", _("the ranker")
    YOUNG = "young", _("the young person")
    EMPLOYER = "employer", _("the employer")
    COACH = "coach", _("the coach")


class SuggestionState(models.TextChoices):
    """Where a suggestion stands."""

    PROPOSED = "proposed", _("waiting for the coach")
    ASKED = "asked", _("waiting for the young person")
    LATER = "later", _("not now, maybe later")
    INTRODUCED = "introduced", _("introduced to the workplace")
    REFUSED = "refused", _("the young person said no")
    DECLINED = "declined", _("the coach said no")
    EXPIRED = "expired", _("expired")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RESERVED = "reserved", _("kept in reserve, not before a coach")
    DROPPED = "dropped", _("fell away in reserve, without a decision")


AT_ONCE = 2  # of one young person: her best two, decided together
LONGEST = 5  # of one young person, the reserve and what she is asked included
UNSEEN = (SuggestionState.RESERVED, SuggestionState.DROPPED)  # on no page and in no count of anybody's
OPEN = (SuggestionState.PROPOSED, SuggestionState.ASKED, SuggestionState.LATER)
ALIVE = (SuggestionState.RESERVED, *OPEN)
OVER = (SuggestionState.REFUSED, SuggestionState.DECLINED, SuggestionState.EXPIRED, SuggestionState.WITHDRAWN)
IN_PLAY = (SuggestionState.PROPOSED, SuggestionState.ASKED)  # somebody is asked about it now
APPROVED = (
    SuggestionState.ASKED,
    SuggestionState.LATER,
    SuggestionState.INTRODUCED,
    SuggestionState.REFUSED,
)

STATE_WORDS = {
    Role.YOUNG: {
        SuggestionState.PROPOSED: _("your coach reads it"),
        SuggestionState.ASKED: _("waiting for your answer"),
        SuggestionState.INTRODUCED: _("the workplace is asked"),
        SuggestionState.REFUSED: _("you said no"),
        SuggestionState.DECLINED: _("your coach said no"),
        SuggestionState.EXPIRED: _("the time ran out"),
        SuggestionState.WITHDRAWN: _("taken back"),
    }
}
UNDO = dt.timedelta(seconds=30)  # so long a coach can take a decision back; nobody is told before

UNDO_NO = dt.timedelta(minutes=10)  # so long a young person can take her no back

TRANSITIONS = {
    "put_forward": Transition((SuggestionState.RESERVED,), SuggestionState.PROPOSED),
    "put_back": Transition((SuggestionState.PROPOSED,), SuggestionState.RESERVED),
    "drop": Transition((SuggestionState.RESERVED,), SuggestionState.DROPPED),
    "approve": Transition((SuggestionState.PROPOSED,), SuggestionState.ASKED),
    "decline": Transition((SuggestionState.PROPOSED,), SuggestionState.DECLINED),
    "reconsider": Transition((SuggestionState.ASKED, SuggestionState.DECLINED), SuggestionState.PROPOSED),
    "say_yes": Transition((SuggestionState.ASKED, SuggestionState.LATER), SuggestionState.INTRODUCED),
    "say_no": Transition((SuggestionState.ASKED, SuggestionState.LATER), SuggestionState.REFUSED),
    "take_back_no": Transition((SuggestionState.REFUSED,), SuggestionState.ASKED),
    "say_later": Transition((SuggestionState.ASKED,), SuggestionState.LATER),
    "introduce": Transition((SuggestionState.ASKED,), SuggestionState.INTRODUCED),
    "expire": Transition(
        (SuggestionState.PROPOSED, SuggestionState.ASKED, SuggestionState.LATER), SuggestionState.EXPIRED
    ),
    "withdraw": Transition(OPEN, SuggestionState.WITHDRAWN),
}


class CoachReason(models.TextChoices):
    """Why a coach says no to a pair."""

    NOT_NOW = "not_now", _("not the right time for the young person")
    SKILLS = "skills", _("the tasks ask for more than there is yet")
    INTEREST = "interest", _("not what the young person wants")
    TRAVEL = "travel", _("getting there is too hard")
    HOURS = "hours", _("the hours do not suit")
    PLACE = "place", _("this workplace needs to be talked with first")
    BETTER = "better", _("there is a better place for this person")
    OTHER = "other", _("another reason")


# The same to her, in the mail about a place that she asked for.
COACH_REASON_TO_HER: dict[str, Any] = {
    CoachReason.NOT_NOW: _("this is not the right moment yet"),
    CoachReason.SKILLS: _("the tasks ask for more than you have learnt yet"),
    CoachReason.INTEREST: _("it does not seem to be what you wish for"),
    CoachReason.TRAVEL: _("getting there would be too hard"),
    CoachReason.HOURS: _("the hours do not suit you"),
    CoachReason.PLACE: _("your coach wants to talk with this workplace first"),
    CoachReason.BETTER: _("your coach has a better place in mind for you"),
    CoachReason.OTHER: _("there is another reason"),
}


class YoungReason(models.TextChoices):
    """Why a young person says no to a place."""

    WORK = "work", _("not this kind of work")
    TRAVEL = "travel", _("too far away")
    HOURS = "hours", _("the hours do not suit me")
    PLACE = "place", _("not this workplace")
    FOUND = "found", _("I found something already")
    OTHER = "other", _("another reason")


class Engine(models.TextChoices):
    """What put the list in order."""

    RULES = "rules", _("hand-written rules")
    LEARNED = "learned", _("a learned model")
    PLAIN = "plain", _("plain order, the ranker is off")
    PERSON = "person", _("a person, no ranker")
