"""Makers of places to drop in and of visits."""

import datetime as dt

from django.db.models import F
from django.utils import timezone

from marketplace.services.dropins.models import Desk, Shift, Visit
from marketplace.services.dropins.states import HERE
from tests.factories import accounts


def desk(name="Ohjaamo Lahti", **facts):
    facts = {"authority": accounts.authority(), "is_open": True, "street": "Vesijärvenkatu 22", **facts}
    return Desk.objects.create(name=name, **facts)


def shift(place, **facts):
    facts = {
        "day": timezone.localdate(), "starts": dt.time(0), "ends": dt.time(23, 59), "topic": "money",
        "organisation": "Kela", "expert": "Maija", **facts,
    }  # fmt: skip
    return Shift.objects.create(desk=place, authority=place.authority, **facts)


def visit(place, state="waiting", **facts):
    facts.setdefault("number", Visit.objects.filter(desk=place).count() + 1)
    if state in {"called", "done"}:
        facts.setdefault("called_at", timezone.now())
        facts.setdefault("called_by", accounts.coach("Kutsuja"))
    if state not in HERE:
        facts.setdefault("ended_at", timezone.now())
    facts = {"topic": "work", "source": "poster", **facts}
    return Visit.objects.create(desk=place, authority=place.authority, state=state, **facts)


def things_of(person, coach):
    """A place of the coach's authority with somebody on duty, and the young person's turn there."""
    place = desk(f"Ohjaamo {coach.given_name}", authority=coach.authority)
    return {
        "desk": place,
        "poster": Desk.objects.annotate(token=F("poster_token")).get(pk=place.pk),
        "wall": Desk.objects.annotate(token=F("wall_token")).get(pk=place.pk),
        "shift": shift(place),
        "visit": visit(place, person=person, nickname="Nimimerkki"),
    }
