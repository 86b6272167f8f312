"""Makers of people, employers and caseloads."""

import datetime as dt
import functools
import itertools
import json
import os
import uuid

from allauth.mfa.models import Authenticator
from django.utils import timezone

from accounts.access.models import Authority, Municipality
from accounts.caseloads.emergencies.models import EmergencyLook
from accounts.caseloads.models import Deputy, Responsibility
from accounts.caseloads.savedlists.models import SavedList
from accounts.organisations.models import Membership, Organisation
from accounts.organisations.states import OrganisationState
from accounts.people.models import Invitation, User
from accounts.people.states import STAFF, Role
from accounts.privacy.protections.models import Protection
from accounts.unsent.models import UnsentText

_numbers = itertools.count(1)
TOTP_SECRET = "JBSWY3DPEHPK3PXP"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


def new_number():
    """One that no other process gives, not even one forked from this one: several of them may fill one database."""
    return os.getpid() * 1000 + next(_numbers)


@functools.cache
def shipped_key(model, **facts):
    """The primary key of a row that the house ships: it is the same in every database of one run."""
    return model.objects.get(**facts).pk


def authority(code="lahti"):
    return Authority.objects.get(code=code)


def municipality(name="Lahti"):
    return Municipality.objects.get(name_fi=name)


def business_id():
    """A valid Finnish business ID that no organisation has."""
    while True:
        digits = f"{2_000_000 + new_number() * 7 % 7_999_999:07d}"
        rest = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11
        if rest != 1:
            return f"{digits}-{0 if rest == 0 else 11 - rest}"


def user(role, given_name="Testi", **facts):
    facts.setdefault("email", f"{given_name.lower()}{new_number()}@example.test")
    facts.setdefault("family_name", "Testinen")
    if role in (Role.YOUNG, Role.COACH, Role.COORDINATOR) and "authority" not in facts:
        facts.setdefault("authority_id", shipped_key(Authority, code="lahti"))
    made = User.objects.create_user(role=role, given_name=given_name, **facts)
    if role in STAFF:
        Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={"secret": TOTP_SECRET})
    return made


def young(given_name="Aino", coach=None, age=19, **facts):
    facts.setdefault("birth_on", timezone.localdate() - dt.timedelta(days=round(365.25 * age) + 30))
    if "municipality" not in facts:
        facts.setdefault("municipality_id", shipped_key(Municipality, name_fi="Lahti"))
    if coach is not None and "authority" not in facts:
        facts.setdefault("authority_id", coach.authority_id)
    person = user(Role.YOUNG, given_name, **facts)
    if coach is not None:
        Responsibility.objects.create(person=person, coach=coach, authority_id=person.authority_id)
    return person


def coach(given_name="Kaisa", **facts):
    return user(Role.COACH, given_name, **facts)


def employer(name="Leipomo Kauris", contact=None, verified_by=None, where="Lahti", **facts):
    """An employer with a person who acts for it; checked where ``verified_by`` is given."""
    place = municipality(where)
    if verified_by is not None:
        facts.update(state=OrganisationState.VERIFIED, checked_by=verified_by, checked_at=timezone.now())
    organisation = Organisation.objects.create(
        name=name, business_id=business_id(), municipality=place, authority_id=place.authority_id, **facts
    )
    Membership.objects.create(
        organisation=organisation, person=contact or user(Role.EMPLOYER, "Mikko"), is_manager=True
    )
    return organisation


def beside_the_caseload(coach, colleague, person):
    """A colleague who stands in in half a year and opened the person's page two hours ago, and the coach's own list."""
    day, now = timezone.localdate() + dt.timedelta(days=180), timezone.now()
    hour = {"opened_at": now - dt.timedelta(hours=2), "ends_at": now - dt.timedelta(hours=1)}
    return {
        "deputy": Deputy.objects.create(
            coach=coach, deputy=colleague, authority=coach.authority, starts_on=day, ends_on=day
        ),
        "saved_list": SavedList.objects.create(
            keeper=coach, authority=coach.authority, name="Maanantain lista", question="late", sort="name"
        ),
        "emergency_look": EmergencyLook.objects.create(
            person=person, reader=colleague, authority=person.authority, reason="Soitti ja pyysi apua", **hour
        ),
    }


def unsent_text(person, words, page="/people/settings/"):
    """What somebody typed in a form and did not send."""
    told = {"place": f"a form {page}", "page": page, "area": "text", "label": "Viestisi", "values": {"text": [words]}}
    return UnsentText.objects.create(person=person, form=uuid.uuid4(), sealed=json.dumps(told))


def protection(person, by, **facts):
    """Why somebody is protected; the mark on the account is left to the verb, or whoever walks about would see less."""
    facts.setdefault("review_on", timezone.localdate() + dt.timedelta(days=90))
    facts = {"kind": "judgement", "authority": person.authority, "started_by": by, **facts}
    return Protection.objects.create(person=person, **facts)


def way_in(person, coach, **facts):
    """An open invitation that knows its link and its code."""
    facts.setdefault("expires_at", timezone.now() + dt.timedelta(days=3))
    made = Invitation.fresh(person=person, invited_by=coach, authority=person.authority, **facts)
    made.save()
    return made
