"""One small world with everybody and everything in it: eleven readers, two authorities, each private fact a canary."""

import datetime as dt
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from accounts.notices.models import Notice, ScheduledRun
from accounts.notices.states import Outcome
from accounts.organisations.invitations.models import MemberInvitation
from accounts.organisations.models import Membership, Tie
from accounts.people.models import User
from accounts.people.states import Role
from accounts.privacy.actions import give_consent
from accounts.privacy.models import Purpose
from marketplace.guidance.appointments.availability.models import ClosedDay
from marketplace.guidance.contactnotes.models import ContactNote
from marketplace.guidance.healthnotes.models import HealthItem
from marketplace.guidance.profiles.models import Block
from marketplace.guidance.profiles.states import ProfileState
from marketplace.reference.eligibility.models import Limit
from marketplace.work.agreements.signing.actions import put_mac
from marketplace.work.assessments.models import Assessment
from marketplace.work.diaries.models import DiaryEntry
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.listings.states import ListingState
from marketplace.work.messages.models import Message, Thread
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.placements.models import FollowUp
from marketplace.work.placements.states import PlacementState
from matching.oversight.models import TrainedModel
from matching.oversight.states import ModelState
from matching.suggestions.states import SuggestionState
from tests.factories import (
    accounts,
    appointments,
    callrequests,
    dropins,
    feedback,
    marketplace,
    matching,
    moderation,
    outcomes,
    plans,
    services,
)
from tests.links import link_to, row_of
from tests.proof import proven

# The eleven readers, in the order of the columns of tests/architecture/permission_matrix.txt.
ACTORS = ("visitor", "aino", "bella", "uuno", "mikko", "milla", "kaisa", "leena", "ville", "sofia", "armi")
PHOTO = "photos/kanaria.jpg"
BACKEND = "django.contrib.auth.backends.ModelBackend"

# Facts about Aino, each a word that stands nowhere else.
CANARIES = {
    "family_name": "Kanarialintunen",
    "phone": "+358401112131",
    "email": "kanaria.posti@example.test",
    "birth_on": dt.date(2006, 7, 13),
    "strengths": "Vahvuuskanaria",
    "story": "Tarinakanaria",
    "wish": "Toivekanaria",
    "coach_note": "Muistiinpanokanaria",
    "handover": "Siirtokanaria",
    "goal": "Tavoitekanaria",
    "outcome_note": "Lopputuloskanaria",
    "report": "Ilmoituskanaria",
    "notice": "Viestikanaria",
    "meeting_place": "Kohtaamiskanaria",
    "greeting": "Tervehdyskanaria",
    "step_note": "Askelkanaria",
    "suits_words": "Arviokanaria",
    "diary": "Päiväkirjakanaria",
    "protection": "Suojakanaria",
    "plan_goal": "Suunnitelmakanaria",
    "plan_step": "Suunnitelma-askelkanaria",
    "own_words": "Ylpeyskanaria",
    "contact_note": "Yhteydenottokanaria",
    "message": "Keskustelukanaria",
    "health": "Terveyskanaria",
    "referral": "Lähetekanaria",
    "referral_why": "Perustelukanaria",
    "feedback": "Palautekanaria",
    "unsent": "Lähettämättäkanaria",
}


@dataclass
class World:
    """People by name (None for the visitor) and things by what they are."""

    people: dict[str, User | None] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    handler: ClientHandler = field(default_factory=lambda: ClientHandler(enforce_csrf_checks=False))

    def client(self, name):
        """The signed-in client of one of the readers, with the cookies it had at first, whatever happened since."""
        client = Client()
        client.handler = self.handler  # a new one would load the middleware for each request
        client.cookies = SimpleCookie(self.cookies[name])
        return client

    def let_everybody_in(self):
        """Open one session for each of the readers."""
        for name in ACTORS:
            client = Client()
            if self.people[name] is not None:
                client.force_login(self.people[name], backend=BACKEND)
                proven(client, self.people[name])
            self.cookies[name] = client.cookies.output(header="", sep=";")


