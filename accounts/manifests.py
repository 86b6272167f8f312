"""What each feature tells the floors below it, in its own ``manifest.py``, so that no lower floor names a higher one.

The features are a setting: package → address of its pages, lower features first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import IntegerChoices
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.administration_pages import AdministrationPage
from accounts.first_days import FirstStep
from accounts.person_lists import PersonColumn, PersonQuestion, ProfileWords

VISITOR, MENU = "visitor", "menu"  # bars beside those of the roles: who is not signed in, the user's own menu


def menu_of(role: str) -> str:
    """The bar of what one role finds in the user's menu, from every page."""
    return f"{MENU}-{role}"


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the top of every page: on the bar of a role, of visitors, or in the user's menu."""

    bar: str
    order: int
    url_name: str
    label: Promise
    icon: str
    count: Callable[[Any], int] | None = None  # what waits there for a user
    is_counted: Callable[[Any], bool] | None = None  # where it costs much: whether it is counted anyway


def _nothing() -> None:
    """For features that listen to nobody."""


@dataclass(frozen=True)
class Panel:
    """One panel of a page that stands lower, in a slot of its template: ``read`` gets the context of that page."""

    slot: str
    order: int
    template: str
    read: Callable[[Any], dict[str, Any]]


def person_action(order: int, read: Callable[[Any], dict[str, Any]]) -> Panel:
    """One thing that a coach does with a young person, on every page about her: ``url``, ``label`` and ``icon``.

    The page of its form goes back to where ``next`` in its address says; with ``is_wide`` it needs a wide panel.
    """
    return Panel("person-actions", order, "accounts/caseloads/person_page/action.html", read)


class Task(NamedTuple):
    """What a reader's list says of one thing that waits: whom it is about, what there is to do, and where."""

    what: Any  # a whole sentence in the reader's language
    url: str
    who: Any = ""  # a person's name, where it is not the reader herself
    about: str = ""  # the title of a place, a workplace
    holder: Any = ""  # whose turn it is, where it is not the reader's
    answers: tuple[tuple[Any, str], ...] = ()  # what may be said at once: words and address
    waits_for: Any = None  # who has the turn, where that is a person who can be reminded
    phone: str = ""  # of whoever has the turn, where calling is the way


class Band(IntegerChoices):
    """Groups of a list of what waits, the first one first. What is late or due soon is put there by its day."""

    LATE = 0, _("Late")
    SOON = 1, _("This week")
    ANSWERED = 2, _("Somebody waits for you")
    STILL = 3, _("Nothing moves")
    NORMAL = 4, _("In turn")
    AFTERWARDS = 5, _("When you have time")
    OTHERS = 6, _("Waits for others")


@dataclass(frozen=True)
class WorkQueue:
    """One kind of what waits: rows of one table, each one thing for its reader to do, or for somebody else.

    ``rows`` gives a reader's; ``since``, ``until`` and ``person`` are columns of theirs: a moment, a day, the number
    of a person. Nobody is asked for more than ``shown_with`` names before ``task`` puts a row in words.
    """

    name: str  # ``agreements.sign``
    roles: tuple[str, ...]
    rows: Callable[[Any], Any]
    task: Callable[[Any, Any], Task]  # row, reader
    since: Any
    until: Any = None
    person: str = "person"  # "" where it is about nobody
    band: Band = Band.NORMAL  # of what has no day that is near
    shown_with: tuple[str, ...] = ()
    fetched_with: tuple[str, ...] = ()  # what has several rows to one of these
    is_hers: bool = False  # of what waits for others: the turn is of the young person whom it is about
    is_last_resort: bool = False  # only for people of whom nothing else waits for the reader


class Hit(NamedTuple):
    """One thing that a worker's search has found."""

    name: str
    url: str
    under: str = ""  # tells it from others of the same name
    person: Any = None  # whose mark of extra protection stands beside it


@dataclass(frozen=True)
class Finder:
    """One kind of what workers search for: ``find`` gets the reader, the words, and how many are shown at most.

    It finds only what the reader may open, by nothing that the reader may not read there.
    """

    order: int  # on the page of what was found
    label: Promise
    find: Callable[[Any, str, int], Iterable[Hit]]


class Span(NamedTuple):
    """Of what somebody holds: what is of one organisation, what concerns one young person, or all of it."""

    organisation: Any = None
    person: Any = None


EVERYTHING = Span()


@dataclass(frozen=True)
class Holding:
    """One kind of what a person holds for others: moved to somebody when she goes (``pass_on``), or ended."""

    words: Callable[[int], Any]  # ``3 places``
    rows: Callable[[Any, Span], Iterable[Any]]  # what a holder has within a span
    pass_on: Callable[[Any, Any, Any], Any] | None = None  # row, to whom, by whom
    end: Callable[[Any, Any], Any] | None = None  # row, by whom


@dataclass(frozen=True)
class Leaving:
    """One kind of what somebody has open: what becomes of it when her data is erased, said before she ticks."""

    rows: Callable[[Any], Any]  # those of a person now
    words: Callable[[int], Any]  # what happens to so many, or what has to be done first
    stops: str = ""  # code of the refusal, where it has to be over first


TASK = _("task of the employment authority (380/2023; GDPR art. 6(1)(e))")
EXPLICIT_CONSENT = _("your own permission, item by item (GDPR art. 9(2)(a))")
SEEN_BY_WORKERS = _("workers alone")  # of rows that are about workers
SEEN_BY_HERSELF = _("you")
SEEN_BY_COACHES = _("you, your coach and who stands in")
SEEN_BY_WORKPLACE = _("you, your coach, the coordinator, and the workplace what concerns it")
SEEN_BY_WRITERS = _("who writes and who answers; your coach")
SEEN_BY_DIARY = _("you; your coach the days that you share; the workplace none")
SEEN_BY_SERVICE = _("you, your coach, and the service what you ticked, after your yes")
SEEN_BY_HEALTH = _("you, and your coach after your permission; nobody else")


