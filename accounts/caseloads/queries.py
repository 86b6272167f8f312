"""Reads of caseloads: whose coach, whose deputy, which young people, what is next with them."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

from django.db.models import Count, DateTimeField, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format

from accounts.access.folding import fold, named_like
from accounts.audit.models import Entry
from accounts.audit.transitions import VIEW
from accounts.caseloads.models import Deputy, Responsibility
from accounts.manifests import Hit, annotations_of, contact_verbs
from accounts.people.models import User
from accounts.people.states import Role

LOOKED = f"people.{VIEW}"  # the line of the trail when a young person's page is opened
LOOKED_BACK = 200  # lines of the trail
SHORTEST_PHONE = 5  # digits by which somebody is found


def responsible_coach(person: Any) -> User | None:
    """The one coach who answers for a young person now."""
    standing = Responsibility.objects.standing().filter(person=person).select_related("coach").first()
    return standing.coach if standing else None


def deputies_of(coach: Any, day: dt.date | None = None) -> QuerySet[User]:
    """Who stands in for a coach on a day, today where no day is given."""
    rows = Deputy.objects.on(day or timezone.localdate()).filter(coach=coach)
    return User.objects.filter(pk__in=rows.values("deputy"))


def stands_in_today(user: Any) -> bool:
    """Whether a coach is somebody's deputy today."""
    return Deputy.objects.on(timezone.localdate()).filter(deputy=user).exists()


def people_of(user: Any) -> QuerySet[User]:
    """Young people whom a coach supports today, deputising included."""
    return User.objects.young().filter(pk__in=Responsibility.objects.covered_by(user).values("person"))


def young_people_of_authority(user: Any) -> QuerySet[User]:
    """Every young person of a worker's authority, for coordinators."""
    return User.objects.young().visible_to(user)


def with_next_steps(user: Any, people: QuerySet[User] | None = None) -> Any:
    """People with what a coach's list shows: coach, state of the newest profile, last contact.

    A contact is that two people met or wrote: the features say by which of their verbs. ``profile_state`` comes from
    the feature of profiles.
    """
    rows = people_of(user) if people is None else people
    contacts = Entry.objects.filter(person=OuterRef("pk"), verb__in=contact_verbs()).order_by("-at")
    standing = Responsibility.objects.standing().filter(person=OuterRef("pk"))
    return rows.select_related("municipality").annotate(
        **annotations_of(User),
        last_contact_at=Subquery(contacts.values("at")[:1], output_field=DateTimeField()),
        coach_given_name=Subquery(standing.values("coach__given_name")[:1]),
        coach_family_name=Subquery(standing.values("coach__family_name")[:1]),
        coach_id=Subquery(standing.values("coach")[:1]),
    )


def may_open_pages_of(reader: Any) -> QuerySet[User]:
    """Young people whose pages a worker may open today."""
    if reader.role == Role.COORDINATOR:
        return young_people_of_authority(reader)
    return people_of(reader) if reader.role == Role.COACH else User.objects.none()


def opens_page_of(reader: Any, person: Any) -> bool:
    """Whether a worker may open the page of somebody: asked for each name, read once for each ``reader`` object."""
    role = getattr(reader, "role", "")
    if getattr(person, "role", "") != Role.YOUNG or role not in (Role.COACH, Role.COORDINATOR):
        return False
    if role == Role.COORDINATOR:
        return bool(person.authority_id == reader.authority_id)
    kept = reader.__dict__.setdefault("_opens_pages_of", {})
    if "all" not in kept:
        kept["all"] = set(people_of(reader).values_list("pk", flat=True))
    return person.pk in kept["all"]


def recently_opened(reader: Any, most: int) -> list[User]:
    """Whose page the reader has opened lately, the latest first, among those whose page may still be opened."""
    looks = Entry.objects.filter(actor=reader, verb=LOOKED, subject=User._meta.label_lower).order_by("-at", "-pk")
    numbers = list(dict.fromkeys(looks.values_list("person_id", flat=True)[:LOOKED_BACK]))
    there = may_open_pages_of(reader).in_bulk(numbers)
    return [there[number] for number in numbers if number in there][:most]


