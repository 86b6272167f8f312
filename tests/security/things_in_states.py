"""Makers for the table of lives: a thing of each kind in a state, and what a verb needs before it can start."""

import datetime as dt

from django.utils import timezone

from accounts.audit.transitions import log
from accounts.people.states import Role
from marketplace.guidance.plans.beginnings import Survey
from marketplace.guidance.plans.models import Step, Version
from marketplace.guidance.plans.queries import draft_of
from marketplace.guidance.profiles.models import Profile
from marketplace.services.events.models import Event
from marketplace.work.agreements import actions as agreements
from marketplace.work.agreements.models import Agreement
from marketplace.work.assessments.models import Assessment
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.outcomes.models import Contract, Hiring
from matching.suggestions.models import Suggestion
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
    oversight,
    plans,
    services,
)
from tests.people import day, ready_to_meet

HOUR = dt.timedelta(hours=1)


def now():
    return timezone.now()


def place_and_profile(cast):
    """Aino's profile in force and an open place of the bakery with seats to spare."""
    profile = Profile.objects.in_force().filter(person=cast.aino).first() or marketplace.profile(cast.aino)
    return profile, marketplace.listing(cast.bakery, seats=3)


def met(cast, **facts):
    """The bakery has said yes to Aino."""
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, "accepted", **facts)


# --- accounts ---


def organisation(cast, state):
    checked = {"checked_by": cast.kaisa, "checked_at": now()} if state == "verified" else {}
    return accounts.employer("Paja", contact=accounts.user(Role.EMPLOYER, "Pekka"), state=state, **checked)


def invitation(cast, state):
    used = {"used_at": now()} if state == "used" else {}
    return accounts.way_in(cast.aino, cast.kaisa, expires_at=now() + HOUR, state=state, **used)


# --- from a profile to a placement ---


def introduction(cast, state):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, state)


def placement(cast, state):
    """A job, because a work trial is agreed by its agreement; its first day has come."""
    return marketplace.placement(met(cast), state, kind="job")


def suggestion(cast, state):
    profile, place = place_and_profile(cast)
    facts = {}
    if state == "introduced":
        facts = {"introduction": marketplace.introduction(cast.aino, place, cast.kaisa), "said_yes_at": now()}
    return matching.suggestion(profile, place, state, decided_by=cast.kaisa, **facts)


def she_has_said_yes(row):
    Suggestion.objects.filter(pk=row.pk).update(said_yes_at=now())


def she_said_no_just_now(row):
    log(row, "say_no", by=row.person)


def she_decided_just_now(row):
    Suggestion.objects.filter(pk=row.pk).update(decided_by=row.person.responsibilities.get().coach, decided_at=now())


# --- the agreement: walked there, because seals and fingerprints must be right ---

WAY = {
    "draft": (), "out": ("out",), "signed": ("out", "sign"), "checked": ("out", "sign", "check"),
    "in_force": ("out", "sign", "check", "confirm"), "replaced": ("out", "sign", "check", "confirm", "replace"),
    "withdrawn": ("withdraw",),
}  # fmt: skip


def agreement(cast, state):
    monday = marketplace.next_monday()
    trial = marketplace.placement(met(cast), "draft", starts_on=monday, ends_on=monday + dt.timedelta(days=60))
    version = marketplace.agreement(trial, cast.kaisa)
    marketplace.mandate(cast.sofia)
    steps = {
        "out": lambda: agreements.send_out(version, by=cast.kaisa),
        "sign": lambda: [agreements.sign(version, by=one) for one in (cast.aino, cast.mikko)],
        "check": lambda: agreements.check(version, by=cast.kaisa),
        "confirm": lambda: agreements.confirm(version, by=cast.sofia),
        "replace": lambda: agreements.replace(version, by=cast.kaisa),
        "withdraw": lambda: agreements.withdraw(version, reason="Muutto", by=cast.kaisa),
    }
    for step in WAY[state]:
        steps[step]()
    return version


def both_sides_suffice(version):
    """As an amendment that no official signs."""
    Agreement.objects.filter(pk=version.pk).update(number=2, needs="both")


def only_a_phone_has_changed(version):
    """As a later version that differs from the one before it by a contact's phone number."""
    Agreement.objects.filter(pk=version.pk).update(number=2, needs="nobody")
    Agreement.objects.create(
        placement=version.placement, person=version.person, organisation=version.organisation,
        authority=version.authority, number=1, state="replaced", fingerprint="0" * 64, in_force_at=now(),
        over_at=now(), written_by=version.written_by, content={**version.content, "contact_phone": "+358400000000"},
    )  # fmt: skip