def people():
    """The eleven, and Vilho whom Ville coaches in the other authority."""
    kaisa, leena = accounts.coach("Kaisa"), accounts.coach("Leena")
    ville = accounts.coach("Ville", authority=accounts.authority("paijat-hame"))
    told = {name: CANARIES[name] for name in ("family_name", "phone", "email", "birth_on")}
    return {
        "visitor": None,
        "aino": accounts.young("Aino", kaisa, **told),
        "bella": accounts.young("Bella", leena),
        "vilho": accounts.young("Vilho", ville, municipality=accounts.municipality("Hollola")),
        "uuno": accounts.user(Role.EMPLOYER, "Uuno"),
        "mikko": accounts.user(Role.EMPLOYER, "Mikko"),
        "milla": accounts.user(Role.EMPLOYER, "Milla"),
        "kaisa": kaisa,
        "leena": leena,
        "ville": ville,
        "sofia": accounts.user(Role.COORDINATOR, "Sofia"),
        "armi": accounts.user(Role.ADMINISTRATOR, "Armi", is_staff=True),
    }


def build():
    """Everything about Aino and the bakery, and a foreign twin of each in the other authority."""
    world = World(people=people())
    kaisa, ville = world.people["kaisa"], world.people["ville"]
    bakery = accounts.employer("Leipomo Kauris", contact=world.people["mikko"], verified_by=kaisa)
    garage = accounts.employer("Autokorjaamo Milla", contact=world.people["milla"], verified_by=ville, where="Hollola")
    shed = accounts.employer("Uunon Vaja", contact=world.people["uuno"])
    world.things |= {"organisation": bakery, "foreign_organisation": garage, "unverified": shed}
    world.things |= about(world.people["aino"], kaisa, bakery, shed)
    foreign = about(world.people["vilho"], ville, garage, shed)
    world.things |= {f"foreign_{name}": obj for name, obj in foreign.items()}
    world.things["membership"] = Membership.objects.create(
        organisation=bakery, person=accounts.user(Role.EMPLOYER, "Maija", last_login=timezone.now())
    )
    world.things["member_invitation"] = MemberInvitation.objects.create(
        organisation=bakery, email="kalle@example.test", given_name="Kalle", family_name="Kollega",
        invited_by=world.people["mikko"],
    )  # fmt: skip
    world.things |= {"person": world.people["aino"], "foreign_person": world.people["vilho"]}
    world.things |= {"colleague": world.people["leena"], "limit": Limit.objects.first()}
    world.things["newcomer"] = accounts.coach("Nea")
    world.things["authority"] = kaisa.authority
    world.things["broken_run"] = ScheduledRun.objects.create(
        job="accounts.notices.tasks.deliver_due", slot="2026-11-23", outcome=Outcome.FAILED
    )
    world.things["closed_account"] = accounts.coach("Kirsi", is_active=False)
    world.things["closed_day"] = ClosedDay.objects.first()
    world.things["model"] = TrainedModel.objects.create(
        folder="kanaria", sha256="0" * 64, schema_hash="0" * 64, engine="learned", state=ModelState.SHADOW,
        counts={"decisions": 300, "people": 90}, card={"features": {"columns": ["km"]}},
    )  # fmt: skip
    world.things["mandate"] = marketplace.mandate(world.people["sofia"])
    world.things |= accounts.beside_the_caseload(world.people["kaisa"], world.people["leena"], world.people["aino"])
    world.things["unsent"] = accounts.unsent_text(world.people["aino"], CANARIES["unsent"])
    world.things["protection"] = accounts.protection(
        world.people["aino"], world.people["kaisa"], words=CANARIES["protection"]
    )
    world.things["tie"] = Tie.objects.create(person=kaisa, organisation=shed, kind="relative")
    world.let_everybody_in()
    return world


