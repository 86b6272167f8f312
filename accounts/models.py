"""The face where Django finds the tables of accounts; nobody imports it."""

from accounts.access.models import Authority, IdempotencyKey, Municipality
from accounts.audit.models import Entry
from accounts.caseloads.bookmarks.models import Bookmark
from accounts.caseloads.emergencies.models import EmergencyLook
from accounts.caseloads.models import Deputy, Responsibility
from accounts.caseloads.savedlists.models import SavedList
from accounts.chain.models import TrailCheckpoint, TrailLink
from accounts.links.models import AccessLink
from accounts.notices.models import Delivery, Notice, ScheduledRun
from accounts.organisations.invitations.models import MemberInvitation
from accounts.organisations.models import Membership, Organisation, Tie
from accounts.people.arrivals.models import Arrival
from accounts.people.models import Invitation, User
from accounts.people.signin.models import EmailChange
from accounts.privacy.models import Consent
from accounts.privacy.protections.models import Protection
from accounts.ratelimits.models import RateLimitUsage
from accounts.unsent.models import UnsentText

__all__ = (
    "AccessLink",
    "Arrival",
    "Authority",
    "Bookmark",
    "Consent",
    "Delivery",
    "Deputy",
    "EmailChange",
    "EmergencyLook",
    "Entry",
    "IdempotencyKey",
    "Invitation",
    "MemberInvitation",
    "Membership",
    "Municipality",
    "Notice",
    "Organisation",
    "Protection",
    "RateLimitUsage",
    "Responsibility",
    "SavedList",
    "ScheduledRun",
    "Tie",
    "TrailCheckpoint",
    "TrailLink",
    "UnsentText",
    "User",
)
