"""What the list of what waits shows on pages of other features."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.access.tenancy import is_scoped
from accounts.caseloads.queries import last_contact_at
from accounts.people.rules import is_coach
from accounts.worklist.queries import (
    WorkItem,
    count_waiting,
    first_items_about,
    her_turns,
    items_about,
    next_of_each,
    outside_turns,
    waiting_rows,
    work_items,
)
from accounts.worklist.states import Pile

AT_HOME = 7  # rows that a worker sees before the fold
OF_HER = 1  # cards that a young person sees open; the others are folded
SHORT = 5


def number_in_menu(reader: Any) -> int:
    """How much waits for the reader, where her rows may be read."""
    return count_waiting(reader) if is_scoped() else 0


def my_turn(context: Any) -> dict[str, Any]:
    """What waits for the reader: the first things, and how many there are."""
    reader = context["request"].user
    return {"items": first_items(reader, Pile.MINE, AT_HOME), "count": count_waiting(reader)}


def my_next_step(context: Any) -> dict[str, Any]:
    """What waits for a young person: one thing, the next ones folded."""
    reader = context["request"].user
    items, count = first_items(reader, Pile.MINE, AT_HOME), count_waiting(reader)
    return {"first": items[:OF_HER], "others": items[OF_HER:], "count": count, "more": count - OF_HER}


def turn_of_others(context: Any) -> dict[str, Any]:
    """What the reader waits for: from whom and until when."""
    reader = context["request"].user
    return {"items": first_items(reader, Pile.OTHERS, SHORT), "count": count_waiting(reader, Pile.OTHERS)}


def number_of_others(context: Any) -> dict[str, Any]:
    """How much waits for others."""
    number = count_waiting(context["request"].user, Pile.OTHERS)
    return {"number": number, "label": _("wait for others"), "url": f"{reverse('worklist:list')}?pile={Pile.OTHERS}"}


def next_with_person(context: Any) -> dict[str, Any]:
    """What waits for the reader about one young person, and when somebody last met her or wrote."""
    reader, person = context["request"].user, context["person"]
    if not is_coach(reader):
        return {}
    mine = items_about(reader, person, Pile.MINE)
    return {"is_coach": True, "mine": mine, "last_contact_at": last_contact_at(person)}


def others_with_person(context: Any) -> dict[str, Any]:
    """What waits for others about one young person: whose turn it is, and until when."""
    reader, person = context["request"].user, context["person"]
    return {"others": items_about(reader, person, Pile.OTHERS) if is_coach(reader) else ()}


def next_steps_of(people: Iterable[Any], reader: Any) -> dict[int, WorkItem]:
    """What is next with each of some people, for the column of a list."""
    return next_of_each(reader, [person.pk for person in people])


def step_in_file(item: WorkItem) -> str:
    """The step alone."""
    return str(item.task.what)


def days_of(people: Iterable[Any], reader: Any) -> dict[int, WorkItem]:
    """What is next with some people, where a day was promised for it."""
    return {pk: item for pk, item in next_steps_of(people, reader).items() if item.until}


def day_in_file(item: WorkItem) -> str:
    """The promised day alone."""
    return date_format(item.until, "SHORT_DATE_FORMAT") if item.until else ""


def her_turns_with(people: Iterable[Any], reader: Any) -> dict[int, WorkItem]:
    """What waits for each of some people herself."""
    return first_items_about(her_turns(reader), [person.pk for person in people], reader)


def outside_turns_with(people: Iterable[Any], reader: Any) -> dict[int, WorkItem]:
    """What waits for others about each of some people."""
    return first_items_about(outside_turns(reader), [person.pk for person in people], reader)


def turn_in_file(item: WorkItem) -> str:
    """What waits, and whose turn it is."""
    return f"{item.task.what} ({item.task.holder})"


def first_items(reader: Any, pile: str, most: int) -> list[WorkItem]:
    """The first things of a pile."""
    return work_items(waiting_rows(reader, pile)[:most], reader)
