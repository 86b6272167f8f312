"""Where one person's act moves something of another's, the trail of the other names the service, not who came before.

Every receiver that is connected to what happens here takes part in one of these acts, or a test fails.
"""

import weakref
from contextlib import contextmanager

import pytest
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.transitions import state_changed
from accounts.caseloads.actions import deputise
from accounts.notices.models import Notice
from accounts.organisations.actions import ban
from accounts.people.models import User
from accounts.people.states import Role
from accounts.privacy.actions import erase, give_consent, withdraw_consent
from accounts.privacy.models import Purpose
from marketplace.guidance.profiles.actions import block
from marketplace.services.directory import actions as directory
from marketplace.services.events import actions as events
from marketplace.work.listings import actions as listings
from marketplace.work.messages.actions import begin_about
from marketplace.work.placements import actions as placements
from tests.factories import accounts, appointments, marketplace, matching, services
from tests.people import day

SIGNALS = (state_changed, post_save, post_delete)


class Two:
    """Aino with Kaisa and Bella with Leena, who meet nowhere but at the same places."""

    def __init__(self, cast):
        self.cast, self.aino = cast, cast.aino
        self.leena = accounts.coach("Leena")
        self.bella = accounts.young("Bella", self.leena, family_name="Berg")
        self.both = ((self.aino, cast.kaisa), (self.bella, self.leena))
        self.profiles = [marketplace.profile(person) for person, _coach in self.both]

    def introductions(self, *states, **facts):
        place = marketplace.listing(self.cast.bakery, **facts)
        states = states or ("opened", "opened")
        pairs = zip(self.both, states, strict=True)
        return place, [marketplace.introduction(one, place, coach, state) for (one, coach), state in pairs]


def she_gives_her_seat_back(two):
    event = services.event(seats=1)
    hers = services.sign_up(event, two.bella)
    services.sign_up(event, two.aino, "waiting")
    return two.bella, lambda: events.leave(hers, by=two.bella)


def an_event_is_over(two):
    event = services.event(seats=1, starts_at=timezone.now() - services.HOUR)
    services.sign_up(event, two.aino, "waiting")
    hers = services.sign_up(event, two.bella)
    return two.leena, lambda: (events.attend(hers, by=two.leena), events.close(event, by=two.leena))


def she_erases_herself(two):
    event, card = services.event(seats=1), services.service()
    two.introductions()
    services.sign_up(event, two.bella)
    services.sign_up(event, two.aino, "waiting")
    for person, coach in two.both:
        services.referral(person, card, coach)
        appointments.appointment(person, two.leena)
    return two.bella, lambda: erase(two.bella, by=two.bella)


def she_takes_her_yes_back(two):
    place, _met = two.introductions()
    card = services.service()
    said = {Purpose.REFERRAL: f"service {card.pk}", Purpose.VISIBLE: "", Purpose.RELEASE: f"listing {place.pk}"}
    for person, coach in two.both:
        services.referral(person, card, coach)
    yeses = [give_consent(two.bella, purpose, about=about) for purpose, about in said.items()]
    return two.bella, lambda: [withdraw_consent(one, by=two.bella) for one in yeses]


def she_blocks_a_workplace(two):
    place, _met = two.introductions()
    other = marketplace.listing(two.cast.bakery, title="Kondiittori")
    for profile in two.profiles:
        matching.suggestion(profile, other)
    return two.bella, lambda: block(two.bella, place.organisation, by=two.bella)


def she_likes_an_employer(two):
    event = services.event(starts_at=timezone.now() - services.HOUR)
    event.employers.add(two.cast.bakery)
    marketplace.listing(two.cast.bakery)
    for person, _coach in two.both:
        services.sign_up(event, person, "attended")
    return two.bella, lambda: events.show_interest(event, organisation=two.cast.bakery, by=two.bella)


def a_service_ends(two):
    card = services.service()
    for person, coach in two.both:
        services.referral(person, card, coach)
    return two.cast.sofia, lambda: directory.close(card, reason="Loppui", by=two.cast.sofia)


def an_employer_is_banned(two):
    two.introductions()
    event = services.event()
    event.employers.add(two.cast.bakery)
    return two.leena, lambda: ban(two.cast.bakery, reason="Valehteli", by=two.leena)


def a_place_is_taken_away(two):
    place, _met = two.introductions()
    other_profile = two.profiles[0]
    matching.suggestion(other_profile, place)
    return two.cast.mikko, lambda: listings.withdraw(place, reason="Ei tarvita", by=two.cast.mikko)


def she_gets_the_last_seat(two):
    _place, (_hers, met) = two.introductions("opened", "accepted", seats=1)
    return two.leena, lambda: placements.draft(met, by=two.leena)


