"""Verbs on profiles: begin, write, offer, publish by the young person's own yes, pause, archive; block a workplace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import create, lock, locked, log, move, state_changed
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import notify
from accounts.organisations.models import Organisation
from accounts.outages.files import no_file_left_behind
from accounts.people.models import User
from accounts.privacy.actions import end_consents, give_consent
from accounts.privacy.models import Purpose
from accounts.ratelimits.actions import consume_upload
from marketplace.guidance.profiles.models import Block, Profile, ProfileLanguage, ProfileSkill, Wish
from marketplace.guidance.profiles.rows.models import BusyPeriod, Experience
from marketplace.guidance.profiles.states import IN_FORCE, ProfileState
from marketplace.reference.vocabulary.models import Concept

COPIED_ROWS = (
    (ProfileSkill, "skill_rows"), (Wish, "wish_rows"), (ProfileLanguage, "language_rows"),
    (Experience, "experience_rows"), (BusyPeriod, "busy_rows"),
)  # fmt: skip
SAYS = ("kind", "occupation_id", "words", "months")  # two rows of experience that say the same are one


@transaction.atomic
def draft_of(person: User, *, by: User) -> Profile:
    """The version that is being written: the one there is, a copy of the one in force, or an empty first one."""
    lock(person)
    written = Profile.objects.being_written().filter(person=person).first()
    if written:
        return written
    newest = Profile.objects.filter(person=person).first()
    draft = Profile(person=person, authority=person.authority, municipality=person.municipality)
    if newest is None:
        return create(draft, "begin", by=by)
    return _copy(newest, by=by)


def _copy(source: Profile, *, by: User) -> Profile:
    draft = Profile.objects.get(pk=source.pk)
    draft.pk, draft._state.adding = None, True
    draft.version, draft.state = source.version + 1, ProfileState.DRAFT
    draft.said_yes_at = draft.coach_asked_at = None
    draft.created_at = timezone.now()
    create(draft, "revise", by=by)
    draft.certificates.set(source.certificates.all())
    for model, rows in COPIED_ROWS:
        copies = list(getattr(source, rows).all())
        for row in copies:
            row.pk, row.profile = None, draft
        model.objects.bulk_create(copies)
    return draft


@transaction.atomic
def offer(profile: Profile, *, by: User) -> Profile:
    """Writing is done: the young person reads it and says yes or asks for changes."""
    if not (profile.kinds and profile.skill_rows.exists()):
        raise ValidationError(_("Choose at least one kind of place and one skill first."), code="not_ready")
    move(profile, "offer", by=by, coach_asked_at=None)
    if by != profile.person:
        notify(profile.person, "profile_offered", about=profile, link=profile.get_absolute_url())
    return profile


@transaction.atomic
def rewrite(profile: Profile, *, by: User) -> Profile:
    """Back to writing."""
    move(profile, "rewrite", by=by)
    return profile


@transaction.atomic
def publish(profile: Profile, *, by: User) -> Profile:
    """The young person's own yes: this version is in force, the one before is kept in the archive.

    Raises ValidationError when anybody else says it.
    """
    if by != profile.person:
        raise ValidationError(_("Only the young person can say yes to this."), code="not_hers")
    lock(by)
    lock(profile)
    for older in locked(Profile.objects.in_force().filter(person=by)):
        move(older, "archive", by=by)
        if older.photo.name != profile.photo.name:
            _drop_photo(older)
    give_consent(by, Purpose.VISIBLE)
    move(profile, "publish", by=by, said_yes_at=timezone.now())
    notify_coach(profile, "profile_published")
    return profile


@transaction.atomic
def pause(profile: Profile, *, by: User) -> Profile:
    """No new suggestions until resumed."""
    move(profile, "pause", by=by)
    return profile


@transaction.atomic
def resume(profile: Profile, *, by: User) -> Profile:
    move(profile, "resume", by=by)
    return profile


@transaction.atomic
def archive(profile: Profile, *, by: User) -> Profile:
    """Take a version out of use with its photo. With the one in force the consent ends; a draft is only thrown away."""
    lock(profile.person)
    lock(profile)
    was_in_force = profile.state in IN_FORCE
    retire(profile, by=by)
    if was_in_force:
        end_consents(profile.person, Purpose.VISIBLE)
    return profile


@transaction.atomic
def retire(profile: Profile, *, by: User) -> Profile:
    """Out of use for good, photo and all. Paused first, because open suggestions end with the pause."""
    lock(profile)
    if profile.state == ProfileState.PUBLISHED:
        move(profile, "pause", by=by)
    move(profile, "archive", by=by)
    _drop_photo(profile)
    return profile


@transaction.atomic
def ask_coach(profile: Profile, *, by: User) -> Profile:
    """The young person asks her coach to read the draft; it comes to the coach's queue."""
    _hold_draft(profile)
    profile.coach_asked_at = timezone.now()
    profile.save(update_fields=["coach_asked_at"])
    log(profile, "ask_coach", by=by)
    return profile


@transaction.atomic
def write(profile: Profile, *, by: User, **changes: Any) -> Profile:
    """Save fields of a version that is being written; what is as it was is not logged again.

    Raises ValidationError when the version is in force: that one never changes under anybody's feet.
    """
    _hold_draft(profile)
    if all(getattr(profile, name) == value for name, value in changes.items()):
        return profile
    for name, value in changes.items():
        setattr(profile, name, value)
    return _written(profile, *changes, by=by)