def find_people(reader: Any, words: str, most: int) -> list[Hit]:
    """Young people by parts of their name, a coach's own also by phone and date of birth.

    A coordinator reads first names alone, and neither phone nor birth date: nobody is found by what is not read.
    """
    rows = may_open_pages_of(reader).select_related("municipality")
    if reader.role == Role.COORDINATOR:
        found = named_like(rows, words, "given_name")
        return [Hit(one.given_name, one.get_absolute_url(), person=one) for one in found[:most]]
    named = named_like(rows, words, "given_name", "family_name").values("pk")
    found = rows.filter(Q(pk__in=named) | _by_phone(words) | Q(birth_on__in=_days_meant(words)))
    return [Hit(one.full_name, one.get_absolute_url(), _born_and_lives(one), one) for one in found[:most]]


def _by_phone(words: str) -> Q:
    """The end of a number, however it is typed: 040 123 4567, +358401234567, 1234567."""
    if set(words) - set("0123456789 +-()"):
        return Q(pk__in=())
    digits = "".join(filter(str.isdigit, words)).lstrip("0")
    return Q(phone__endswith=digits) if len(digits) >= SHORTEST_PHONE else Q(pk__in=())


def _days_meant(words: str) -> list[dt.date]:
    """Days that a text may mean: 3.5.2007, 3.5.07, 2007-05-03, 030507, 03052007."""
    found = []
    for form in ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d%m%y", "%d%m%Y"):
        with suppress(ValueError):
            found.append(dt.datetime.strptime(words.replace(" ", ""), form).date())  # noqa: DTZ007 - a day, no moment
    return found


def _born_and_lives(person: User) -> str:
    born = date_format(person.birth_on, "SHORT_DATE_FORMAT") if person.birth_on else ""
    return " · ".join(part for part in (born, str(person.municipality or "")) if part)


def last_contact_at(person: Any) -> dt.datetime | None:
    """When somebody and a young person last met or wrote, None where they never did."""
    contacts = Entry.objects.filter(person=person, verb__in=contact_verbs())
    return contacts.aggregate(newest=Max("at"))["newest"]


def caseload_sizes(user: Any) -> QuerySet[User]:
    """Coaches of the reader's authority and how many young people each one has."""
    colleagues = User.objects.coaches().filter(authority=user.authority_id)
    size = Count("caseload", filter=Q(caseload__ended_at__isnull=True))
    return colleagues.annotate(size=size).order_by(F("size").desc(), "family_name", "given_name")


def likely_the_same(user: Any, *, given_name: str, family_name: str, birth_on: dt.date) -> list[User]:
    """Young people of the worker's authority with the same date of birth and the same name, however it is typed."""
    wanted = (fold(given_name), fold(family_name))
    born_then = User.objects.young().visible_to(user).filter(birth_on=birth_on)
    return [one for one in born_then if (fold(one.given_name), fold(one.family_name)) == wanted]


def on_duty(person: Any) -> User | None:
    """Who answers for a young person today: the first deputy while her coach is away, else the coach."""
    coach = responsible_coach(person)
    return (deputies_of(coach).first() or coach) if coach else None


def contact_in_words(person: Any) -> str:
    """Name and phone (else e-mail) of who answers for a young person today, empty where nobody does."""
    coach = on_duty(person)
    return " ".join(part for part in (coach.full_name, coach.phone or coach.email or "") if part) if coach else ""


def stand_in(person: Any) -> User | None:
    """Who answers where whoever is on duty does not: the coach's latest other deputy, else a coordinator."""
    coach, duty = responsible_coach(person), on_duty(person)
    if coach is None:
        return None
    others = Deputy.objects.standing().filter(coach=coach, deputy__is_active=True).exclude(deputy=duty)
    latest = others.order_by("-ends_on").select_related("deputy").first()
    if latest is not None:
        return latest.deputy
    coordinators = User.objects.filter(role=Role.COORDINATOR, authority=person.authority_id, is_active=True)
    return coordinators.order_by("pk").first()


def ever_coached_by(coach: Any) -> QuerySet[Responsibility]:
    """Young people for whom a coach answers or has answered."""
    return Responsibility.objects.filter(coach=coach)


def stood_in_for(coach: Any) -> QuerySet[Deputy]:
    """Who stands, stood or will stand in for a coach."""
    return Deputy.objects.filter(coach=coach)
