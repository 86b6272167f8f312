"""The trail in words: every verb that any feature writes has its words."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from accounts.audit.models import Entry
from accounts.audit.words import SOMETHING, in_words, trail_words

HOUSE = Path(__file__).parents[3]
WRITERS = {"log", "create", "move"}


def verbs_of(path):
    """Verbs that a module hands to ``record``, ``begin`` or ``move`` as a plain word."""
    for node in ast.walk(ast.parse(path.read_text())):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRITERS
        if is_call and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            yield node.args[1].value


def written():
    """``feature.verb`` by the folder of the module; a verb about another feature's thing may stand under any name."""
    for floor in ("accounts", "marketplace", "matching", "moderation"):
        for path in (HOUSE / floor).glob("*/[arv]*.py"):
            for verb in verbs_of(path):
                yield path.parent.name, verb


@pytest.mark.parametrize(("feature", "verb"), sorted(set(written())))
def test_every_verb_has_words(feature, verb):
    assert f"{feature}.{verb}" in trail_words() or any(key.endswith(f".{verb}") for key in trail_words())


def test_a_verb_without_words_says_something_all_the_same():
    assert in_words("nowhere.nothing") == str(SOMETHING)


def test_an_entry_speaks_the_readers_language(cast):
    entry = Entry(verb="profiles.publish")
    with translation.override("en"):
        assert entry.words == "Profile taken into use"


def test_no_two_verbs_of_a_feature_have_the_same_words():
    seen = {}
    for key, words in trail_words().items():
        feature = key.split(".")[0]
        assert (feature, str(words)) not in seen, f"{key} and {seen[feature, str(words)]}"
        seen[feature, str(words)] = key
