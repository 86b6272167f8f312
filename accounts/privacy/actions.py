"""Verbs on consents and on all of a person's data: give, withdraw, export, erase."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.audit.batches import LeftAloneError, run_each
from accounts.audit.outside import keep
from accounts.audit.transitions import lock, locked, log, state_changed
from accounts.notices.actions import Opens, notify, tell_address
from accounts.notices.models import Notice
from accounts.people.models import User
from accounts.people.signin.actions import end_sessions
from accounts.people.signin.models import EmailChange
from accounts.privacy.content import LEDGER, ledger_line
from accounts.privacy.encryption import encrypt
from accounts.privacy.limits import reasons_to_stay
from accounts.privacy.models import Consent, EqualityAnswer
from accounts.privacy.queries import WARNING, everything_about, to_erase, to_warn
from accounts.privacy.registry import (
    WARNING_DAYS,
    OnErasure,
    Part,
    parts_about_people,
)
from accounts.privacy.retention.actions import clear_dated
from accounts.ratelimits.actions import consume

TEXT_VERSION = "2026-11"
NOBODY = "–"  # stands where a name or a short text was; some tables refuse an empty one


@transaction.atomic
def give_consent(person: User, purpose: str, *, about: str = "") -> Consent:
    """Record a yes to a purpose in the words in force; the same yes twice is one yes."""
    consent, made = Consent.objects.get_or_create(
        person=person, purpose=purpose, about=about, withdrawn_at=None, defaults={"version": TEXT_VERSION}
    )
    if made:
        log(consent, "give", by=person)
    return consent


@transaction.atomic
def end_consents(person: User, purpose: str, *, about: str = "") -> int:
    """End a yes from now on. Returns how many stood."""
    standing = locked(Consent.objects.standing().filter(person=person, purpose=purpose, about=about))
    for consent in standing:
        consent.withdrawn_at = timezone.now()
        consent.save(update_fields=["withdrawn_at"])
        log(consent, "withdraw", by=person)
    return len(standing)


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: User) -> Consent:
    """The person takes a yes back on her own page; what stood on it ends at once by the signal.

    Raises ValidationError when it was taken back already.
    """
    lock(consent.person)
    lock(consent)
    if consent.withdrawn_at is not None:
        raise ValidationError(_("This permission was taken back already."), code="withdrawn_already")
    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    entry = log(consent, "withdraw", by=by)
    state_changed.send(Consent, obj=consent, verb="withdraw", by=by, entry=entry)
    return consent


@transaction.atomic
def tell_equality(person: User, *, facts: dict[str, str]) -> EqualityAnswer | None:
    """Keep what she tells freely of gender and first language; nothing told forgets what was told before.

    The trail says that she did it and never what.
    """
    lock(person)
    told = {name: fact for name, fact in facts.items() if fact}
    log(person, "tell_equality", by=person)
    if not told:
        EqualityAnswer.objects.filter(person=person).delete()
        return None
    return EqualityAnswer.objects.update_or_create(person=person, defaults={"sealed": encrypt(told)})[0]


@transaction.atomic
def note_email_change(person: User, *, old: str, new: str) -> EmailChange:
    """Write down that an address was changed, and tell both mailboxes; the old one gets a way to take it back."""
    change = EmailChange.objects.create(person=person, old_email=old, new_email=new)
    log(person, "change_email", by=person)
    tell_address(old, person.language, "email_changed_old", about=change, opens=Opens("privacy.undo_email", change))
    notify(person, "email_changed", about=change, link=reverse("privacy:mine"))
    return change


def export(person: User, *, by: User) -> list[Any]:
    """Everything about a person, table by table (GDPR art. 15 and 20), and a line in the trail that it was taken."""
    consume("export", person=by)
    log(person, "export", by=by)
    return everything_about(person)


@transaction.atomic
def erase(person: User, *, by: User) -> User:
    """Erase a person by the privacy registry, in one transaction; the account stays as a number without a face.

    The signal goes out first: what is open ends. Files go after the commit, so that a failure in the middle loses
    nothing. Raises the first of ``reasons_to_stay``, which her page has told before.
    """
    lock(person)
    if reasons := reasons_to_stay(person):
        raise reasons[0]
    entry = log(person, "erase", by=by)
    state_changed.send(User, obj=person, verb="erase", by=by, entry=entry)
    _erase_notices_about(person)
    for model, part in parts_about_people():
        rows = model._base_manager.filter(**{part.person: person})
        if part.on_erasure != OnErasure.KEEP:
            _erase_files(model, rows)
        if part.on_erasure == OnErasure.DELETE:
            rows.delete()
        elif part.on_erasure == OnErasure.BLANK:
            _blank(model, part, rows)
    _erase_support_desk_log(person)
    Consent.objects.standing().filter(person=person).update(withdrawn_at=timezone.now())
    end_sessions(person)
    _erase_account(person)
    keep(LEDGER, ledger_line(person))
    return person


def _erase_notices_about(person: User) -> None:
    """Messages that others got about this person stay without the name, the phone and the address in them."""
    traces = [trace for trace in (person.full_name, person.family_name, person.phone, person.email) if trace]
    for model, part in parts_about_people():
        ids = [str(pk) for pk in model._base_manager.filter(**{part.person: person}).values_list("pk", flat=True)]
        for notice in Notice.objects.filter(cause=model._meta.label_lower, cause_id__in=ids):
            notice.facts = {
                name: NOBODY
                if name == "person" or fact == person.short_name or any(trace in str(fact) for trace in traces)
                else fact
                for name, fact in notice.facts.items()
            }
            notice.save(update_fields=["facts"])
    Notice.objects.filter(cause=User._meta.label_lower, cause_id=str(person.pk)).delete()


def _erase_files(model: type[models.Model], rows: Any) -> None:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.FileField):
            for row in rows.exclude(**{field.name: ""}):
                file = getattr(row, field.name)
                transaction.on_commit(lambda file=file: file.storage.delete(file.name))  # type: ignore[misc]


def _blank(model: type[models.Model], part: Part, rows: Any) -> None:
    """Empty the personal columns of rows that stay, each row by itself where a column is unique."""
    fields: list[Any] = [model._meta.get_field(name) for name in (*part.personal, *part.sensitive)]
    for field in (field for field in fields if getattr(field, "unique", False)):
        for row in rows:
            rows.filter(pk=row.pk).update(**{field.name: field.get_default()})
    same = {field.name: _empty(field) for field in fields if not getattr(field, "unique", False)}
    if same:
        rows.update(**same)


def _empty(field: Any) -> Any:
    if field.null:
        return None
    if isinstance(field, models.FileField | models.TextField):
        return ""
    if isinstance(field, models.CharField):
        return NOBODY if not field.choices else ""
    return field.get_default()


def _erase_support_desk_log(person: User) -> None:
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=kind, object_id=str(person.pk)).update(object_repr=NOBODY, change_message="")


def _erase_account(person: User) -> None:
    person.email = person.birth_on = person.municipality = None
    person.given_name, person.family_name, person.phone = NOBODY, "", ""
    person.refused_email, person.refused_at = "", None
    person.is_active = person.is_staff = person.is_superuser = person.is_safety_flagged = False
    person.wants_mail = person.wants_sms = False
    person.erased_at = timezone.now()
    person.set_unusable_password()
    person.save()


def erase_expired(now: dt.datetime, *, by: User) -> dict[str, int]:
    """What the periods ask for: warn, then erase accounts without a sign of life; clear tables that have a date.

    Returns how many were warned, erased, left (somebody stands on them), cleared in all and by table, and how many
    failed.
    """
    day = date_format(timezone.localdate(now + dt.timedelta(days=WARNING_DAYS)), "SHORT_DATE_FORMAT")
    warned = run_each(to_warn(now), _warn, day=day)
    erased = run_each(to_erase(now), _erase_if_nobody_needs, by=by)
    removed = clear_dated(now)
    counts = {"warned": warned.done, "erased": erased.done, "cleared": sum(removed.values())}
    return (warned + erased).result(**counts, **removed)


def _warn(person: User, *, day: str) -> None:
    notify(person, WARNING, about=person, link="/", day=day)


def _erase_if_nobody_needs(person: User, *, by: User) -> None:
    try:
        erase(person, by=by)
    except ValidationError as needed:
        raise LeftAloneError from needed
