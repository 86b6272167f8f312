"""The life of a referral, what may be told with it, and reasons of a no."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition
from accounts.people.states import Role


class ReferralState(models.TextChoices):
    """Where a referral stands."""

    ASKED = "asked", _("waiting for the young person's yes")
    SENT = "sent", _("sent, waiting for an answer")
    SEEN = "seen", _("seen, waiting for an answer")
    WAITLISTED = "waitlisted", _("on the waiting list")
    ACCEPTED = "accepted", _("accepted")
    STARTED = "started", _("started")
    FINISHED = "finished", _("finished")
    DECLINED = "declined", _("the service said no")
    EXPIRED = "expired", _("no answer came in time")
    MISSED = "missed", _("did not attend")
    REFUSED = "refused", _("the young person said no")
    WITHDRAWN = "withdrawn", _("taken back")


STATE_WORDS = {
    Role.YOUNG: {
        ReferralState.ASKED: _("waiting for your yes"),
        ReferralState.REFUSED: _("you said no"),
        ReferralState.MISSED: _("you did not attend"),
    }
}
S = ReferralState
UNANSWERED = (S.SENT, S.SEEN)
LIVE = (S.SENT, S.SEEN, S.WAITLISTED, S.ACCEPTED, S.STARTED)  # the service knows what she ticked
ONCE_SENT = (*LIVE, S.FINISHED, S.DECLINED, S.EXPIRED, S.MISSED)
OPEN = (S.ASKED, *LIVE)
OVER = (S.FINISHED, S.DECLINED, S.EXPIRED, S.MISSED, S.REFUSED, S.WITHDRAWN)

TRANSITIONS = {
    "agree": Transition((S.ASKED,), S.SENT),
    "turn_down": Transition((S.ASKED,), S.REFUSED),
    "see": Transition((S.SENT,), S.SEEN),
    "accept": Transition((S.SENT, S.SEEN, S.WAITLISTED), S.ACCEPTED),
    "waitlist": Transition((S.SENT, S.SEEN), S.WAITLISTED),
    "decline": Transition((S.SENT, S.SEEN, S.WAITLISTED), S.DECLINED, needs_reason=True),
    "start": Transition((S.ACCEPTED,), S.STARTED),
    "finish": Transition((S.STARTED,), S.FINISHED),
    "miss": Transition((S.ACCEPTED, S.STARTED), S.MISSED),
    "expire": Transition((S.ASKED, S.SENT, S.SEEN), S.EXPIRED),
    "withdraw": Transition(OPEN, S.WITHDRAWN),
}


class SharedDetail(models.TextChoices):
    """What the young person may let the service know beside her first name."""

    FAMILY_NAME = "family_name", _("my last name")
    PHONE = "phone", _("my phone number")
    EMAIL = "email", _("my e-mail address")
    AGE = "age", _("my age")
    LANGUAGE = "language", _("the language that I use here")
    COACH = "coach", _("how to reach my coach")


class DeclineReason(models.TextChoices):
    """Why a service says no. No reason tells anything about the young person's health or money."""

    FULL = "full", _("there is no room now")
    OTHER_AREA = "other_area", _("the service is for another area or age")
    OTHER_SERVICE = "other_service", _("another service fits better")
    UNREACHABLE = "unreachable", _("we could not reach the young person")
    HAS_ALREADY = "has_already", _("the young person already comes to us")
    OTHER = "other", _("another reason")