# --- during and after a placement ---


def assessment(cast, state):
    trial = marketplace.placement(met(cast))
    facts = {"suits": "well", "suits_words": "Sopii hyvin"}
    if state != "draft":
        facts |= {"given_at": now(), "given_by": cast.mikko, "how_told": "own", "her_words": "Kiitos"}
    return Assessment.objects.create(
        placement=trial, person=trial.person, organisation=trial.organisation, authority=trial.authority, state=state,
        **facts,
    )  # fmt: skip


def check_in(cast, state):
    trial = marketplace.placement(met(cast))
    facts = {"going": "well"} if state == "asked" else {}
    if state == "answered":
        facts = {"going": "well", "go_on": "yes", "answered_at": now()}
    return CheckIn.objects.create(
        placement=trial, person=trial.person, organisation=trial.organisation, authority=trial.authority, state=state,
        moment="halfway", party="young", due_on=day(0), asked_at=None if state == "planned" else now(), **facts,
    )  # fmt: skip


def next_step(cast, state):
    trial = marketplace.placement(met(cast), "ended")
    return NextStep.objects.create(
        placement=trial, person=trial.person, authority=trial.authority, kind="job", owner=cast.kaisa, due_on=day(7),
        state=state, finished_at=now() if state == "finished" else None,
    )  # fmt: skip


def hiring(cast, state):
    return outcomes.hiring(marketplace.placement(met(cast), "ended"), state=state, starts_on=day(-1))


def contract(cast, state):
    made = outcomes.hiring(marketplace.placement(met(cast), "ended"), "training_agreement")
    days = {"sent": {"sent_on": day(0)}, "signed": {"sent_on": day(0), "signed_on": day(0)}}.get(state, {})
    Contract.objects.filter(hiring=made).update(state=state, **days)
    return Contract.objects.get(hiring=made)


def case(cast, state):
    made = outcomes.hiring(marketplace.placement(met(cast), "ended"), state="agreed")
    return outcomes.case(made, "voucher", state)


def work_has_begun(row):
    Hiring.objects.filter(pk=row.hiring_id).update(state="running", starts_on=day(-70))


# --- meetings, events, services ---


def appointment(cast, state):
    return appointments.appointment(cast.aino, cast.kaisa, state)


def starts_now(row):
    type(row)._base_manager.filter(pk=row.pk).update(starts_at=now())


def service(_cast, state):
    return services.service(state=state)


def referral(cast, state):
    return services.referral(cast.aino, services.service(), cast.kaisa, state)


def event(_cast, state):
    return services.event(state=state)


def sign_up(cast, state):
    return services.sign_up(services.event(), cast.aino, state)


def doors_are_open(row):
    Event.objects.filter(pk=row.event_id).update(starts_at=now() - HOUR)


def visit(cast, state):
    return dropins.visit(dropins.desk(), state, called_by=cast.kaisa, called_at=now())


def call_request(cast, state):
    return callrequests.call_request(state, taken_by=None if state in callrequests.NOBODYS else cast.kaisa)


def answer(cast, state):
    return feedback.answers(cast.aino.authority, state=state, line="Kiitos")[0]


# --- the plan ---


def step(cast, state):
    made = plans.step(cast.aino, cast.kaisa)
    Step.objects.filter(pk=made.pk).update(state=state, done_at=now() if state == "done" else None)
    return made


def version_of_plan(cast, state):
    """Her coach has said yes; hers is the second one."""
    version = draft_of(plans.step(cast.aino, cast.kaisa).plan)
    hers = {} if state == "draft" else {"young_accepted_at": now()}
    Version.objects.filter(pk=version.pk).update(state=state, coach_accepted_at=now(), coach=cast.kaisa, **hers)
    return version


def survey(cast, state):
    return Survey.objects.create(
        person=cast.aino, authority=cast.aino.authority, answers={"team": "well"}, state=state,
        given_at=now() if state == "given" else None,
    )  # fmt: skip


# --- above the marketplace ---


def model(cast, state):
    serves = {"approved_by": cast.admin, "served_from": now()} if state in {"in_service", "retired"} else {}
    return oversight.trained(f"malli-{state}", state=state, **serves)


def report(cast, state):
    handled = {} if state == "open" else {"handled_by": cast.kaisa, "handled_at": now()}
    return moderation.report(marketplace.listing(cast.bakery), state=state, reporter=cast.aino, **handled)
