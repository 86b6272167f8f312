"""Reads of events: the public calendar, one's own sign-ups, employers met."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from accounts.access.tenancy import across_authorities
from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from marketplace.services.events.models import Event, Interest, SignUp
from marketplace.services.events.states import EventState, SignUpState

SHOWN_WITH = ("organisation", "municipality", "certificate")


def calendar(user: Any) -> QuerySet[Event]:
    """What is to come, as the reader may see it, the next one first."""
    return Event.objects.visible_to(user).to_come().select_related(*SHOWN_WITH)


def card_trainings() -> QuerySet[Event]:
    """Card trainings to come that everybody may see."""
    return Event.objects.on_show().to_come().filter(certificate__isnull=False).select_related(*SHOWN_WITH)


def in_the_feed() -> QuerySet[Event]:
    """Every public event that is to come or was called off, for calendars: those drop only what is named to them."""
    shown = [EventState.PUBLISHED, EventState.CANCELLED]
    return Event.objects.on_show().filter(state__in=shown).select_related("organisation", "municipality")


def sign_up_of(user: Any, event: Event) -> SignUp | None:
    """One's own latest sign-up for an event."""
    if not user.is_authenticated or not (user.authority_id or user.role == "administrator"):
        return None
    return SignUp.objects.filter(event=event, person=user).order_by("-signed_at", "-pk").first()


def sign_ups_of(user: Any) -> QuerySet[SignUp]:
    """One's own that are live and to come."""
    rows = SignUp.objects.filter(person=user).live().filter(event__state=EventState.PUBLISHED)
    return rows.select_related("event__organisation", "event__municipality").order_by("event__starts_at", "pk")


def place_in_line(sign_up: SignUp) -> int:
    """How many wait before her, of whichever authority, herself included; 0 where she does not wait."""
    if sign_up.state != SignUpState.WAITING:
        return 0
    with across_authorities():
        waiting = list(SignUp.objects.waiting().filter(event=sign_up.event_id).values_list("pk", flat=True))
    return waiting.index(sign_up.pk) + 1


def employers_met(user: Any, event: Event) -> list[tuple[Organisation, bool]]:
    """Employers who were there, each with whether she has said that she is interested."""
    shown = set(Interest.objects.filter(person=user, event=event).values_list("organisation", flat=True))
    checked = event.employers.filter(state=OrganisationState.VERIFIED)
    return [(employer, employer.pk in shown) for employer in checked]
