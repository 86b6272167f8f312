"""Roles of people and the lives of invitations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class Role(models.TextChoices):
    """What a person is here. One account, one role."""

    YOUNG = "young", _("young person")
    EMPLOYER = "employer", _("employer")
    COACH = "coach", _("coach")
    COORDINATOR = "coordinator", _("coordinator")
    ADMINISTRATOR = "administrator", _("administrator")
    SYSTEM = "system", _("the service itself")


STAFF = (Role.COACH, Role.COORDINATOR, Role.ADMINISTRATOR)


class InvitationState(models.TextChoices):
    """The life of an invitation."""

    OPEN = "open", _("open")
    USED = "used", _("used")
    WITHDRAWN = "withdrawn", _("withdrawn")


INVITATION_TRANSITIONS = {
    "accept": Transition((InvitationState.OPEN,), InvitationState.USED),
    "withdraw": Transition((InvitationState.OPEN,), InvitationState.WITHDRAWN),
}
