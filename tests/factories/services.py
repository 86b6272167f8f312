"""Makers of service cards, referrals, events and sign-ups, straight into the state that a test needs."""

import datetime as dt

from django.utils import timezone

from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from accounts.people.models import User
from marketplace.services.directory.actions import index
from marketplace.services.directory.models import Service, ServiceText
from marketplace.services.events.models import Event, Interest, SignUp
from marketplace.services.events.states import SignUpState
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.states import LIVE, ReferralState
from tests.factories import accounts
from tests.factories.marketplace import concept

HOUR = dt.timedelta(hours=1)
SEATED = (SignUpState.OFFERED, SignUpState.SIGNED, SignUpState.ATTENDED, SignUpState.MISSED)
DAY = dt.timedelta(days=1)


def provider(name="Nuorten Talo", where="Lahti", **facts):
    """A checked organisation that offers services; nobody of it has an account."""
    place = accounts.municipality(where)
    checker = User.objects.system()
    facts = {"state": OrganisationState.VERIFIED, "checked_by": checker, "checked_at": timezone.now(), **facts}
    return Organisation.objects.create(
        name=name, kind="provider", municipality=place, authority=place.authority, **facts
    )


def service(organisation=None, state="published", *, name="Opintoneuvonta", texts=None, languages=("fi",), **facts):
    """A card in the state asked for; published ones were checked today and somebody answers referrals."""
    organisation = organisation or provider()
    plain = {
        "kind": "studies", "way_in": "walk_in", "municipality": organisation.municipality, "contact_name": "Oona Ohjaaja",
        "phone": "000 1234", "referral_email": "lahetteet@talo.example", "owner_email": "kortti@talo.example",
    }  # fmt: skip
    if state in ("published", "hidden"):
        plain |= {"published_at": timezone.now(), "verified_on": timezone.localdate()}
    card = Service.objects.create(
        organisation=organisation, authority=organisation.authority, state=state, **plain | facts
    )
    for language, words in (texts or {"fi": {"name": name, "about": "Autamme sinua löytämään opinnot."}}).items():
        ServiceText.objects.create(service=card, language=language, **words)
    card.languages.set([concept(code, "language") for code in languages])
    return index(card)


def referral(person, card, coach, state=ReferralState.SENT, **facts):
    """A referral in the state asked for."""
    now, plain = timezone.now(), {"due_on": timezone.localdate() + 30 * DAY}
    if state not in (ReferralState.ASKED, ReferralState.REFUSED):
        plain |= {"said_yes_at": now, "sent_at": now}
    if state in LIVE:
        plain["released"] = {"given_name": person.given_name, "phone": person.phone}
    if state not in (ReferralState.ASKED, ReferralState.SENT, ReferralState.SEEN):
        plain |= {"answered_at": now, "worker": "Oona Ohjaaja"}
    if state == ReferralState.DECLINED:
        plain["decline_reason"] = "full"
    return Referral.objects.create(
        person=person, service=card, organisation=card.organisation, authority=person.authority, made_by=coach,
        state=state, **plain | facts,
    )  # fmt: skip


def event(organisation=None, state="published", **facts):
    """An evening on which young people meet employers, in three days, in the state asked for."""
    organisation = organisation or provider()
    starts_at = facts.pop("starts_at", timezone.now() + 3 * DAY)
    plain = {
        "kind": "recruiting", "title": "Työnantajat tavattavissa", "about": "Tule juttelemaan.", "seats": 10,
        "starts_at": starts_at, "ends_at": starts_at + 2 * HOUR, "municipality": organisation.municipality,
    }  # fmt: skip
    return Event.objects.create(
        organisation=organisation, authority=organisation.authority, state=state, **plain | facts
    )


def sign_up(happening, person, state=SignUpState.SIGNED, **facts):
    """A sign-up in the state asked for; one with a seat takes it."""
    if state == SignUpState.OFFERED:
        facts.setdefault("offer_until", timezone.now() + 24 * HOUR)
    if state == SignUpState.ATTENDED:
        facts.setdefault("attended_at", timezone.now())
    if state in SEATED:
        happening.seats_taken += 1
        happening.save(update_fields=["seats_taken"])
    return SignUp.objects.create(event=happening, person=person, authority=person.authority, state=state, **facts)


def things_of(person, coach, organisation, words):
    """A card, an event and what one young person has with both, with links whose secrets the world knows."""
    told = words if person.given_name == "Aino" else dict.fromkeys(words, "")
    card = service(organisation)
    happening = event(organisation, starts_at=timezone.now() - HOUR)
    happening.employers.add(organisation)
    released = {"given_name": person.given_name, "words": told["referral"]}
    return {
        "service": card,
        "referral": referral(person, card, coach, ReferralState.SEEN, released=released, why=told["referral_why"]),
        "event": happening,
        "event_to_come": event(organisation),
        "sign_up": sign_up(happening, person),
        "interest": Interest.objects.create(
            event=happening, person=person, organisation=organisation, authority=person.authority
        ),
    }
