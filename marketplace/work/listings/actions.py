"""Verbs on listings: write, submit, publish, send back, pause, fill, expire, withdraw; and their seats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.audit.transitions import can_transition, create, lock, log, move, state_changed
from accounts.notices.actions import Opens, notify
from accounts.organisations.queries import possible_contacts
from accounts.organisations.states import OrganisationState
from accounts.people.models import User
from accounts.ratelimits.actions import consume
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.text import searchable
from marketplace.work.listings.limits import refuse_unlawful
from marketplace.work.listings.models import Listing, ListingSkill, first_refresh_date
from marketplace.work.listings.states import CLOSED, ON_SHOW, ListingState
from marketplace.work.listings.wording import flagged_phrases

# What a copy takes along; days, seats taken and everything about the first one's life stay behind.
COPIED = (
    "organisation", "authority", "kind", "title", "occupation", "aim", "purpose", "tasks", "job_likely", "seats",
    "street", "municipality", "hours_per_week", "least_hours", "pay", "guide_name", "mornings", "days", "evenings",
    "nights", "weekends", "alcohol", "hazards", "needs_licence", "education", "nearest_stop", "accessibility",
    "language", "language_level",
)  # fmt: skip


def searchable_text(listing: Listing) -> str:
    """The words of a listing in their base forms, for the search."""
    names = (listing.occupation.name_fi, listing.occupation.name_sv, listing.occupation.name_en)
    return searchable(" ".join((listing.title, listing.tasks, listing.purpose, listing.organisation.name, *names)))


@transaction.atomic
def write(
    listing: Listing, *, skills: Iterable[Concept] | None = None, cards: Iterable[Concept] | None = None, by: User
) -> Listing:
    """Save a listing that is being written, new or changed; nobody else sees it yet.

    ``skills`` and ``cards`` replace what was there, None leaves it. A skill stays needed on the first day if it was.
    """
    listing.authority = listing.municipality.authority
    listing.search_text = searchable_text(listing)
    if listing.least_hours is not None:  # told on another page: it follows when the usual hours become fewer
        listing.least_hours = min(listing.least_hours, listing.hours_per_week)
    if listing._state.adding:
        create(listing, "write", by=by)
    else:
        listing.save()
        log(listing, "edit", by=by)
    if skills is not None:
        _set_skills(listing, list(skills))
    if cards is not None:
        listing.certificates.set(cards)
    return listing


def _set_skills(listing: Listing, skills: list[Concept]) -> None:
    listing.skill_rows.exclude(skill__in=skills).delete()
    there = set(listing.skill_rows.values_list("skill", flat=True))
    ListingSkill.objects.bulk_create(
        ListingSkill(listing=listing, skill=skill) for skill in skills if skill.pk not in there
    )


@transaction.atomic
def tell_terms(listing: Listing, *, by: User, **terms: Any) -> Listing:
    """Save what a place tells of its terms, before and while it is on show; nobody has to read that again.

    What stands on the old terms follows by the signal.

    Raises ValidationError for a listing that is over, and for more hours at least than there are.
    """
    lock(listing)
    if listing.state in CLOSED:
        raise ValidationError(_("This place is not open any more."), code="place_closed")
    if (terms.get("least_hours") or 0) > listing.hours_per_week:
        raise ValidationError({"least_hours": _("The least hours cannot be more than the hours a week.")})
    for name, value in terms.items():
        setattr(listing, name, value)
    listing.save(update_fields=list(terms))
    entry = log(listing, "tell_terms", by=by)
    state_changed.send(Listing, obj=listing, verb="tell_terms", by=by, entry=entry)
    return listing


@transaction.atomic
def copy(listing: Listing, *, by: User) -> Listing:
    """A new draft like an old listing; those who asked for the old one are not copied."""
    new = Listing(**{name: getattr(listing, name) for name in COPIED}, contact=by)
    write(new, cards=listing.certificates.all(), by=by)
    ListingSkill.objects.bulk_create(
        ListingSkill(listing=new, skill=row.skill, is_required=row.is_required) for row in listing.skill_rows.all()
    )
    return new


def is_trusted(listing: Listing) -> bool:
    """A checked employer whose earlier listing a coach has read, and no phrase that a coach should look at.

    A listing from a file is always read by a coach.
    """
    if listing.external_id:
        return False
    read_before = Listing.objects.filter(organisation=listing.organisation, read_by__isnull=False).exists()
    return listing.organisation.is_verified and read_before and not flagged_phrases(listing)


@transaction.atomic
def submit(listing: Listing, *, reason: str = "", by: User) -> Listing:
    """Hand a listing in. A coach reads the first one of each employer and every one with a doubtful phrase.

    ``reason``: why doubtful phrases stay as they are; the trail keeps it and the coach reads it.
    Raises ValidationError for an employer that was shut out, for what the law asks and is missing, and for doubtful
    phrases that somebody wrote here and keeps without a reason.
    """
    refuse_unlawful(listing)
    if not listing.external_id and not reason.strip() and flagged_phrases(listing):
        raise ValidationError({"reason": _("Change the words that were noticed, or say why they stay.")}, "kept_words")
    if listing.organisation.state == OrganisationState.BANNED:
        raise ValidationError(_("This employer cannot offer places here."), code="employer_banned")
    consume("publish" if listing.organisation.is_verified else "publish_unverified", key=listing.organisation_id)
    move(listing, "submit", by=by, reason=reason)
    if is_trusted(listing):
        move(listing, "publish", by=by, published_at=timezone.now(), refresh_by=first_refresh_date())
    return listing


@transaction.atomic
def publish(listing: Listing, *, by: User) -> Listing:
    """A coach has read it: everybody sees it, its employer is told.

    Raises ValidationError while the employer itself has not been checked.
    """
    if not listing.organisation.is_verified:
        raise ValidationError(_("Check the employer first."), code="employer_unchecked")
    move(listing, "publish", by=by, published_at=timezone.now(), refresh_by=first_refresh_date(), read_by=by)
    _tell_contact(listing, "listing_published")
    return listing


@transaction.atomic
def send_back(listing: Listing, *, reason: str, by: User) -> Listing:
    """Ask the employer to change something; the reason says what."""
    move(listing, "send_back", by=by, reason=reason)
    _tell_contact(listing, "listing_sent_back", reason=reason)
    return listing


@transaction.atomic
def reread(listing: Listing, *, reason: str = "", by: User) -> Listing:
    """Its words are others now: a coach reads them before others see it; nobody who waits is let go."""
    move(listing, "reread", by=by, reason=reason)
    return listing


@transaction.atomic
def pause(listing: Listing, *, by: User) -> Listing:
    """Hide it for a while."""
    move(listing, "pause", by=by)
    return listing


@transaction.atomic
def resume(listing: Listing, *, by: User) -> Listing:
    """Show it again."""
    move(listing, "resume", by=by)
    return listing


@transaction.atomic
def fill(listing: Listing, *, words: str = "", by: User) -> Listing:
    """All seats are taken, here or otherwise; everybody who waits is told, in ``words`` if there are any."""
    listing.parting_words = words
    move(listing, "fill", by=by, is_closed_by_employer=True)
    return listing


@transaction.atomic
def reopen(listing: Listing, *, seats: int | None = None, by: User) -> Listing:
    """Open a filled or expired listing again, if there is a seat; ``seats`` is their number from now on."""
    lock(listing)
    if seats is not None and seats != listing.seats:
        listing.seats = max(seats, listing.seats_taken)
        listing.save(update_fields=["seats"])
    if listing.seats_left < 1:
        raise ValidationError(_("All places are taken. Raise the number of people first."), code="no_seat")
    move(listing, "reopen", by=by, refresh_by=first_refresh_date(), is_closed_by_employer=False)
    return listing


@transaction.atomic
def refresh(listing: Listing, *, by: User) -> Listing:
    """The employer says that the place still stands; the clock starts anew.

    Raises ValidationError for a listing that is neither open nor paused.
    """
    lock(listing)
    if listing.state not in ON_SHOW:
        raise ValidationError(_("This place is not open any more."), code="place_closed")
    listing.refresh_by = first_refresh_date()
    listing.save(update_fields=["refresh_by"])
    log(listing, "refresh", by=by)
    return listing


@transaction.atomic
def remind(listing: Listing, *, by: User) -> Listing:
    """Ask the employer a week ahead whether the place still stands."""
    log(listing, "remind", by=by)
    ask_to_refresh(listing)
    return listing


def ask_to_refresh(listing: Listing) -> None:
    """Mail the link with the one button, first and again."""
    day = date_format(listing.refresh_by, "SHORT_DATE_FORMAT")
    _tell_contact(listing, "listing_refresh", day=day, opens=Opens("listings.still_stands", listing))


@transaction.atomic
def expire(listing: Listing, *, by: User) -> Listing:
    """Nobody refreshed it in time: taken down, the employer is told how to bring it back."""
    move(listing, "expire", by=by)
    _tell_contact(listing, "listing_expired")
    return listing


@transaction.atomic
def withdraw(listing: Listing, *, reason: str, words: str = "", by: User) -> Listing:
    """Take a listing away for good. ``words``: what the workplace tells those who wait."""
    listing.parting_words = words
    move(listing, "withdraw", by=by, reason=reason)
    return listing


@transaction.atomic
def take_seat(listing: Listing, *, by: User) -> Listing:
    """Take one seat under the row lock; the last one fills the listing.

    Raises ValidationError when somebody else got the last seat.
    """
    lock(listing)
    if listing.seats_left < 1:
        raise ValidationError(_("All places of this advert are taken."), code="no_seat")
    listing.seats_taken += 1
    listing.save(update_fields=["seats_taken"])
    if listing.seats_left == 0 and can_transition(listing, "fill"):
        move(listing, "fill", by=by)
    return listing


@transaction.atomic
def release_seat(listing: Listing, *, by: User) -> Listing:
    """Give one seat back; a listing that was full opens again, unless its employer closed it."""
    lock(listing)
    listing.seats_taken -= 1
    listing.save(update_fields=["seats_taken"])
    if listing.state == ListingState.FILLED and not listing.is_closed_by_employer:
        move(listing, "reopen", by=by)
    return listing


@transaction.atomic
def change_contact(listing: Listing, *, contact: User, by: User) -> Listing:
    """Somebody else of the workplace answers for a place from now on; she is told.

    Raises ValidationError for who does not act for the workplace, or has never signed in.
    """
    if listing.contact_id == contact.pk:
        return listing
    pass_on(listing, contact=contact, by=by)
    if contact.pk != by.pk:
        _tell_contact(listing, "listing_yours", who=by.full_name)
    return listing


@transaction.atomic
def pass_on(listing: Listing, *, contact: User, by: User) -> None:
    """Write the new contact; what is open at the place follows by the signal."""
    lock(listing)
    if contact not in possible_contacts(listing.organisation):
        raise ValidationError({"contact": _("Choose a colleague who has signed in.")}, code="no_colleague")
    listing.contact = contact
    listing.save(update_fields=["contact"])
    entry = log(listing, "change_contact", by=by)
    state_changed.send(Listing, obj=listing, verb="change_contact", by=by, entry=entry)


def _tell_contact(listing: Listing, name: str, **facts: Any) -> None:
    notify(listing.contact, name, about=listing, link=listing.get_absolute_url(), title=listing.title, **facts)