@transaction.atomic
def write_skills(profile: Profile, *, levels: Mapping[Concept, int], by: User) -> Profile:
    """Replace the skills of a draft, each with its level."""
    return _replace(profile, profile.skill_rows, ("skill", "level"), levels, by=by)


@transaction.atomic
def write_wishes(profile: Profile, *, interests: Mapping[Concept, int], by: User) -> Profile:
    """Replace the wished occupations of a draft, each with how much."""
    return _replace(profile, profile.wish_rows, ("occupation", "interest"), interests, by=by)


@transaction.atomic
def write_languages(profile: Profile, *, levels: Mapping[Concept, str], by: User) -> Profile:
    """Replace the languages of a draft, each with its level."""
    return _replace(profile, profile.language_rows, ("language", "level"), levels, by=by)


@transaction.atomic
def write_experience(
    profile: Profile, *, rows: Iterable[Experience], has_no_experience: bool = False, by: User
) -> Profile:
    """Replace what she has done before; ``has_no_experience`` is her word that there is nothing yet, without rows.

    A row that says what an old one says is the old one, so the same form sent twice changes nothing.
    """
    _hold_draft(profile)
    asked = {tuple(getattr(row, name) for name in SAYS): row for row in rows}
    for old in profile.experience_rows.all():
        if asked.pop(tuple(getattr(old, name) for name in SAYS), None) is None:
            old.delete()
    for row in asked.values():
        row.pk, row.profile = None, profile
    Experience.objects.bulk_create(asked.values())
    profile.has_no_experience = has_no_experience and not profile.experience_rows.exists()
    return _written(profile, "has_no_experience", by=by)


@transaction.atomic
def write_busy_periods(profile: Profile, *, periods: Iterable[tuple[dt.date, dt.date]], by: User) -> Profile:
    """Replace the times when she is not free, each by its first and last day."""
    _hold_draft(profile)
    profile.busy_rows.all().delete()
    BusyPeriod.objects.bulk_create(
        BusyPeriod(profile=profile, starts_on=first, ends_on=last) for first, last in periods
    )
    return _written(profile, by=by)


@transaction.atomic
def write_certificates(profile: Profile, *, certificates: Iterable[Concept], by: User) -> Profile:
    """Replace the cards and certificates of a draft."""
    _hold_draft(profile)
    profile.certificates.set(certificates)
    return _written(profile, by=by)


@no_file_left_behind()
@transaction.atomic
def write_photo(profile: Profile, *, photo: File | None, by: User) -> Profile:
    """Replace the photo of a draft by one from ``photos.make_photo``, or take it away; the old file goes with it."""
    if photo is not None:
        consume_upload(photo, by=by)
    _hold_draft(profile)
    _drop_photo(profile)
    if photo is not None:
        profile.photo = photo
    return _written(profile, "photo", by=by)


def _replace(
    profile: Profile, rows: Any, columns: tuple[str, str], asked: Mapping[Concept, Any], *, by: User
) -> Profile:
    """Replace rows of a draft, each a concept and what is said of it; the same again changes nothing."""
    _hold_draft(profile)
    if dict(rows.values_list(*columns)) == {one.pk: said for one, said in asked.items()}:
        return profile
    rows.all().delete()
    rows.bulk_create(rows.model(profile=profile, **dict(zip(columns, pair, strict=True))) for pair in asked.items())
    return _written(profile, by=by)


def _hold_draft(profile: Profile) -> None:
    lock(profile)
    if profile.state != ProfileState.DRAFT:
        raise ValidationError(_("This version is not being written any more."), code="not_draft")


def _written(profile: Profile, *names: str, by: User) -> Profile:
    profile.save(update_fields=[*names, "changed_at"])
    log(profile, "write", by=by)
    return profile


def _drop_photo(profile: Profile) -> None:
    """Take the photo off a version; after the commit its file goes too, unless another version shows it."""
    name = profile.photo.name
    if not name:
        return
    profile.photo = ""
    profile.save(update_fields=["photo"])
    transaction.on_commit(lambda: delete_unused_photo(name))


def delete_unused_photo(name: str) -> None:
    """Delete the file of a photo that no version of any profile shows any more."""
    with across_authorities():
        if not Profile.objects.filter(photo=name).exists():
            Profile._meta.get_field("photo").storage.delete(name)


@transaction.atomic
def block(person: User, organisation: Organisation, *, by: User) -> Block:
    """Never propose this workplace; what is open with it ends through the signal."""
    locked(Profile.objects.in_force().filter(person=person))  # nobody introduces her in this moment
    row, made = Block.objects.get_or_create(person=person, organisation=organisation)
    if made:
        entry = log(row, "block", by=by)
        state_changed.send(Block, obj=row, verb="block", by=by, entry=entry)
    return row


@transaction.atomic
def unblock(row: Block, *, by: User) -> Organisation:
    """The workplace may be proposed again. Returns it."""
    organisation = row.organisation
    log(row, "unblock", by=by)
    row.delete()
    return organisation
