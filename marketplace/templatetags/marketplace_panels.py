"""Panels of the marketplace for home pages: places, young people, placements, what comes next, the diary."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.people.rules import is_coach
from marketplace.guidance.profiles.queries import current_profile, parts_of, progress, way_to
from marketplace.guidance.profiles.rules import can_begin, can_view
from marketplace.work.agreements.queries import counts_still, of_placement
from marketplace.work.agreements.queries import waiting_for as agreements_waiting_for
from marketplace.work.agreements.rules import can_amend, can_renew, can_report_absence, can_write
from marketplace.work.agreements.states import AgreementState
from marketplace.work.assessments.models import Assessment
from marketplace.work.assessments.queries import waiting_for as assessments_waiting_for
from marketplace.work.assessments.rules import can_request
from marketplace.work.diaries.queries import entry_of_today, placement_of_today, shared_with
from marketplace.work.diaries.rules import can_read as can_read_diary
from marketplace.work.diaries.states import BUTTONS
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import open_for
from marketplace.work.listings.drafts import kept
from marketplace.work.listings.queries import open_listings, own_listings
from marketplace.work.nextsteps.queries import (
    check_ins_for,
    follow_ups_for,
    silent_for,
    standing_step,
    steps_of,
    without_a_step,
)
from marketplace.work.nextsteps.rules import can_view_options
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.rules import can_begin as can_begin_hiring
from marketplace.work.outcomes.rules import can_cost
from marketplace.work.outcomes.states import PAID
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, PlacementState

register = template.Library()
SHORT = 5


@register.inclusion_tag("marketplace/work/listings/panel_mine.html", takes_context=True)
def my_listings(context: dict[str, Any]) -> dict[str, Any]:
    """An employer's own places with their state, seats and waiting answers."""
    rows = own_listings(context["user"])
    return {"listings": rows[:SHORT], "count": rows.count(), "draft": kept(context["request"])}


@register.inclusion_tag("marketplace/work/listings/panel_newest.html")
def newest_places() -> dict[str, Any]:
    """The newest open places for the front page."""
    return {"listings": open_listings()[:SHORT]}


@register.inclusion_tag("marketplace/guidance/profiles/panel_mine.html", takes_context=True)
def my_profile(context: dict[str, Any]) -> dict[str, Any]:
    """A young person's profile: where it stands, how far it is, what to do next."""
    return _profile_of(context["request"].user)


@register.inclusion_tag("marketplace/guidance/profiles/panel_of_person.html", takes_context=True)
def profile_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """A young person's profile on her coach's page about her; a coordinator sees only where it stands."""
    found = _profile_of(person)
    reader = context["request"].user
    may_open = found["profile"] is not None and can_view(reader, found["profile"])
    return {**found, "may_open": may_open, "may_begin": can_begin(reader, person)}


def _profile_of(person: Any) -> dict[str, Any]:
    profile = current_profile(person)
    if profile is None:
        return {"person": person, "profile": None}
    return {"person": person, "profile": profile, "url": way_to(profile), "progress": progress(parts_of(profile))}


@register.inclusion_tag("marketplace/work/introductions/panel_mine.html", takes_context=True)
def my_introductions(context: dict[str, Any]) -> dict[str, Any]:
    """What is open between young people and workplaces, as each side needs to see it."""
    reader = context["request"].user
    rows = open_for(reader)
    return {"user": reader, "introductions": rows[:SHORT], "count": rows.count()}


@register.inclusion_tag("marketplace/work/introductions/panel_of_person.html", takes_context=True)
def introductions_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """The latest introductions of one young person, for her coach's page about her."""
    rows = Introduction.objects.visible_to(context["request"].user).filter(person=person)
    return {"introductions": rows.select_related("listing", "organisation")[:SHORT]}


@register.inclusion_tag("marketplace/work/agreements/panel_waiting.html", takes_context=True)
def agreements_waiting(context: dict[str, Any]) -> dict[str, Any]:
    """Agreements that wait for the reader: to be signed, checked or confirmed."""
    rows = agreements_waiting_for(context["user"])
    return {"user": context["user"], "agreements": rows[:SHORT], "count": rows.count()}


@register.inclusion_tag("marketplace/work/agreements/panel_of_placement.html", takes_context=True)
def agreement_of(context: dict[str, Any], placement: Any) -> dict[str, Any]:
    """The agreement of a work trial on the placement's page: where it stands, what may be done next."""
    reader = context["request"].user
    version = of_placement(reader, placement).exclude(state=AgreementState.WITHDRAWN).first()
    has_begun = placement.state in {PlacementState.RUNNING, *OVER}
    is_open = placement.state == PlacementState.DRAFT
    stands = counts_still(placement) and not placement.agreements.open().exists()
    may_renew = can_renew(reader, placement) and has_begun and not placement.renewals.exclude(state="cancelled")
    return {
        "placement": placement, "agreement": version, "renewals": placement.renewals.all(),
        "may_write": is_open and version is None and can_write(reader, placement),
        "may_amend": stands and can_amend(reader, placement), "may_renew": may_renew,
        "may_report": has_begun and can_report_absence(reader, placement), "has_begun": has_begun,
    }  # fmt: skip


