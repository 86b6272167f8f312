"""The life of one version of an agreement, who signs, and which change asks for whose signature."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class AgreementState(models.TextChoices):
    """Where a version of an agreement stands."""

    DRAFT = "draft", _("being written")
    OUT = "out", _("out for signatures")
    SIGNED = "signed", _("signed by both sides")
    CHECKED = "checked", _("checked, waits for the authority")
    IN_FORCE = "in_force", _("in force")
    REPLACED = "replaced", _("replaced by a newer version")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN = (AgreementState.DRAFT, AgreementState.OUT, AgreementState.SIGNED, AgreementState.CHECKED)
EVER_IN_FORCE = (AgreementState.IN_FORCE, AgreementState.REPLACED)

TRANSITIONS = {
    "send_out": Transition((AgreementState.DRAFT,), AgreementState.OUT),
    "complete": Transition((AgreementState.OUT,), AgreementState.SIGNED),
    "check": Transition((AgreementState.SIGNED,), AgreementState.CHECKED),
    "confirm": Transition((AgreementState.CHECKED,), AgreementState.IN_FORCE),
    "apply": Transition((AgreementState.CHECKED,), AgreementState.IN_FORCE),
    "correct": Transition((AgreementState.DRAFT,), AgreementState.IN_FORCE),
    "replace": Transition((AgreementState.IN_FORCE,), AgreementState.REPLACED),
    "withdraw": Transition(OPEN, AgreementState.WITHDRAWN, needs_reason=True),
}


class Party(models.TextChoices):
    """Who signs a work trial's agreement (380/2023 § 57); the coach's check is sealed like a signature."""

    YOUNG = "young", _("the young person")
    HOST = "host", _("the workplace")
    COACH = "coach", _("the coach")
    OFFICIAL = "official", _("the authority")


SIDES = (Party.YOUNG, Party.HOST)


class Way(models.TextChoices):
    """How somebody signed."""

    SESSION = "session", _("logged in")
    LINK = "link", _("by a link of one's own")


class Needs(models.TextChoices):
    """Whose signatures a version asks for."""

    NOBODY = "nobody", _("nobody signs again")
    BOTH = "both", _("the young person and the workplace sign")
    ALL = "all", _("everybody signs, the authority too")


SIGNERS = {
    Needs.NOBODY: (Party.COACH,),
    Needs.BOTH: (*SIDES, Party.COACH),
    Needs.ALL: (*SIDES, Party.COACH, Party.OFFICIAL),
}

# Which change asks for whose signature. A field that is not named here asks for everybody's: the safe side.
POLICY = {
    "guide_phone": Needs.NOBODY,
    "contact_name": Needs.NOBODY,
    "contact_phone": Needs.NOBODY,
    "goals": Needs.BOTH,
    "tasks": Needs.BOTH,
    "street": Needs.BOTH,
    "town": Needs.BOTH,
    "hours_per_day": Needs.BOTH,
    "weekdays": Needs.BOTH,
    "from_time": Needs.BOTH,
    "until_time": Needs.BOTH,
    "guide_name": Needs.BOTH,
    "benefit_payer": Needs.BOTH,
    "safety": Needs.BOTH,
    "starts_on": Needs.ALL,
    "ends_on": Needs.ALL,
    "aim": Needs.ALL,
}


class Weekday(models.TextChoices):
    """Days of the week."""

    MON = "mon", _("Monday")
    TUE = "tue", _("Tuesday")
    WED = "wed", _("Wednesday")
    THU = "thu", _("Thursday")
    FRI = "fri", _("Friday")
    SAT = "sat", _("Saturday")
    SUN = "sun", _("Sunday")


class Benefit(models.TextChoices):
    """Who pays the young person's benefit during the trial (380/2023 § 57, 58)."""

    KELA = "kela", _("Kela")
    FUND = "fund", _("an unemployment fund")
    NOBODY = "nobody", _("no benefit is paid")


class Safety(models.TextChoices):
    """What the workplace promises to go through on the first day (work safety 738/2002, by 380/2023 § 58)."""

    TOUR = "tour", _("emergency exits, first aid and fire equipment are shown")
    TASKS = "tasks", _("tasks, machines and their dangers are gone through")
    GEAR = "gear", _("protective gear is given where it is needed")
    BREAKS = "breaks", _("working hours, breaks and rest are explained")
    TROUBLE = "trouble", _("it is explained whom to tell about danger or bad treatment")


class Proof(models.TextChoices):
    """What the public page says about an agreement."""

    VALID = "valid", _("The agreement is valid")
    WAITING = "waiting", _("The agreement is not in force yet")
    CHANGED = "changed", _("A newer version has taken its place")
    WITHDRAWN = "withdrawn", _("The agreement was withdrawn or stopped")
    ENDED = "ended", _("The agreement was valid and has ended")
    INVALID = "invalid", _("This is not a valid agreement")
