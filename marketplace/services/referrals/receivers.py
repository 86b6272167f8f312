"""What referrals do when a consent is taken back, a service closes, or a person is erased: they end at once."""

from __future__ import annotations

from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import locked, state_changed
from accounts.people.models import User
from accounts.privacy.models import Consent, Purpose
from marketplace.services.directory.models import Service
from marketplace.services.directory.states import CardState
from marketplace.services.referrals.actions import withdraw
from marketplace.services.referrals.models import Referral


def on_consent(obj: Consent, by: User, **_kwargs: Any) -> None:
    """She takes her yes back on the page of her data: what stood on it ends."""
    if obj.purpose == Purpose.REFERRAL and obj.withdrawn_at is not None:
        service = obj.about.removeprefix("service ")
        _withdraw(Referral.objects.open().filter(person=obj.person_id, service=service), by)


def on_service(obj: Service, **_kwargs: Any) -> None:
    """The service has ended, so nobody waits for it any more."""
    if obj.state == CardState.CLOSED:
        with across_authorities():
            _withdraw(Referral.objects.open().filter(service=obj), User.objects.system())


def on_person(obj: User, verb: str, by: User, **_kwargs: Any) -> None:
    """She leaves: services are told that it is off before her rows go."""
    if verb == "erase":
        _withdraw(Referral.objects.open().filter(person=obj.pk), by)


def _withdraw(rows: Any, by: User) -> None:
    for referral in locked(rows.select_related("person", "service__organisation")):
        withdraw(referral, by=by)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_consent, sender=Consent, dispatch_uid="referrals-consent")
    state_changed.connect(on_service, sender=Service, dispatch_uid="referrals-service")
    state_changed.connect(on_person, sender=User, dispatch_uid="referrals-person")
