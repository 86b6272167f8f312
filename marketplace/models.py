"""The face where Django finds the tables of the marketplace; nobody imports it."""

from marketplace.agreements.models import Absence, Agreement, Mandate, Signature, SigningLink
from marketplace.appointments.models import Appointment, CalendarFeed, ClosedDay, Leave, OpeningHours
from marketplace.assessments.models import Assessment
from marketplace.contactnotes.models import ContactNote
from marketplace.diaries.models import DiaryEntry
from marketplace.directory.models import Service, ServiceText
from marketplace.dropins.models import Desk, Shift, Visit
from marketplace.events.models import Event, Interest, SignUp
from marketplace.feedback.models import FeedbackAnswer, FeedbackAsk
from marketplace.healthnotes.models import HealthItem
from marketplace.hirings.cases import Case, Period
from marketplace.hirings.models import BusinessCheck, Contract, Hiring
from marketplace.introductions.models import Introduction
from marketplace.listings.models import Listing, ListingSkill
from marketplace.nextsteps.models import CheckIn, NextStep
from marketplace.placements.models import FollowUp, Placement
from marketplace.plans.beginnings import Survey, WithoutWork
from marketplace.plans.models import Goal, Plan, Serving, Step, Version
from marketplace.profiles.models import Block, Profile, ProfileLanguage, ProfileSkill, Wish
from marketplace.referrals.models import Referral
from marketplace.schemes.models import Limit
from marketplace.skills.models import Concept, Label, OccupationSkill
from marketplace.threads.models import Message, Thread

__all__ = (
    "Absence",
    "Agreement",
    "Appointment",
    "Assessment",
    "Block",
    "BusinessCheck",
    "CalendarFeed",
    "Case",
    "CheckIn",
    "ClosedDay",
    "Concept",
    "ContactNote",
    "Contract",
    "Desk",
    "DiaryEntry",
    "Event",
    "FeedbackAnswer",
    "FeedbackAsk",
    "FollowUp",
    "Goal",
    "HealthItem",
    "Hiring",
    "Interest",
    "Introduction",
    "Label",
    "Leave",
    "Limit",
    "Listing",
    "ListingSkill",
    "Mandate",
    "Message",
    "NextStep",
    "OccupationSkill",
    "OpeningHours",
    "Period",
    "Placement",
    "Plan",
    "Profile",
    "ProfileLanguage",
    "ProfileSkill",
    "Referral",
    "Service",
    "ServiceText",
    "Serving",
    "Shift",
    "SignUp",
    "Signature",
    "SigningLink",
    "Step",
    "Survey",
    "Thread",
    "Version",
    "Visit",
    "Wish",
    "WithoutWork",
)