def about(person, coach, organisation, shunned):
    """One young person's things in the states in which most can be done with them."""
    words = {name: CANARIES[name] for name in ("strengths", "story", "wish")} if person.given_name == "Aino" else {}
    profile = marketplace.profile(person, photo=PHOTO, **words)
    places = [marketplace.listing(organisation, title=f"Paikka {number}", seats=3) for number in range(5)]
    asked = matching.suggestion(profile, places[1], SuggestionState.ASKED, decided_by=coach)
    released = {"given_name": person.given_name, "photo": PHOTO}
    opened = marketplace.introduction(person, places[2], coach, released=released)
    accepted = marketplace.introduction(person, places[3], coach, IntroductionState.ACCEPTED)
    met = marketplace.introduction(person, places[4], coach, IntroductionState.ACCEPTED)
    placement = marketplace.placement(met, PlacementState.RUNNING, goal=CANARIES["goal"])
    agreement = marketplace.agreement_out(placement, coach)
    return {
        "agreement": agreement,
        "signature": put_mac(agreement, "coach", by=coach),
        "mail_link": row_of(link_to("introductions.answer", opened, opened.listing.contact)),
        "absence": marketplace.absence(placement, coach),
        "profile": profile,
        "draft": marketplace.profile(person, ProfileState.DRAFT, version=2),
        "listing": places[0],
        "listing_draft": marketplace.listing(organisation, ListingState.DRAFT, title="Luonnos"),
        "suggestion": matching.suggestion(profile, places[0], coach_note=CANARIES["coach_note"]),
        "asked": asked,
        "introduction": opened,
        "accepted": accepted,
        "placement": placement,
        **on_the_way(placement, coach),
        **plans.things_of(person, coach, placement, CANARIES if person.given_name == "Aino" else {}),
        **talks(opened, coach),
        **letters(person, coach),
        "block": Block.objects.create(person=person, organisation=shunned),
        "report": moderation.report(places[0], text=CANARIES["report"]),
        "practice": matching.practice(coach, places[0]),
        "consent": give_consent(person, Purpose.VISIBLE),
        "concept": marketplace.concept("leipuri"),
        **outcomes.things_of(placement, coach, PHOTO),
        **services.things_of(person, coach, organisation, CANARIES),
        **appointments.things_of(person, coach),
        **dropins.things_of(person, coach),
        **callrequests.things_of(coach),
        **feedback.things_of(person, placement, CANARIES["feedback"] if person.given_name == "Aino" else "Kiitos"),
    }  # fmt: skip


def letters(person, coach):
    """A way in and a message."""
    return {
        "invitation": accounts.way_in(person, coach),
        "notice": Notice.objects.create(
            recipient=person,
            name="suggestion_declined",
            cause="matching.suggestion",
            cause_id="0",
            facts={"title": CANARIES["notice"], "workplace": "", "reason": ""},
        ),
    }


def on_the_way(placement, coach):
    """What comes of a placement: questions to both sides, the chosen step, the assessment, a shared day of the diary."""
    told = CANARIES if placement.person.given_name == "Aino" else dict.fromkeys(CANARIES, "")
    common = {"placement": placement, "person": placement.person, "authority": placement.authority}
    hosted, now, today = {**common, "organisation": placement.organisation}, timezone.now(), timezone.localdate()
    asked = {**hosted, "moment": "halfway", "state": "asked", "asked_at": now, "due_on": today}
    CheckIn.objects.create(**asked, party="host")
    return {
        "check_in": CheckIn.objects.create(**asked, party="young"),
        "follow_up": FollowUp.objects.create(**common, months=12, due_on=today, asked_at=now),
        "next_step": NextStep.objects.create(
            **common, kind="service", owner=coach, due_on=today, note=told["step_note"]
        ),
        "assessment": Assessment.objects.create(
            **hosted, state="given", suits="well", suits_words=told["suits_words"] or "Sopii", given_at=now,
            given_by=placement.listing.contact, how_told="own",
        ),
        "diary": DiaryEntry.objects.create(
            **common, feeling="hard", line=told["diary"], picture=PHOTO, is_shared=True
        ),
    }  # fmt: skip


def talks(introduction, coach):
    """A note on a contact, the talk with the coach, the talk about an introduction."""
    person = introduction.person
    told = CANARIES if person.given_name == "Aino" else dict.fromkeys(CANARIES, "Hei")
    common = {"person": person, "authority": person.authority}
    between = {**common, "organisation": introduction.organisation}
    thread = Thread.objects.create(**common)
    about = Thread.objects.create(**between, introduction=introduction)
    Message.objects.create(**common, thread=thread, writer=person, text=told["message"])
    Message.objects.create(**between, thread=about, writer=person, text="Hei")
    return {
        "contact_note": ContactNote.objects.create(**common, written_by=coach, text=told["contact_note"]),
        "thread": thread,
        "thread_about": about,
        "health_item": HealthItem.objects.create(
            **common, topic="helps", words=told["health"], written_by=coach, written_at=timezone.now()
        ),
    }


@pytest.fixture
def photo_file(settings):
    """The file behind the photos of the world."""
    path = settings.MEDIA_ROOT / PHOTO
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not looked at")
