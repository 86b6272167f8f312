"""Demo of what comes of a placement: questions, next steps, assessments, diaries, in every state."""

from __future__ import annotations

import io
from itertools import cycle
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from marketplace.guidance.profiles.models import Profile
from marketplace.work.assessments import actions as assessments
from marketplace.work.assessments.models import Assessment
from marketplace.work.assessments.states import Level, WorkingSkill
from marketplace.work.assessments.tasks import ask_assessments
from marketplace.work.diaries import actions as diaries
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind
from marketplace.work.nextsteps import actions as nextsteps
from marketplace.work.nextsteps.models import CheckIn
from marketplace.work.nextsteps.states import CheckInState, Party
from marketplace.work.nextsteps.tasks import ask_check_ins, ask_follow_ups
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, Outcome, PlacementState
from moderation.demo.cast import Cast
from moderation.demo.history import History
from moderation.demo.material import Material

TAPS = ("good", "great", "okay", "hard", "good", "away")
LINES = ("Kassa sujui jo yksin.", "", "Aamu oli kiireinen.", "Opin uuden reseptin.", "")
KINDS = ("studies", "service", "job_subsidised", "other_host")
WORDS = "Työ sopii hyvin. Oppii nopeasti ja tulee ajoissa."
HER_WORDS = "Tein myös kassatyötä, sitä ei mainittu."


def make_onward(material: Material, cast: Cast, listings: list[Listing], history: History) -> None:
    """Everything that follows a first day, by the product's own actions."""
    _aino_at_work(material, cast, listings, history)
    ask_check_ins.func()
    ask_assessments.func()
    ask_follow_ups.func()
    _answers(cast)
    trials = Placement.objects.filter(kind=ListingKind.TRIAL).select_related(
        "person", "listing__contact", "organisation"
    )
    over = list(trials.filter(state__in=OVER).order_by("-ended_on", "pk"))
    _assess(cast, over[:24])
    _choose(material, cast, [row for row in over if row.outcome == Outcome.UNEMPLOYED][:12])
    running = trials.filter(state=PlacementState.RUNNING, starts_on__lte=material.day(-6))
    for placement in [*running.filter(person=cast.young[0]), *running.exclude(person=cast.young[0])[:5]]:
        _keep_diary(material, placement)


def _aino_at_work(material: Material, cast: Cast, listings: list[Listing], history: History) -> None:
    """Aino is in a trial at Mikko's: it began three weeks ago and its middle was yesterday."""
    aino, kaisa, mikko = cast.young[0], cast.coaches[0], cast.companies[0].contact
    known = set(Introduction.objects.filter(person=aino).values_list("listing", flat=True))
    free = [
        one
        for one in listings
        if one.contact_id == mikko.pk and one.kind == ListingKind.TRIAL and one.seats_left > 1 and one.pk not in known
    ]
    if not free or Placement.objects.filter(person=aino, state=PlacementState.RUNNING).exists():
        return
    listing, profile = free[0], Profile.objects.in_force().filter(person=aino).first()
    met_at, agreed = material.ago(30), material.ago(28)
    introduction = Introduction.objects.create(
        person=aino, profile=profile, listing=listing, organisation_id=listing.organisation_id,
        authority_id=aino.authority_id, approved_by=kaisa, approved_at=met_at, said_yes_at=met_at, opened_at=met_at,
        answer_by=material.day(-23), state=IntroductionState.ACCEPTED, released={"given_name": aino.given_name},
        answered_at=agreed, answered_by=mikko, greeting=material.word("greeting"),
    )  # fmt: skip
    history.way(introduction, "open", [("see", mikko, met_at), ("accept", mikko, agreed)], kaisa, met_at)
    starts = material.day(-21)
    placement = Placement.objects.create(
        person=aino, listing=listing, organisation_id=listing.organisation_id, introduction=introduction,
        authority_id=aino.authority_id, kind=listing.kind, state=PlacementState.RUNNING, goal=material.word("goal"),
        guide_name=listing.guide_name or "Mikko", starts_on=starts, ends_on=material.day(19), hours_per_day=6,
        days_per_week=5, created_at=agreed,
    )  # fmt: skip
    Listing.objects.filter(pk=listing.pk).update(seats_taken=listing.seats_taken + 1)
    listing.seats_taken += 1
    steps = [("agree", kaisa, agreed), ("start", kaisa, material.ago(21))]
    history.way(placement, "draft", steps, kaisa, agreed)