@register.inclusion_tag("marketplace/work/placements/panel_mine.html", takes_context=True)
def my_placements(context: dict[str, Any]) -> dict[str, Any]:
    """Placements of a young person or of a workplace that are being agreed or going on."""
    reader = context["request"].user
    rows = Placement.objects.visible_to(reader).live().select_related("person", "listing", "organisation")
    return {"user": reader, "placements": rows[:SHORT], "count": rows.count()}


@register.inclusion_tag("marketplace/work/nextsteps/panel_without.html", takes_context=True)
def placements_ending(context: dict[str, Any]) -> dict[str, Any]:
    """Placements that end soon or ended without a next step: it is time to ask what comes next."""
    reader = context["request"].user
    rows = without_a_step(reader)
    return {"placements": rows[:SHORT], "count": rows.count(), "is_coach": is_coach(reader)}


@register.inclusion_tag("marketplace/work/nextsteps/panel_steps.html", takes_context=True)
def my_next_steps(context: dict[str, Any]) -> dict[str, Any]:
    """Chosen steps that the reader takes care of, or that wait for her."""
    reader = context["request"].user
    rows = steps_of(reader)
    return {"steps": rows[:SHORT], "count": rows.count(), "is_coach": is_coach(reader)}


@register.inclusion_tag("marketplace/work/nextsteps/panel_questions.html", takes_context=True)
def my_questions(context: dict[str, Any]) -> dict[str, Any]:
    """What the service has asked this reader: two taps, how things are, an assessment to write or to read."""
    reader = context["request"].user
    assessments = assessments_waiting_for(reader)[:SHORT]
    if is_coach(reader):
        return {"silent": silent_for(reader)[:SHORT], "assessments": assessments, "is_coach": True}
    return {
        "check_ins": check_ins_for(reader)[:SHORT], "follow_ups": follow_ups_for(reader)[:SHORT],
        "assessments": assessments, "is_coach": False,
    }  # fmt: skip


@register.inclusion_tag("marketplace/work/nextsteps/panel_of_placement.html", takes_context=True)
def on_the_way(context: dict[str, Any], placement: Placement) -> dict[str, Any]:
    """Beside a placement: the coach's page of options and the step that stands, the young person's diary."""
    reader = context["request"].user
    may_options = can_view_options(reader, placement)
    return {
        **_assessment_of(reader, placement),
        "may_options": may_options,
        "step": standing_step(placement) if may_options else None,
        "may_diary": can_read_diary(reader, placement),
    }


@register.inclusion_tag("marketplace/work/assessments/panel_of_placement.html", takes_context=True)
def assessment_of(context: dict[str, Any], placement: Placement) -> dict[str, Any]:
    """The end assessment of a placement, or how to ask for it."""
    return _assessment_of(context["request"].user, placement)


def _assessment_of(reader: Any, placement: Placement) -> dict[str, Any]:
    found = Assessment.objects.visible_to(reader).filter(placement=placement).first()
    return {"assessment": found, "may_request": can_request(reader, placement), "placement": placement}


@register.inclusion_tag("marketplace/work/diaries/panel_mine.html", takes_context=True)
def my_diary(context: dict[str, Any]) -> dict[str, Any]:
    """One tap for today, while a placement goes on."""
    placement = placement_of_today(context["request"].user)
    today = entry_of_today(placement) if placement else None
    return {
        "placement": placement, "today": today, "buttons": BUTTONS, "back": context["request"].path,
        "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


@register.inclusion_tag("marketplace/work/diaries/panel_shared.html", takes_context=True)
def shared_diary_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """Days of the diary that a young person shows to this coach."""
    return {"entries": shared_with(context["request"].user, person)[:SHORT]}


@register.inclusion_tag("marketplace/work/placements/panel_of_person.html", takes_context=True)
def placements_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """All placements of one young person, for her coach's page about her."""
    rows = Placement.objects.visible_to(context["request"].user).filter(person=person)
    return {"placements": rows.select_related("listing", "organisation")[:SHORT]}


@register.inclusion_tag("marketplace/work/outcomes/panel_mine.html", takes_context=True)
def my_hirings(context: dict[str, Any]) -> dict[str, Any]:
    """Jobs, apprenticeships and businesses that are being prepared or going on."""
    reader = context["request"].user
    rows = Hiring.objects.visible_to(reader).live().select_related("person", "organisation", "placement__listing")
    return {"user": reader, "hirings": rows[:SHORT], "count": rows.count()}


@register.inclusion_tag("marketplace/work/outcomes/panel_of_placement.html", takes_context=True)
def hirings_of(context: dict[str, Any], placement: Any) -> dict[str, Any]:
    """What a placement has led to, and the way to begin something."""
    reader = context["request"].user
    return {
        "placement": placement,
        "hirings": Hiring.objects.visible_to(reader).filter(placement=placement),
        "may_begin": can_begin_hiring(reader, placement),
        "may_cost": can_cost(reader, placement),
    }


@register.inclusion_tag("marketplace/work/outcomes/cost_link.html", takes_context=True)
def cost_of(context: dict[str, Any], listing: Any) -> dict[str, Any]:
    """The way from a paid place to what it costs, for its employer and for staff."""
    return {"listing": listing, "may_cost": listing.kind in PAID and can_cost(context["request"].user, listing)}
