"""Verbs on service cards: write, edit, publish, verify, hide, close, remind their keepers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.audit.transitions import create, lock, log, move
from accounts.notices.actions import Opens, cancel_notifications, tell_address
from accounts.people.models import User
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.text import searchable
from marketplace.services.directory.models import Service, ServiceText

Texts = Mapping[str, Mapping[str, str]]
"""The words of a card by language: name, about, for_whom, how, opening. An empty name takes a language away."""


WRITTEN = (
    "organisation", "kind", "cost", "way_in", "age_from", "age_until", "street", "municipality", "serves_neighbours",
    "is_remote", "phone", "email", "website", "contact_name", "referral_email", "owner_email", "owner_language",
)  # fmt: skip


@transaction.atomic
def write(service: Service, *, texts: Texts, languages: Iterable[Concept] | None = None, by: User) -> Service:
    """Save a card, new or changed, in all its languages.

    Raises ValidationError when no language has a name: a card must say what it is.
    """
    service.authority = service.municipality.authority
    service.validate_constraints()
    if service._state.adding:
        create(service, "write", by=by)
    else:
        service.save(update_fields=[*WRITTEN, "authority"])
        log(service, "edit", by=by)
    for language, words in texts.items():
        if words.get("name"):
            ServiceText.objects.update_or_create(service=service, language=language, defaults=dict(words))
        else:
            service.texts.filter(language=language).delete()
    if not service.texts.exists():
        raise ValidationError(_("Write a name and a text in one language at least."), code="no_text")
    if languages is not None:
        service.languages.set(languages)
    return index(service)


def edit(service: Service, *, texts: Texts, languages: Iterable[Concept] | None = None, by: User) -> Service:
    """Save a changed card: whoever writes it has looked at it, so a card on show counts as checked today."""
    with transaction.atomic():
        write(service, texts=texts, languages=languages, by=by)
        return verify(service, by=by) if service.published_at else service


def index(service: Service) -> Service:
    """Keep the base forms of all that a card says, so that one search finds it in every language."""
    texts = ServiceText.objects.filter(service=service)
    words = [part for text in texts for part in (text.name, text.about, text.for_whom, text.how)]
    service.search_text = searchable(" ".join([*words, service.organisation.name, *_names_of_kind(service)]))
    service.save(update_fields=["search_text"])
    service._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # the texts are new
    return service


def _names_of_kind(service: Service) -> list[str]:
    names = []
    for language in ("fi", "sv", "en"):
        with override(language):
            names.append(str(service.get_kind_display()))
    return names


@transaction.atomic
def publish(service: Service, *, by: User) -> Service:
    """Show the card to everybody. Whoever publishes it says that it is right today."""
    first = service.published_at or timezone.now()
    move(service, "publish", by=by, published_at=first, verified_on=timezone.localdate(), reminders=0)
    return service


@transaction.atomic
def verify(service: Service, *, by: User) -> Service:
    """Somebody who knows says that the card is right today."""
    lock(service)
    service.verified_on, service.reminders = timezone.localdate(), 0
    service.save(update_fields=["verified_on", "reminders"])
    log(service, "verify", by=by)
    cancel_notifications(service, "card_check")
    return service


@transaction.atomic
def hide(service: Service, *, by: User) -> Service:
    """Take the card off the lists for a while."""
    move(service, "hide", by=by)
    cancel_notifications(service, "card_check")
    return service


@transaction.atomic
def close(service: Service, *, reason: str, by: User) -> Service:
    """The service has ended; who kept the address of its page is told so there."""
    move(service, "close", by=by, reason=reason)
    cancel_notifications(service, "card_check")
    return service


@transaction.atomic
def send_link(service: Service, *, by: User) -> Service:
    """Mail the keeper a fresh link to the card.

    Raises ValidationError where nobody is named as the keeper.
    """
    lock(service)
    if not service.owner_email:
        raise ValidationError(_("Write first who updates this card, with an e-mail address."), code="no_keeper")
    _mail_keeper(service)
    log(service, "send_link", by=by)
    return service


@transaction.atomic
def remind(service: Service, *, by: User) -> Service:
    """Ask the keeper whether the card is still right: after 90 days, and once more after 180."""
    lock(service)
    service.reminders += 1
    service.save(update_fields=["reminders"])
    log(service, "remind", by=by)
    if service.owner_email:
        _mail_keeper(service)
    return service


def _mail_keeper(service: Service) -> None:
    cancel_notifications(service, "card_check")  # one question at a time
    with override(service.owner_language):
        facts = {"card": service.name, "checked": _day(service.verified_on)}
    tell_address(
        service.owner_email, service.owner_language, "card_check", about=service,
        opens=Opens("directory.card", service), **facts,
    )  # fmt: skip


def _day(day: dt.date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else "–"