class Processing(NamedTuple):
    """What the privacy notice tells of a feature: what it keeps of a person, who sees it, by what right."""

    what: Promise
    who: Promise
    basis: Promise = TASK


class Newcomer(NamedTuple):
    """Where somebody comes from whose account a coach opens: what is known of her there, and what becomes of it."""

    rows: Callable[[Any], Any]  # those whom a reader may welcome now
    facts: Callable[[Any], dict[str, Any]]  # of a row, by field of the form
    welcome: Callable[..., Any]  # row, by=…, facts: opens the account and returns the invitation


@dataclass(frozen=True)
class SealedRows:
    """Rows that hold something of the keyring: the name of a row's key, and how it gets the current one.

    The name is "" for what is older than names, None where a row holds nothing. ``renew`` raises KeyringError for a
    row that it cannot open, and leaves it as it is.
    """

    name: str
    rows: Callable[[], Any]
    key_name: Callable[[Any], str | None]
    renew: Callable[[Any], None]


@dataclass(frozen=True)
class FeatureManifest:
    """One feature's words of the trail, navigation, nightly jobs, API names, privacy, and what it listens to."""

    name: str  # its verbs stand in the trail as ``name.verb``, for ever: it does not move with the folder
    trail: Mapping[str, Promise] = field(default_factory=dict)
    unseen_verbs: tuple[str, ...] = ()  # in the trail, but nobody reads them on a page about a person
    navigation: tuple[NavigationItem, ...] = ()
    nightly: tuple[str, ...] = ()  # dotted names of background jobs
    every_minute: tuple[str, ...] = ()
    enums: Mapping[str, Any] = field(default_factory=dict)  # name in the API → choices
    told: Mapping[str, Callable[[Any], str]] = field(
        default_factory=dict
    )  # label.column → words of a row, for its person
    privacy: Mapping[str, Any] = field(default_factory=dict)  # label of a table without a class of its own → its part
    good_ends: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # label → verbs that do a step of a plan
    consent_subjects: Mapping[str, Callable[[Iterable[str]], dict[str, str]]] = field(default_factory=dict)
    annotations: Mapping[str, Mapping[str, Callable[[], Any]]] = field(default_factory=dict)  # label → column → how
    profile_words: Mapping[str | None, ProfileWords] = field(default_factory=dict)  # state of a profile → its words
    panels: tuple[Panel, ...] = ()
    queues: tuple[WorkQueue, ...] = ()
    finders: tuple[Finder, ...] = ()
    first_steps: tuple[FirstStep, ...] = ()
    contacts: tuple[str, ...] = ()  # verbs of its by which two people met or wrote
    person_columns: tuple[PersonColumn, ...] = ()
    person_questions: tuple[PersonQuestion, ...] = ()
    administration: tuple[AdministrationPage, ...] = ()
    bricks: tuple[str, ...] = ()  # packages without a manifest, whose rows its verbs change
    pages: Mapping[str, str] = field(default_factory=dict)  # what a lower feature sends its reader to → its address
    sealed: tuple[SealedRows, ...] = ()
    link_pages: Mapping[str, str] = field(default_factory=dict)  # name in a link → dotted name of its page
    holdings: tuple[Holding, ...] = ()
    leaving: tuple[Leaving, ...] = ()
    newcomers: Mapping[str, Newcomer] = field(default_factory=dict)  # word in the address of the welcome → from where
    processing: Processing | None = None  # of a feature whose rows are about people
    connect: Callable[[], None] = _nothing


@cache
def manifests_by_package() -> dict[str, FeatureManifest]:
    """Every feature's manifest, lower features first."""
    return {package: import_module(f"{package}.manifest").FEATURE for package in settings.FEATURES}


def manifests() -> tuple[FeatureManifest, ...]:
    """Every feature's manifest, lower features first."""
    return tuple(manifests_by_package().values())


def manifest_of(model: type) -> FeatureManifest:
    """The manifest of the feature in whose package, or in a package inside of it, a model stands; or of its brick."""
    bricks = {brick: manifest for manifest in manifests() for brick in manifest.bricks}
    package, known = model.__module__, {**bricks, **manifests_by_package()}
    while package not in known:
        package = package.rpartition(".")[0]
    return known[package]


def merged(attribute: str) -> dict[str, Any]:
    """What all features together say in one of their mappings."""
    return {key: value for manifest in manifests() for key, value in getattr(manifest, attribute).items()}


def unseen_verbs() -> list[str]:
    """Verbs of all features that are kept in the trail and told on no page, with the names of their features."""
    return [f"{manifest.name}.{verb}" for manifest in manifests() for verb in manifest.unseen_verbs]


def contact_verbs() -> list[str]:
    """Verbs of all features by which two people met or wrote, as they stand in the trail."""
    return [f"{manifest.name}.{verb}" for manifest in manifests() for verb in manifest.contacts]


def page(name: str, *args: Any) -> str:
    """The address of a page of a higher feature, by what a lower one calls it: ``page("person", 7)``."""
    return reverse(merged("pages")[name], args=args)


def annotations_of(model: Any) -> dict[str, Any]:
    """What features above a model add to its rows: column → expression."""
    label = model._meta.label_lower
    return {name: how() for one in manifests() for name, how in one.annotations.get(label, {}).items()}


def connect_features() -> None:
    """Connect all receivers, higher features first: who may refuse is asked before the rest has begun."""
    for manifest in reversed(manifests()):
        manifest.connect()