def another_contact_answers(two):
    place, (met, _met) = two.introductions()
    anna = accounts.user(Role.EMPLOYER, "Anna", last_login=timezone.now())
    two.cast.bakery.memberships.create(person=anna)
    begin_about(met, text="Milloin voin tulla?", by=two.aino)
    return two.cast.mikko, lambda: listings.change_contact(place, contact=anna, by=two.cast.mikko)


def her_work_trial_is_stopped(two):
    _place, rows = two.introductions("accepted", "accepted", seats=2)
    for met in rows:
        hers = marketplace.placement(met)
    how = {"ended_on": day(0), "side": "young", "reason": "Ei sopinut"}
    return two.bella, lambda: placements.stop(hers, by=two.bella, **how)


def somebody_stands_in(two):
    days = {"starts_on": day(0), "ends_on": day(3)}
    return two.leena, lambda: deputise(two.leena, deputy=two.cast.kaisa, by=two.leena, **days)


LEFT_BY_HER = "referrals dropins events introductions profiles appointments"
PEOPLE = {f"{name}-person" for name in LEFT_BY_HER.split()}
ANYTHING = {"feedback-anything", "plans-anything", "caseloads-first-look", "caseloads-way-in"}
# Who acts, which receivers run with it, and what moves of Aino's.
ACTS = {
    she_gives_her_seat_back: ({"events-sign-up"}, {"events.offer"}),
    an_event_is_over: (ANYTHING, {"events.lapse"}),
    she_erases_herself: (PEOPLE | {"profiles-deleted", "suggestions-profile"}, {"events.offer"}),
    she_takes_her_yes_back: ({"referrals-consent", "introductions-consent", "profiles-consent"}, set()),
    she_blocks_a_workplace: ({"introductions-block", "suggestions-block", "suggestions-next"}, set()),
    she_likes_an_employer: ({"suggestions-interest"}, set()),
    a_service_ends: ({"referrals-service"}, {"referrals.withdraw"}),
    an_employer_is_banned: ({"introductions-employer", "events-employer"}, {"introductions.close"}),
    a_place_is_taken_away: (
        {"introductions-listing", "suggestions-listing"}, {"introductions.close", "suggestions.withdraw"},
    ),
    she_gets_the_last_seat: ({"introductions-listing"}, {"introductions.close"}),
    another_contact_answers: (
        {"agreements-listing", "assessments-listing", "nextsteps-listing", "messages-listing"},
        {"messages.change_holder"},
    ),
    her_work_trial_is_stopped: (
        {
            "agreements-placement", "assessments-placement", "nextsteps-placement", "outcomes-placement",
            "suggestions-placement",
        },
        set(),
    ),
    somebody_stands_in: ({"messages-deputy"}, set()),
}  # fmt: skip


def named(signal):
    """The receivers of this house by the name under which they are connected."""
    return [row[0][0] for row in signal.receivers if isinstance(row[0][0], str) and "-" in row[0][0]]


def noting(name, receiver, ran):
    live = receiver() if isinstance(receiver, weakref.ReferenceType) else receiver

    def noted(**about):
        ran.add(name)
        return live(**about)

    return noted


@contextmanager
def watched(monkeypatch):
    """Note by name which receivers run meanwhile."""
    ran = set()
    with monkeypatch.context() as patch:
        for signal in SIGNALS:
            rows = [(row[0], noting(row[0][0], row[1], ran), *row[2:]) for row in signal.receivers]
            patch.setattr(signal, "receivers", rows)
            signal.sender_receivers_cache.clear()
        yield ran
    for signal in SIGNALS:
        signal.sender_receivers_cache.clear()


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_what_moves_with_it_of_somebody_elses_names_the_service(act, cast, monkeypatch):
    receivers, expected = ACTS[act]
    two = Two(cast)
    actor, perform = act(two)
    before, told = Entry.objects.order_by("pk").last(), set(Notice.objects.values_list("pk", flat=True))
    name = actor.family_name
    with watched(monkeypatch) as ran:
        perform()
    moved = Entry.objects.filter(person=two.aino, pk__gt=before.pk if before else 0)
    assert receivers <= ran
    assert {line.verb for line in moved} == expected
    assert {line.actor for line in moved} <= {User.objects.system()}
    for notice in Notice.objects.filter(recipient=two.aino).exclude(pk__in=told):
        assert not {"Bella", "Berg", name} & set(str(notice.facts).replace("'", " ").split())


def test_every_receiver_takes_part_in_one_of_these_acts():
    connected = {name for signal in SIGNALS for name in named(signal)}
    assert connected == set().union(*(receivers for receivers, _moved in ACTS.values()))