def _answers(cast: Cast) -> None:
    """Of what was asked: both sides, one side, badly, nothing yet; one that is not needed any more."""
    rows = CheckIn.objects.asked().select_related("placement__listing__contact", "person").order_by("placement", "pk")
    ways = cycle((("well", "yes"), ("well", "maybe"), ("so_so", "maybe"), None, ("badly", "no")))
    for row, way in zip(rows, ways, strict=False):
        if way:
            going, go_on = way
            nextsteps.answer(row, going=going, go_on=go_on, by=nextsteps.teller(row))
    spare = CheckIn.objects.filter(state=CheckInState.PLANNED, party=Party.HOST).last()
    if spare:
        nextsteps.lapse(spare, by=cast.system)


def _assess(cast: Cast, trials: list[Placement]) -> None:
    """Half written, given, confirmed, disputed; some written down by the coach from a phone call."""
    for number, placement in enumerate(trials):
        coach = cast.coach_of[placement.person_id]
        assessment = assessments.request(placement, by=cast.system)
        by, source = (coach, {"how_told": "phone"}) if number % 5 == 0 else (placement.listing.contact, {})
        if number % 4 == 3:
            assessments.write(assessment, suits="partly", by=by)
            continue
        assessments.give(assessment, by=by, **source, **_whole(assessment))
        if number % 4 == 1:
            assessments.confirm(assessment, her_words="Kiitos, opin paljon.", by=placement.person)
        elif number % 4 == 2:
            assessments.dispute(assessment, her_words=HER_WORDS, by=placement.person)


def _whole(assessment: Assessment) -> dict[str, Any]:
    """Everything that the aim of this trial asks for."""
    parts: dict[str, Any] = {"suits": "well", "suits_words": WORDS, "advice": "Kannattaa hakea alan koulutukseen."}
    if assessment.asks_more:
        levels = cycle(Level.values)
        skills = dict(zip(WorkingSkill.values, levels, strict=False))
        parts |= {"learning_needs": "Kassajärjestelmä", "skills": skills}
    return parts


def _choose(material: Material, cast: Cast, trials: list[Placement]) -> None:
    """Steps that are chosen, done, changed; every fourth trial waits for one."""
    for number, placement in enumerate(trials):
        if number % 4 == 3:
            continue
        coach = cast.coach_of[placement.person_id]
        step = nextsteps.choose(
            placement, kind=KINDS[number % len(KINDS)], owner=coach, due_on=material.day(number + 1), by=coach
        )
        if number % 4 == 1:
            nextsteps.finish(step, by=coach)
        elif number % 4 == 2:
            nextsteps.withdraw(step, reason="Paikka ehti mennä.", by=coach)


def _keep_diary(material: Material, placement: Placement) -> None:
    """The last days at work; some shared, one with a picture. Today is still to be tapped."""
    person, days = placement.person, [day for day in range(-6, 0) if material.day(day).weekday() < 5]
    for number, day in enumerate(days):
        entry = diaries.write(placement, tap=TAPS[number % len(TAPS)], day=material.day(day), by=person)
        line = LINES[number % len(LINES)]
        if line or number == 1:
            diaries.add(entry, line=line, picture=_picture() if number == 1 else None, by=person)
        if number % 2 == 0:
            diaries.share(entry, by=person)


def _picture() -> ContentFile:
    """A plain picture of a bun."""
    written = io.BytesIO()
    Image.new("RGB", (640, 420), "#C98B4B").save(written, "JPEG")
    return ContentFile(written.getvalue(), name="picture.jpg")
