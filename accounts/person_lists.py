"""The shapes of the list of young people that features fill: its columns, its questions, the words of a profile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import IntegerChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class PersonColumn:
    """One column of the list of young people: its values by person, asked in one go, and how one is shown."""

    name: str  # questions name the columns that they show
    label: Promise
    values: Callable[[Any, Any], Mapping[int, Any]]  # people, who reads
    template: str  # shows ``value``
    text: Callable[[Any], Any] = str  # one in a file
    order: Callable[[Any], Any] | None = None  # what a reader's list may be sorted by, over rows of people
    is_usual: bool = False  # shown where no question asks for other columns


class QuestionGroup(IntegerChoices):
    """Groups of the questions beside the list of young people, the first one first."""

    ARRIVALS = 1, _("Arrivals")
    DECISIONS = 2, _("To decide")
    WAITS = 3, _("Turns and meetings")
    CARE = 4, _("To look after")
    OWN = 5, _("My own marks")


@dataclass(frozen=True)
class PersonQuestion:
    """One question of the list of young people.

    ``holds`` gives a reader's condition on rows of people: by it the number beside the question is counted and the
    rows behind it are chosen.
    """

    name: str
    label: Promise
    group: QuestionGroup
    roles: tuple[str, ...]
    holds: Callable[[Any], Any]
    columns: tuple[str, ...]
    sort: str  # the column by which its list begins, ``-`` before it for the last first


class ProfileWords(NamedTuple):
    """What a coach's list says of the state of a young person's profile, and what is next in it."""

    state: Promise
    next_step: Promise
