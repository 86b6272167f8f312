"""Reads of listings: what the public sees, and an employer's own with what waits for its answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.access.distances import kilometres
from accounts.access.models import Municipality
from accounts.audit.models import Entry
from accounts.audit.queries import history
from accounts.manifests import Hit, annotations_of
from accounts.organisations.models import Organisation
from accounts.organisations.queries import business_ids_in
from accounts.people.rules import is_young
from marketplace.guidance.profiles.models import Profile
from marketplace.reference.vocabulary.text import search
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingState

SHOWN_WITH = ("organisation", "municipality", "occupation")


def open_listings() -> QuerySet[Listing]:
    """Open places, newest first, with all that a card shows."""
    return Listing.objects.open().select_related(*SHOWN_WITH).order_by("-published_at", "-pk")


def with_distances(listings: Iterable[Listing], reader: Any) -> list[Listing]:
    """Places with ``km`` from where a young person lives, middle of a municipality to middle, one question for all.

    0 in her own municipality; no ``km`` for other readers, and where she has told of no home. Nobody else is told.
    """
    rows = list(listings)
    home = _home_of(reader) if rows and is_young(reader, None) else None
    if home is not None:
        for one in rows:
            there = one.municipality
            one.km = round(kilometres((home.latitude, home.longitude), (there.latitude, there.longitude)))
    return rows


def _home_of(young: Any) -> Municipality | None:
    profile = Profile.objects.in_force().filter(person=young).select_related("municipality").first()
    return profile.municipality if profile and profile.municipality else young.municipality


def own_listings(user: Any) -> QuerySet[Listing]:
    """The places of the employers for whom a person acts, the last written first.

    Each row has, from features above, how many young people stand where: ``waiting`` for an answer (the first
    ``waiting_since``), with a ``meeting`` agreed, ``accepted`` and not at the place yet, ``placed``.
    """
    return (
        Listing.objects.filter(organisation__in=Organisation.objects.of(user))
        .select_related(*SHOWN_WITH)
        .annotate(**annotations_of(Listing))
        .order_by("-created_at", "-pk")
    )


def last_listing(user: Any) -> Listing | None:
    """What a person's employer wrote last: the source of defaults for the next one."""
    return own_listings(user).first()


def wanted_change(listing: Listing) -> str:
    """What the coach asked to change when the listing was sent back the last time; empty where it is not back."""
    if listing.state != ListingState.RETURNED:
        return ""
    entry = history(listing).filter(verb="listings.send_back").last()
    return entry.reason if entry else ""


def why_words_stay(listings: Iterable[Listing]) -> dict[int, str]:
    """Why doubtful phrases stay, in the words of who handed each listing in the last time; only those with words."""
    numbers = [str(one.pk) for one in listings]
    about = Entry.objects.filter(subject=Listing._meta.label_lower, subject_id__in=numbers)
    handed_in = about.filter(verb__in=["listings.submit", "listings.reread"])
    return {int(entry.subject_id): entry.reason for entry in handed_in.order_by("at", "pk") if entry.reason}


def find_places(reader: Any, words: str, most: int) -> list[Hit]:
    """Places of a worker's area, open or not, by their words, their employer's name or business ID, newest first."""
    about = search("search_text", words) | Q(title__icontains=words) | Q(organisation__name__icontains=words)
    numbered = Q(organisation__business_id__in=business_ids_in(words))
    rows = Listing.objects.visible_to(reader).filter(about | numbered, authority=reader.authority_id)
    newest = rows.select_related(*SHOWN_WITH).order_by(F("published_at").desc(nulls_last=True), "-pk")
    return [Hit(one.title, one.get_absolute_url(), _employer_town_state(one)) for one in newest[:most]]


def _employer_town_state(listing: Listing) -> str:
    return f"{listing.organisation.name}, {listing.municipality} · {listing.get_state_display()}"


def names_of_listings(numbers: Iterable[str]) -> dict[str, str]:
    """What listings are called on a page of consents, by number."""
    rows = Listing.objects.filter(pk__in=numbers).select_related("organisation")
    return {str(one.pk): one.with_employer for one in rows}


def written_for(reader: Any) -> QuerySet[Listing]:
    """Places of the employers for which a reader acts."""
    return Listing.objects.filter(organisation__in=Organisation.objects.of(reader).values("pk"))


def once_published_for(reader: Any) -> QuerySet[Listing]:
    """Those of them that a coach has read and let on show."""
    return Listing.objects.once_public().filter(pk__in=written_for(reader).values("pk"))
