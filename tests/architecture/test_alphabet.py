"""What features take from each other: states, models, rules, queries, actions; never a page or an API."""

import ast

import pytest

from tests.architecture.source import FLOORS, ROOT, python_files, short, tree_of

TAKEN = {"states", "models", "rules", "queries", "actions"}
OPEN_FEATURES = {
    ("accounts", "access"),
    ("accounts", "audit"),
    ("accounts", "manifests"),
    ("accounts", "person_lists"),
    ("accounts", "administration_pages"),
    ("accounts", "first_days"),
    ("accounts", "ratelimits"),
    ("accounts", "keyring"),
    ("accounts", "outages"),
    ("accounts", "links"),
    ("accounts", "holdings"),
    ("marketplace", "reference", "eligibility"),
    ("marketplace", "reference", "search"),
    ("matching", "ranking"),
}
OPEN_MODULES = {
    ("accounts", "notices", "ical"),  # the writer of calendar files
    ("accounts", "privacy", "registry"),  # what a column is, for tables that Django makes
    ("accounts", "privacy", "fields"),  # the column that is sealed
    ("accounts", "people", "limits"),  # the service is never without an administrator
    ("accounts", "people", "forms"),  # the field of a phone number
    ("accounts", "people", "validators"),  # no personal identity code in a free text
    ("accounts", "people", "words"),  # who sends a mail, under those of signing in and under notices
    ("marketplace", "work", "listings", "wording"),  # doubtful phrases, shown in the coach's queue
    ("marketplace", "guidance", "profiles", "photos"),  # the gate that draws every picture anew
    ("marketplace", "reference", "vocabulary", "forms"),  # the picker
    ("marketplace", "reference", "vocabulary", "text"),  # base forms for every search
    ("matching", "oversight", "loading"),  # the model in service
    ("matching", "suggestions", "runs"),  # places as the ranker reads them, to practise with
    ("matching", "suggestions", "sentences"),  # names of shifts, in the pairs of practice
    ("matching", "suggestions", "words"),  # reasons in words, shown in the coach's queue
}
# What puts the house together, and the demo that plays all of it: they may know everybody.
GATHER = {"apps.py", "admin.py", "benchmark", "config", "demo", "management", "templatetags", "migrations"}


def feature_of(parts):
    """The address of a feature: its floor and its name, in the marketplace with its wing between them."""
    return parts[: 3 if parts[0] == "marketplace" and parts[1] not in GATHER else 2]


def taken_from_others(path):
    """(line, module) of everything that a module of one feature imports from inside another feature."""
    own = path.relative_to(ROOT).parts
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        for alias in node.names:
            name = tuple(f"{node.module}.{alias.name}".split("."))
            if name[0] in FLOORS and feature_of(name) != feature_of(own) and name[1] not in GATHER:
                yield node.lineno, name


def is_allowed(name):
    feature = feature_of(name)
    module = name[: len(feature) + 1]
    inside = name[len(feature) : len(feature) + 2]  # of a feature itself, or of a package inside of it
    return feature in OPEN_FEATURES or module in OPEN_MODULES or not TAKEN.isdisjoint(inside)


@pytest.mark.parametrize("floor", FLOORS)
def test_a_feature_takes_only_what_others_offer(floor):
    wrong = [
        f"{short(path)}:{line} takes {'.'.join(name)}"
        for path in python_files(floor)
        if len(path.relative_to(ROOT).parts) > 2 and not GATHER & set(path.relative_to(ROOT).parts)
        for line, name in taken_from_others(path)
        if not is_allowed(name)
    ]
    assert wrong == []


def test_the_guard_sees_a_page_that_is_taken_from_another_feature():
    assert not is_allowed(("marketplace", "work", "listings", "views", "Detail"))
    assert is_allowed(("marketplace", "work", "listings", "models", "Listing"))
    assert is_allowed(("accounts", "access", "views", "ActPage"))
