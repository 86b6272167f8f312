"""Kinds of organisations and the life of an employer's verification."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class OrganisationKind(models.TextChoices):
    """What an organisation is here."""

    EMPLOYER = "employer", _("employer")
    UNIT = "unit", _("municipal unit")
    SCHOOL = "school", _("school")
    PROVIDER = "provider", _("service provider")


class OrganisationState(models.TextChoices):
    """How far an organisation has been checked."""

    WAITING = "waiting", _("waiting for a check")
    VERIFIED = "verified", _("checked")
    REFUSED = "refused", _("not accepted")
    BANNED = "banned", _("banned")


class TieKind(models.TextChoices):
    """Why somebody should not decide about an organisation (434/2003 § 28)."""

    OWNER = "owner", _("I own it or a part of it")
    RELATIVE = "relative", _("somebody close to me works there or owns it")
    WORK = "work", _("I work or lately worked there")
    OTHER = "other", _("another tie")


TRANSITIONS = {
    "verify": Transition((OrganisationState.WAITING, OrganisationState.REFUSED), OrganisationState.VERIFIED),
    "refuse": Transition((OrganisationState.WAITING,), OrganisationState.REFUSED, needs_reason=True),
    "ban": Transition(
        (OrganisationState.WAITING, OrganisationState.VERIFIED), OrganisationState.BANNED, needs_reason=True
    ),
    "restore": Transition((OrganisationState.BANNED,), OrganisationState.WAITING, needs_reason=True),
}
