"""Places from elsewhere become drafts that are handed in: row by row, whole or not at all, safe to repeat."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.access.folding import fold
from accounts.access.models import Municipality
from accounts.organisations.models import Organisation
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.queries import find_concepts
from marketplace.reference.vocabulary.states import Kind
from marketplace.reference.vocabulary.text import base_forms
from marketplace.work.listings.actions import submit, write
from marketplace.work.listings.importing.files import Raw
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import EDITABLE, Aim, JobLikely, ListingKind, ListingState

TEXTS = ("title", "purpose", "tasks", "street", "pay", "guide_name", "nearest_stop")
WORDS_FOR_KIND = {
    ListingKind.TRIAL: ("work_trial", "work trial", "tyokokeilu", "arbetsprovning"),
    ListingKind.APPRENTICESHIP: ("apprenticeship", "oppisopimus", "laroavtal"),
    ListingKind.JOB: ("job", "tyo", "tyopaikka", "tyosuhde", "palkkatyo", "jobb", "arbete"),
    ListingKind.BUSINESS: ("entrepreneurship", "yrittajyys", "foretagande"),
}
WORDS_FOR_LIKELY = {
    JobLikely.YES: ("yes", "kylla", "ja", "true"),
    JobLikely.MAYBE: ("maybe", "ehka", "kanske"),
    JobLikely.NO: ("no", "ei", "nej", "false"),
}
LONGEST = {field.name: field.max_length or 0 for field in Listing._meta.fields}
STILL_TO_BE_READ = (*EDITABLE, ListingState.SUBMITTED)


@dataclass
class Outcome:
    """What became of a row: ``taken``, ``changed``, ``same`` or ``refused``; and what was altered, or why not."""

    place: str
    verdict: str
    title: str = ""
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        said = [f"{self.place}: {self.verdict}", self.title, "; ".join(self.notes)]
        return " – ".join(part for part in said if part)


def import_rows(rows: Iterable[Raw], organisation: Organisation, contact: User) -> Iterator[Outcome]:
    """Take rows over one by one; a broken one never stops the next and leaves nothing half-written."""
    seen: set[str] = set()
    for raw in rows:
        outcome = Outcome(raw.place, "refused", raw.values.get("title", "")[:60])
        if raw.broken:
            outcome.notes = [raw.broken]
            yield outcome
            continue
        try:
            with transaction.atomic():
                outcome.verdict = _take(raw.values, organisation, contact, seen, outcome.notes)
        except ValidationError as error:
            outcome.notes = _sentences(error)
        except DatabaseError:
            outcome.notes = ["the database refused it"]
        yield outcome


def _sentences(error: ValidationError) -> list[str]:
    if hasattr(error, "message_dict"):
        return [f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items()]
    return list(error.messages)


def _take(values: dict[str, str], organisation: Organisation, contact: User, seen: set[str], notes: list[str]) -> str:
    facts = facts_of(values, notes)
    key = values.get("external_id", "")[:200] or _digest(
        facts["title"], facts["municipality"].code, facts["kind"], notes
    )
    facts["external_id"] = key
    if key in seen:
        raise ValidationError("external_id: it is in this file already")
    seen.add(key)
    listing = Listing.objects.filter(organisation=organisation, external_id=key).first()
    listing = listing or Listing(organisation=organisation, contact=contact)
    is_new = listing._state.adding
    changed = [name for name, value in facts.items() if is_new or getattr(listing, name) != value]
    if not changed:
        notes.clear()
        return "same"
    if not is_new and listing.state not in STILL_TO_BE_READ:
        raise ValidationError(f"it is {listing.state} already, change it in the service")
    for name in changed:
        setattr(listing, name, facts[name])
    listing.authority = listing.municipality.authority
    listing.full_clean()
    system = User.objects.system()
    write(listing, by=system)
    if listing.state in EDITABLE:
        submit(listing, by=system)
    return "taken" if is_new else "changed"


def facts_of(values: dict[str, str], notes: list[str]) -> dict[str, Any]:
    """The fields of a listing out of a row's words, without its number in the source.

    Raises ValidationError by field for all that cannot be understood; what was filled in or cut goes to ``notes``.
    """
    readers: dict[str, Callable[[], Any]] = {
        **{name: partial(_text, values, name, notes) for name in TEXTS},
        "kind": lambda: _one_of(WORDS_FOR_KIND, values.get("kind", ""), "kind"),
        "closes_on": lambda: _closing_day(values),
        "aim": lambda: _aim(values.get("aim", "")),
        "municipality": lambda: _municipality(values.get("municipality", "")),
        "occupation": lambda: _occupation(values.get("occupation", ""), values.get("title", ""), notes),
        "seats": lambda: _number(values.get("seats") or "1", "seats", 1, 50),
        "hours_per_week": lambda: _number(values.get("hours_per_week", ""), "hours_per_week", 1, 40),
        "starts_on": lambda: _day(values.get("starts_on", ""), "starts_on"),
        "start_moves_weeks": lambda: _number_or_none(values, "start_moves_weeks", 0, 26),
        "least_hours": lambda: _number_or_none(values, "least_hours", 1, 40),
        "ends_on": lambda: _day(values.get("ends_on", ""), "ends_on"),
        "job_likely": lambda: _likely(values.get("job_likely", ""), notes),
    }
    facts, errors = {}, {}
    for name, read in readers.items():
        try:
            facts[name] = read()
        except ValidationError as error:
            errors.update(error.message_dict)
    if errors:
        raise ValidationError(errors)
    del facts["closes_on"]
    if not facts["purpose"]:
        facts["purpose"] = Truncator(re.split(r"(?<=[.!?])\s", facts["tasks"])[0]).chars(400)
        notes.append(_("purpose: the first sentence of the tasks"))
    return facts


def _text(values: dict[str, str], name: str, notes: list[str]) -> str:
    text = values.get(name, "")
    if "\x00" in text:
        raise ValidationError({name: _("it holds a sign that is no letter")})
    if not text and name in ("title", "tasks"):
        raise ValidationError({name: _("it is missing")})
    try:
        refuse_personal_id(text)
    except ValidationError as error:
        raise ValidationError({name: error.messages}) from None
    longest = LONGEST[name]
    if len(text) > longest:
        notes.append(_("%(name)s: cut to %(longest)s letters") % {"name": name, "longest": longest})
    return str(Truncator(text).chars(longest))


def _closing_day(values: dict[str, str]) -> dt.date | None:
    closes = _day(values.get("closes_on", ""), "closes_on")
    if closes and closes < timezone.localdate():
        raise ValidationError({"closes_on": _("it has closed already")})
    return closes


def _likely(text: str, notes: list[str]) -> Any:
    if text:
        return _one_of(WORDS_FOR_LIKELY, text, "job_likely")
    notes.append(_("a job likely after: not said, so “maybe”"))
    return JobLikely.MAYBE


def _one_of(words: dict[Any, tuple[str, ...]], text: str, name: str) -> Any:
    folded = fold(text)
    for choice, known in words.items():
        if folded in known:
            return choice
    raise ValidationError({name: _("“%(text)s” is not known") % {"text": text[:40]} if text else _("it is missing")})


def _aim(text: str) -> str:
    if text and text not in Aim.values:
        raise ValidationError({"aim": _("“%(text)s” is not known") % {"text": text[:40]}})
    return text


def _number(text: str, name: str, least: int, most: int) -> int:
    found = re.match(r"\s*([0-9]{1,4})(?!\d)", text)
    if not found:
        raise ValidationError(
            {name: _("“%(text)s” is no number") % {"text": text[:40]} if text else _("it is missing")}
        )
    number = int(found[1])
    if not least <= number <= most:
        raise ValidationError(
            {
                name: _("%(number)s is not between %(least)s and %(most)s")
                % {"number": number, "least": least, "most": most}
            }
        )
    return number


def _number_or_none(values: dict[str, str], name: str, least: int, most: int) -> int | None:
    text = values.get(name, "")
    return _number(text, name, least, most) if text else None


def _day(text: str, name: str) -> dt.date | None:
    if not text:
        return None
    text = text.removesuffix(" 0:00:00").removesuffix(" 00:00:00")  # how spreadsheets write out a day
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    raise ValidationError({name: _("“%(text)s” is no day; write 2026-12-24 or 24.12.2026") % {"text": text[:40]}})


def _municipality(text: str) -> Municipality:
    folded = fold(text)
    for municipality in Municipality.objects.select_related("authority"):
        if folded and folded in {fold(municipality.name_fi), fold(municipality.name_sv), municipality.code}:
            return municipality
    raise ValidationError(
        {"municipality": _("“%(text)s” is none of ours") % {"text": text[:40]} if text else _("it is missing")}
    )


def _occupation(text: str, title: str, notes: list[str]) -> Concept:
    """The occupation that the words mean: a known word for one first, the last word before others, then any find."""
    for words in (text, title):
        forms = [form for word in reversed(words.split()) for form in base_forms(word)]
        known = (Concept.objects.occupations().filter(labels__folded=form).first() for form in (fold(words), *forms))
        finds = (next(iter(find_concepts(form, [Kind.OCCUPATION], 1)), None) for form in forms if len(form) > 3)
        concept = next((one for one in chain(known, finds) if one is not None), None)
        if concept is not None:
            if fold(concept.name_fi) != fold(text):
                notes.append(_("occupation: read as %(name)s") % {"name": concept.name_fi})
            return concept
    raise ValidationError(
        {"occupation": _("“%(text)s” is no occupation that we know") % {"text": (text or title)[:40]}}
    )


def _digest(title: str, municipality: str, kind: str, notes: list[str]) -> str:
    notes.append("external_id: made from title, municipality and kind")
    return f"made-{hashlib.sha256(f'{title}|{municipality}|{kind}'.encode()).hexdigest()[:24]}"
