"""Random steps through the whole market, and the promises that hold after each of them (design.md 4)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.organisations.actions import ban
from accounts.organisations.models import Tie
from accounts.organisations.states import OrganisationState
from accounts.people.models import User
from accounts.people.states import Role
from accounts.privacy.models import Consent, Purpose
from marketplace.guidance.profiles import actions as profiles
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.work.agreements import actions as agreements
from marketplace.work.agreements.models import Agreement
from marketplace.work.introductions import actions as introductions
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import HIDDEN, LIVE
from marketplace.work.listings import actions as listings
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import CLOSED
from marketplace.work.placements import actions as placements
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import PlacementState
from matching.suggestions import actions as suggestions
from matching.suggestions.limits import limits_broken
from matching.suggestions.models import Suggestion
from matching.suggestions.states import APPROVED, Source
from tests.factories import marketplace


@dataclass
class Market:
    """Who acts in a walk: two young people (one under 18), their coach, two employers, three places."""

    young: list[User]
    coach: User
    official: User
    employers: list[Any]
    places: list[Listing]
    contacts: list[User]


def _pick(rows, number):
    """One of the rows by a number, None where there is none."""
    rows = list(rows.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def _young(market, number):
    return market.young[number % len(market.young)]


def _place(market, number):
    return Listing.objects.get(pk=market.places[number % len(market.places)].pk)


def propose(market, one, two):
    profile = Profile.objects.published().filter(person=_young(market, one)).first()
    if profile:
        suggestions.propose(profile, _place(market, two), source=Source.COACH, by=market.coach)


def show_interest(market, one, two):
    suggestions.show_interest(_place(market, two), release=["phone"], by=_young(market, one))


def _on_suggestion(verb, **given):
    def step(market, one, two):
        row = _pick(Suggestion.objects.all(), one)
        if row:
            by = row.person if verb.startswith("say") or (verb == "withdraw" and two % 2) else market.coach
            getattr(suggestions, verb)(row, by=by, **given)

    return step


def _on_introduction(verb, **given):
    def step(market, one, _two):
        row = _pick(Introduction.objects.all(), one)
        if row:
            by = {"withdraw": row.person, "close": market.coach, "mark_unanswered": User.objects.system()}.get(
                verb, row.listing.contact
            )
            getattr(introductions, verb)(row, by=by, **given)

    return step


def _on_placement(verb, **given):
    def step(market, one, _two):
        row = _pick(Placement.objects.all(), one)
        if row:
            getattr(placements, verb)(row, by=market.coach, **given)

    return step


def agreement(market, one, _two):
    row = _pick(Placement.objects.filter(state=PlacementState.DRAFT), one)
    if row:
        marketplace.agreement(row, market.coach)


def _on_agreement(verb, *names):
    def step(market, one, _two):
        row = _pick(Agreement.objects.open(), one)
        if row:
            signer = {"young": row.person, "host": row.placement.listing.contact, "official": market.official}
            getattr(agreements, verb)(row, by=signer.get(names[0], market.coach) if names else market.coach)

    return step


def _on_listing(verb, **given):
    def step(market, one, _two):
        row = _place(market, one)
        getattr(listings, verb)(row, by=row.contact, **given)

    return step


def draft(market, one, _two):
    row = _pick(Introduction.objects.filter(placement__isnull=True), one)
    if row:
        made = placements.draft(row, by=market.coach)
        placements.edit(made, by=market.coach, starts_on=timezone.localdate(), hours_per_day=6, guide_name="Opas")


def block(market, one, two):
    profiles.block(_young(market, one), market.employers[two % len(market.employers)], by=_young(market, one))


def shut_out(market, one, two):
    if two % 4 == 0:  # rare, or every walk would end at once
        ban(market.employers[one % len(market.employers)], reason="Petos", by=market.coach)


def _profile(verb):
    def step(market, one, _two):
        row = Profile.objects.in_force().filter(person=_young(market, one)).first()
        if row:
            getattr(profiles, verb)(row, by=row.person)

    return step


SOON = timezone.now() + dt.timedelta(days=2)
STEPS = {
    "propose": propose, "show_interest": show_interest, "draft": draft, "block": block, "ban": shut_out,
    "approve": _on_suggestion("approve"), "decline": _on_suggestion("decline", coach_reason="skills"),
    "say_yes": _on_suggestion("say_yes", release=["phone"]), "say_no": _on_suggestion("say_no", young_reason="work"),
    "say_later": _on_suggestion("say_later"), "withdraw": _on_suggestion("withdraw"),
    "see": _on_introduction("see"), "accept": _on_introduction("accept"), "mark_unanswered": _on_introduction("mark_unanswered"),
    "meet": _on_introduction("meet", meeting_at=SOON, meeting_place="Leipomo"),
    "refuse": _on_introduction("decline", decline_reason="skills"), "take_back": _on_introduction("withdraw"),
    "close": _on_introduction("close", reason="Muu"), "agree": _on_placement("agree"), "start": _on_placement("start"),
    "agreement": agreement, "send_out": _on_agreement("send_out"), "sign_young": _on_agreement("sign", "young"),
    "sign_host": _on_agreement("sign", "host"), "check": _on_agreement("check"),
    "confirm": _on_agreement("confirm", "official"),
    "end": _on_placement("end", ended_on=timezone.localdate(), outcome="job_here"),
    "cancel": _on_placement("cancel", reason="Muu"), "pause_place": _on_listing("pause"),
    "resume_place": _on_listing("resume"), "fill": _on_listing("fill"), "reopen": _on_listing("reopen"),
    "withdraw_place": _on_listing("withdraw", reason="Muu"), "pause": _profile("pause"), "resume": _profile("resume"),
}  # fmt: skip


def take(market, name, one, two):
    """One step. A refusal of the life or of a rule is fine; anything else is not."""
    try:
        STEPS[name](market, one, two)
    except ValidationError:
        return False
    return True


def broken_promises():
    """Names of the promises of design.md 4 that do not hold now."""
    live = Introduction.objects.filter(state__in=LIVE)
    gone = [OrganisationState.BANNED, OrganisationState.REFUSED]
    waiting = live.exclude(state="accepted")
    blocked = [
        one.pk for one in live if Block.objects.filter(person=one.person, organisation=one.organisation).exists()
    ]
    minors = [one.pk for one in live if one.profile and "minor" in limits_broken(one.profile, one.listing)]
    holding = Placement.objects.exclude(state=PlacementState.CANCELLED)
    taken = {place.pk: place.seats_taken for place in Listing.objects.all()}
    tied = Tie.objects.filter(ended_on__isnull=True)
    checks = {
        "1 contact data only with both yeses": Introduction.objects.exclude(released={}).filter(state__in=HIDDEN),
        "1 the yeses are older": Introduction.objects.filter(approved_at__gt=F("opened_at")),
        "1 the approval is a coach's": Introduction.objects.exclude(approved_by__role=Role.COACH),
        "1 her yes stands": [one for one in live if not _gave_her_yes(one)],
        "2 seats": Listing.objects.filter(seats_taken__gt=F("seats")),
        "2 every seat has its placement": [
            pk for pk, count in taken.items() if holding.filter(listing=pk).count() != count
        ],
        "3 one live introduction": _doubles(live),
        "4 none to a banned employer": live.filter(organisation__state__in=gone),
        "4 none to a blocked one": blocked,
        "4 none waits for a closed place": waiting.filter(listing__state__in=CLOSED),
        "5 every change has its line": _unwritten(),
        "6 no notice of a cancelled cause": _stale_notices(),
        "8 the ranker's suggestions have a run": Suggestion.objects.filter(source=Source.RANKER, run__isnull=True),
        "9 nobody tied decides": Suggestion.objects.filter(
            state__in=APPROVED,
            decided_by__in=tied.values("person"),
            listing__organisation__in=tied.values("organisation"),
        ),
        "10 the rules under 18": minors,
    }
    return [name for name, wrong in checks.items() if len(wrong)]


def _gave_her_yes(introduction):
    about = f"listing {introduction.listing_id}"
    return Consent.objects.filter(person=introduction.person, purpose=Purpose.RELEASE, about=about).exists()


def _doubles(rows):
    pairs = list(rows.values_list("person", "listing"))
    return [pair for pair in pairs if pairs.count(pair) > 1]


def _unwritten():
    """Things whose state is not the last one that the trail tells of, or that skip a step."""
    wrong = []
    for model in (Suggestion, Introduction, Placement, Agreement):
        for row in model.objects.all():
            told = list(
                Entry.objects.about(row).exclude(state_after="").values_list("state_before", "state_after", "actor")
            )
            chain = [("", told[0][0])] if told and told[0][0] else []
            steps = [(before, after) for before, after, _actor in told]
            joined = all(left[1] == right[0] for left, right in zip(steps, steps[1:], strict=False))
            if not told or steps[-1][1] != row.state or not joined or chain:
                wrong.append((model.__name__, row.pk, row.state, steps))
    return wrong


def _stale_notices():
    over = Introduction.objects.filter(state__in=["withdrawn", "closed"]).values_list("pk", flat=True)
    return Notice.objects.filter(
        cause="marketplace.introduction",
        cause_id__in=[str(pk) for pk in over],
        name="introduction_opened",
        state="waiting",
    )
