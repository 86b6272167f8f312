"""Makers of profiles, listings, introductions and placements, straight into the state that a test needs."""

import datetime as dt

from django.utils import timezone

from marketplace.guidance.profiles.models import Profile, ProfileLanguage, ProfileSkill, Wish
from marketplace.guidance.profiles.states import IN_FORCE, ProfileState
from marketplace.reference.vocabulary.models import Concept
from marketplace.work.agreements import actions as agreements
from marketplace.work.agreements.absences.models import Absence
from marketplace.work.agreements.content import DECLARED, begun
from marketplace.work.agreements.mandates.models import Mandate
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.signing.models import SigningLink
from marketplace.work.agreements.signing.seals import fingerprint_of
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import HIDDEN, IntroductionState
from marketplace.work.listings.models import Listing, ListingSkill
from marketplace.work.listings.states import ListingState
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, PlacementState
from tests.factories.accounts import shipped_key

DAY = dt.timedelta(days=1)
PUBLISHED_STATES = (ListingState.PUBLISHED, ListingState.PAUSED, ListingState.FILLED, ListingState.EXPIRED)


def concept(code, kind="occupation"):
    return Concept.objects.get(kind=kind, code=code)


def concept_key(code, kind="occupation"):
    return shipped_key(Concept, kind=kind, code=code)


def profile(person, state=ProfileState.PUBLISHED, **facts):
    """A complete profile of somebody who bakes, in the state asked for."""
    if "municipality" not in facts:
        facts.setdefault("municipality_id", person.municipality_id)
    facts.setdefault("kinds", ["work_trial", "job"])
    facts.setdefault("strengths", "Olen täsmällinen ja nopea oppimaan.")
    if state in IN_FORCE:
        facts.setdefault("said_yes_at", timezone.now())
    made = Profile.objects.create(person=person, authority_id=person.authority_id, state=state, **facts)
    ProfileSkill.objects.create(profile=made, skill_id=concept_key("leipominen", "skill"), level=2)
    Wish.objects.create(profile=made, occupation_id=concept_key("leipuri"), interest=5)
    ProfileLanguage.objects.create(profile=made, language_id=concept_key("fi", "language"), level="native")
    return made


def listing(organisation, state=ListingState.PUBLISHED, **facts):
    """A work trial in a bakery, in the state asked for."""
    facts.setdefault("kind", "work_trial")
    facts.setdefault("title", "Leipomon apulainen")
    if "occupation" not in facts:
        facts.setdefault("occupation_id", concept_key("leipuri"))
    facts.setdefault("purpose", "Tutustut leipurin työhön.")
    facts.setdefault("tasks", "Paistat sämpylöitä ja pakkaat leipiä.")
    facts.setdefault("job_likely", "maybe")
    facts.setdefault("hours_per_week", 30)
    if facts["kind"] == "work_trial":
        facts.setdefault("aim", "explore")
        facts.setdefault("ends_on", (facts.get("starts_on") or timezone.localdate()) + dt.timedelta(days=90))
    facts.setdefault("municipality", organisation.municipality)
    if "authority" not in facts:
        facts.setdefault("authority_id", facts["municipality"].authority_id)
    facts.setdefault("guide_name", "Mikko Leipuri")
    facts.setdefault("contact", organisation.memberships.first().person)
    if state in PUBLISHED_STATES:
        facts.setdefault("published_at", timezone.now())
    made = Listing.objects.create(organisation=organisation, state=state, **facts)
    ListingSkill.objects.create(listing=made, skill_id=concept_key("leipominen", "skill"), is_required=True)
    return made


def introduction(person, place, approved_by, state=IntroductionState.OPENED, **facts):
    """An introduction after both yeses, in the state asked for."""
    before = timezone.now() - dt.timedelta(hours=1)
    facts.setdefault("released", {} if state in HIDDEN else {"given_name": person.given_name})
    if state in (IntroductionState.ACCEPTED, IntroductionState.DECLINED):
        facts.setdefault("answered_at", timezone.now())
    if state == IntroductionState.DECLINED:
        facts.setdefault("decline_reason", "skills")
    if state == IntroductionState.MEETING:
        facts.setdefault("meeting_at", timezone.now() + dt.timedelta(days=2))
    return Introduction.objects.create(
        person=person,
        profile=Profile.objects.in_force().filter(person=person).first(),
        listing=place,
        organisation=place.organisation,
        authority_id=person.authority_id,
        approved_by=approved_by,
        approved_at=before,
        said_yes_at=before,
        answer_by=timezone.localdate() + dt.timedelta(days=7),
        state=state,
        **facts,
    )


def placement(met, state=PlacementState.RUNNING, **facts):
    """A placement after an accepted introduction, in the state asked for; takes its seat."""
    facts.setdefault("starts_on", timezone.localdate() - dt.timedelta(days=14))
    facts.setdefault("ends_on", timezone.localdate() + dt.timedelta(days=45))
    facts.setdefault("guide_name", "Mikko Leipuri")
    facts.setdefault("hours_per_day", 6)
    facts.setdefault("days_per_week", 5)
    facts.setdefault("kind", met.listing.kind)
    if state in OVER:
        facts.setdefault("ended_on", timezone.localdate())
        facts.setdefault("outcome", "job_here")
    if state == PlacementState.STOPPED:
        facts.setdefault("stopped_by", "young")
    if state != PlacementState.CANCELLED:
        Listing.objects.filter(pk=met.listing_id).update(seats_taken=met.listing.seats_taken + 1)
        met.listing.refresh_from_db()
    return Placement.objects.create(
        person=met.person,
        listing=met.listing,
        organisation=met.organisation,
        introduction=met,
        authority_id=met.authority_id,
        state=state,
        **facts,
    )


def next_monday():
    """The first Monday after today."""
    today = timezone.localdate()
    return today + (7 - today.weekday()) * DAY


def mandate(official, **facts):
    """An official's mandate to sign, from today on."""
    return Mandate.objects.create(official=official, authority=official.authority, given_by=official, **facts)


AGREED = {
    "goals": "Selvitetään, sopiiko leipurin työ.", "from_time": dt.time(8), "until_time": dt.time(14),
    "street": "Vapaudenkatu 10", "benefit_payer": "kela", "contact_phone": "+358401112233",
}  # fmt: skip


def agreement(placement, coach, **written):
    """A whole first version, not sent out yet: everything told, everything allowed."""
    version = agreements.write(placement, by=coach)
    return agreements.edit(version, ticked=DECLARED, by=coach, **{**AGREED, **written})


def agreement_out(placement, coach):
    """A first version that is out for signatures, whatever state its placement is in, with a link for each side."""
    content = begun(placement)
    whose = {
        "person": placement.person, "organisation": placement.organisation, "authority": placement.authority,
        "fingerprint": fingerprint_of(content),
    }  # fmt: skip
    version = Agreement.objects.create(
        placement=placement, number=1, state="out", content=content, written_by=coach, sent_at=timezone.now(), **whose
    )
    for party, recipient in (("young", placement.person), ("host", placement.listing.contact)):
        SigningLink.objects.create(agreement=version, party=party, recipient=recipient, **whose)
    return version


def absence(placement, coach, **facts):
    """A day away without a word."""
    facts = {"day": placement.starts_on, "was_announced": False, **facts}
    return Absence.objects.create(
        placement=placement, person=placement.person, organisation=placement.organisation,
        authority=placement.authority, reported_by=coach, **facts,
    )  # fmt: skip
