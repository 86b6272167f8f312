"""The face where Django finds the tables of accounts; nobody imports it."""

from accounts.access.models import Authority, FormKey, Municipality
from accounts.audit.models import Entry
from accounts.caseloads.models import Deputy, Responsibility
from accounts.notices.models import Delivery, Notice, Turn
from accounts.organisations.models import Membership, Organisation, Tie
from accounts.people.models import Invitation, User
from accounts.privacy.models import Consent

__all__ = (
    "Authority",
    "Consent",
    "Delivery",
    "Deputy",
    "Entry",
    "FormKey",
    "Invitation",
    "Membership",
    "Municipality",
    "Notice",
    "Organisation",
    "Responsibility",
    "Tie",
    "Turn",
    "User",
)
