"""The face where Django finds the tables of the marketplace; nobody imports it."""

from marketplace.guidance.appointments.availability.models import ClosedDay, Leave, OpeningHours
from marketplace.guidance.appointments.calendars.models import CalendarFeed
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.contactnotes.models import ContactNote
from marketplace.guidance.healthnotes.models import HealthItem
from marketplace.guidance.plans.beginnings import Survey, WithoutWork
from marketplace.guidance.plans.models import Goal, Plan, Serving, Step, Version
from marketplace.guidance.profiles.models import Block, Profile, ProfileLanguage, ProfileSkill, Wish
from marketplace.guidance.profiles.rows.models import BusyPeriod, Experience
from marketplace.reference.eligibility.models import Limit
from marketplace.reference.vocabulary.models import Concept, Label, OccupationSkill
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.directory.models import Service, ServiceText
from marketplace.services.dropins.models import Desk, Shift, Visit
from marketplace.services.events.models import Event, Interest, SignUp
from marketplace.services.feedback.models import FeedbackAnswer, FeedbackAsk
from marketplace.services.referrals.models import Referral
from marketplace.work.agreements.absences.models import Absence
from marketplace.work.agreements.mandates.models import Mandate
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.signing.models import Signature, SigningLink
from marketplace.work.assessments.models import Assessment
from marketplace.work.diaries.models import DiaryEntry
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.models import Listing, ListingSkill
from marketplace.work.messages.models import Message, Thread
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.outcomes.cases import Case, Period
from marketplace.work.outcomes.models import BusinessCheck, Contract, Hiring
from marketplace.work.placements.models import FollowUp, Placement

__all__ = (
    "Absence",
    "Agreement",
    "Appointment",
    "Assessment",
    "Block",
    "BusinessCheck",
    "BusyPeriod",
    "CalendarFeed",
    "CallRequest",
    "Case",
    "CheckIn",
    "ClosedDay",
    "Concept",
    "ContactNote",
    "Contract",
    "Desk",
    "DiaryEntry",
    "Event",
    "Experience",
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
