"""No lower feature names a higher one in a string: what it shows of them comes from their manifests."""

import ast
import re
import tomllib
from enum import EnumMeta
from functools import cache
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings

from tests.architecture.source import FLOORS, ROOT, python_files, short, tree_of

# The settings and the site map put the house together, and the demo plays all of it: they name everybody.
COMPOSITION = ("marketplace/config/", "moderation/demo/")


@cache
def contracts():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


@cache
def below(package):
    """Feature packages under a package: what the contracts of layers let nobody import from below."""
    pairs = set()
    for contract in contracts():
        if contract["type"] != "layers" or "(models)" in contract["layers"]:
            continue
        for container in contract.get("containers", [""]):
            layers = [[part.strip() for part in layer.split("|")] for layer in contract["layers"]]
            for number, layer in enumerate(layers):
                for upper in layer:
                    for lower in (one for beneath in layers[number + 1 :] for one in beneath):
                        pairs.add((f"{container}.{upper}".strip("."), f"{container}.{lower}".strip(".")))
    return frozenset(lower for upper, lower in pairs if package == upper or package.startswith(f"{upper}."))


def is_above(package, other):
    return any(other == lower or other.startswith(f"{lower}.") for lower in below(package))


@cache
def names_of(feature):
    """What a feature is called: its package, its addresses, its verbs in the trail, its tables."""
    name = feature.rpartition(".")[2]
    models = [model for model in apps.get_models() if model.__module__.startswith(f"{feature}.")]
    return re.compile(
        "|".join(
            [
                rf"^{re.escape(feature)}\b",
                rf"^{name}[:.]\w+$",
                *(rf"^(?i:{model._meta.label})$" for model in models),
                *(rf"^{model.__name__}$" for model in models),
            ]
        )
    )


@cache
def states_of(feature):
    """Values of the states of a feature's lives."""
    try:
        states = import_module(f"{feature}.states")
    except ModuleNotFoundError:
        return frozenset()
    kinds = [one for name, one in vars(states).items() if isinstance(one, EnumMeta) and name.endswith("State")]
    return frozenset(member.value for kind in kinds for member in kind)


def package_of(path):
    module = short(path).removesuffix(".py").replace("/", ".")
    return next((one for one in settings.FEATURES if module.startswith(f"{one}.")), module)


def strings(tree):
    """Strings of one word that nobody reads: what people read stands in a call of ``_``."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    read = {id(one) for call in calls if call.func.id in {"_", "gettext", "gettext_lazy"} for one in call.args}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in read
        and re.fullmatch(r"[\w.:]+", node.value)
    ]


def compared_states(tree):
    """Strings that stand for a state: in ``state=…``, ``…__state__in=…``, ``.state == …``, and lists of such words."""
    places = []
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and re.search(r"(^|_)state(__in)?$", node.arg or ""):
            places.append(node.value)
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "state":
            places += node.comparators
    places += [node.value for node in tree.body if isinstance(node, ast.Assign)]
    return {found for place in places for found in strings(place)}


def named_above(tree, package):
    """Lines of a module in which a string names something of a higher feature."""
    higher = [feature for feature in settings.FEATURES if is_above(feature, package)]
    own = {value for one in settings.FEATURES if one not in higher for value in states_of(one)}
    foreign = {value for one in higher for value in states_of(one)} - own
    return [
        *[(line, text) for line, text in strings(tree) if any(names_of(one).search(text) for one in higher)],
        *[(line, text) for line, text in compared_states(tree) if text in foreign],
    ]


@pytest.mark.parametrize("floor", FLOORS)
def test_no_string_names_a_higher_feature(floor):
    named = [
        f"{short(path)}:{line} {text}"
        for path in python_files(floor)
        if not short(path).startswith(COMPOSITION)
        for line, text in named_above(tree_of(path), package_of(path))
    ]
    assert named == []


@pytest.mark.parametrize(
    ("package", "line"),
    [
        ("accounts.caseloads", 'apps.get_model("marketplace.Profile")'),
        ("accounts.people", 'reverse("statistics:overview")'),
        ("accounts.audit", 'WORDS = {"listings.publish": 1}'),
        ("marketplace.work.listings", 'apps.get_model("Suggestion")'),
        ("marketplace.work.listings", 'import_module("matching.suggestions.tasks")'),
        ("marketplace.guidance.profiles", 'Q(introductions__state="silent")'),
        ("marketplace.guidance.profiles", 'UNANSWERED = ("meeting", "silent")'),
    ],
)
def test_a_name_from_above_is_seen(package, line):
    assert named_above(ast.parse(line), package) != []


def test_below_says_what_stands_above_what():
    assert is_above("moderation.reviews", "accounts.people")
    assert is_above("marketplace.work.placements", "marketplace.guidance.profiles")
    assert not is_above("marketplace.services.events", "marketplace.work.listings")
