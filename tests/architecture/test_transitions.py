"""One verb, one name: each row of each life has its rule, action, page, address, API, log word and notices."""

import ast
import inspect
import re
from functools import cache
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings

from accounts.access.rules import Rule
from accounts.access.verbs import rule_of
from accounts.audit.transition_table import Transition
from accounts.audit.words import trail_words
from tests.architecture.source import FLOORS, TEMPLATES, addresses, python_files, tree_of
from tests.architecture.test_templates import NOTICES, SHORT_TEXTS
from tests.security.lives import LIVES as TABLE

LIVES = {model._meta.label: model for model in apps.get_models() if hasattr(model, "TRANSITIONS")}
ROWS = [(model, verb) for model in LIVES.values() for verb in model.TRANSITIONS]
IDS = [f"{model._meta.label}.{verb}" for model, verb in ROWS]

# Verbs that nobody presses: what sets them off instead.
NOBODY_PRESSES = {
    "accounts.Invitation.withdraw": "a fresh invitation",
    "marketplace.Listing.expire": "the clock",
    "marketplace.Listing.reread": "new words of a place on show that a coach has to read",
    "marketplace.Introduction.mark_unanswered": "the clock",
    "marketplace.Placement.send_out": "the agreement, sent out for signatures",
    "marketplace.Placement.sign": "the second signature under the agreement",
    "marketplace.Placement.confirm": "the official's signature under the agreement",
    "marketplace.Placement.take_back": "the agreement, withdrawn",
    "marketplace.Agreement.complete": "the second of the two signatures",
    "marketplace.Agreement.apply": "the coach's check of an amendment that needs no official",
    "marketplace.Agreement.replace": "a newer version in force",
    "marketplace.CheckIn.ask": "the clock",
    "marketplace.CheckIn.lapse": "the end of the placement, or its new days",
    "marketplace.Referral.expire": "the clock",
    "marketplace.CallRequest.give_up": "the third call that nobody answered",
    "marketplace.SignUp.offer": "a seat that came free",
    "marketplace.SignUp.lapse": "the clock",
    "marketplace.Step.agree": "the second yes to the plan",
    "marketplace.Version.replace": "the second yes to a newer version",
    "matching.Suggestion.expire": "the clock",
    "matching.Suggestion.put_forward": "room before her coach, at night and after a decision",
    "matching.Suggestion.put_back": "more before a coach than the budget, at night",
    "matching.Suggestion.drop": "the clock, or an end of what the pair in reserve stood on",
    "matching.Suggestion.introduce": "the last of the two yeses",
    "matching.TrainedModel.watch": "the training, where the first gates are green",
    "matching.TrainedModel.retire": "a newer model in service",
    "matching.TrainedModel.restore": "the roll-back of a newer model",
}
# Verbs whose page bears another name, because who presses it knows it by that.
PAGES = {
    "accounts.Invitation.accept": ("people:join", "people:join_link"),
    "marketplace.CallRequest.welcome": ("caseloads:welcome_newcomer",),
}
# What a machine never does for a person: come in by a link that was sent to her, meet somebody whom she does not know yet.
NOT_IN_THE_API = {"accounts.Invitation.accept", "marketplace.CallRequest.welcome"}


def feature_of(model):
    """The package of a feature, ``marketplace.work.listings``, also where the model stands in a package inside of it."""
    return next(one for one in settings.FEATURES if model.__module__.startswith(f"{one}."))


def package_of(model):
    """Where a model stands: its rules and actions stand beside it."""
    return model.__module__.rpartition(".")[0]


def is_pressed(model, verb):
    return f"{model._meta.label}.{verb}" not in NOBODY_PRESSES


PRESSED = [(model, verb) for model, verb in ROWS if is_pressed(model, verb)]
PRESSED_IDS = [f"{model._meta.label}.{verb}" for model, verb in PRESSED]


def test_every_table_of_moves_hangs_on_a_model():
    tables = [
        (path, node.targets[0].id)
        for path in python_files(*FLOORS)
        if path.name == "states.py"
        for node in tree_of(path).body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "").endswith("TRANSITIONS")
    ]
    assert len(tables) == len(LIVES)
    assert all(isinstance(move, Transition) for model in LIVES.values() for move in model.TRANSITIONS.values())


@pytest.mark.parametrize(("model", "verb"), PRESSED, ids=PRESSED_IDS)
def test_every_verb_has_its_rule(model, verb):
    assert isinstance(rule_of(model, verb), Rule)


@pytest.mark.parametrize(("model", "verb"), [row for row in ROWS if row[0].__name__ != "Invitation"])
def test_every_verb_has_its_action_that_says_who_acts(model, verb):
    act = getattr(import_module(f"{package_of(model)}.actions"), verb)
    first, *others = inspect.signature(act).parameters.values()
    assert "by" in {one.name for one in others}
    assert {one.kind for one in others} <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


@pytest.mark.parametrize(("model", "verb"), PRESSED, ids=PRESSED_IDS)
def test_every_verb_has_its_page_and_address(model, verb):
    names = {one.name for one in addresses() if not one.pattern.startswith("api/")}
    wanted = PAGES.get(f"{model._meta.label}.{verb}", (f"{feature_of(model).rpartition('.')[2]}:{verb}",))
    assert set(wanted) <= names


@pytest.mark.parametrize(("model", "verb"), PRESSED, ids=PRESSED_IDS)
def test_every_verb_has_its_door_in_the_api_with_the_same_rule(model, verb):
    if f"{model._meta.label}.{verb}" in NOT_IN_THE_API:
        return
    ending = f"/{verb.replace('_', '-')}/$"
    endpoints = [
        one
        for one in addresses()
        if one.pattern.startswith("api/")
        and one.pattern.endswith(ending)
        and one.view.__module__.startswith(feature_of(model))
    ]
    assert [one.view.rules[verb] for one in endpoints] == [rule_of(model, verb)]


@pytest.mark.parametrize(("model", "verb"), ROWS, ids=IDS)
def test_every_verb_has_its_word_in_the_trail(model, verb):
    assert f"{feature_of(model).rpartition('.')[2]}.{verb}" in trail_words()


@cache
def recorded():
    """Every ``feature.verb`` that some action writes to the trail."""
    written = set()
    for path in python_files(*FLOORS):
        for node in ast.walk(tree_of(path)):
            name = getattr(getattr(node, "func", None), "id", "")
            if name in {"log", "create", "move"} and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
                written.add((path.parent.name, node.args[1].value))
    return written


def test_the_trail_has_words_for_everything_that_is_written_to_it():
    known = {name.partition(".")[2] for name in trail_words()}
    assert sorted(pair for pair in recorded() if pair[1] not in known) == []


@cache
def told():
    """Names of notices in the code: every text handed to ``tell`` or to a helper that tells."""
    names = set()
    for path in python_files(*FLOORS):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and re.fullmatch(r"_?(tell|notify)(_\w+)?", getattr(node.func, "id", "")):
                names |= {
                    one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    return {name for name in names if name}


def test_everything_that_is_told_has_its_words():
    assert sorted(told() - {path.stem for path in NOTICES}) == []


def test_every_text_of_a_notice_lies_with_the_feature_that_sends_it():
    assert sorted(path.stem for path in NOTICES if f'"{path.stem}"' not in code_beside(path)) == []
    assert len(NOTICES) == len({path.stem for path in NOTICES}) > 0, "a name means one text"


def test_what_a_text_message_says_lies_beside_what_the_mail_says():
    assert [path for path in SHORT_TEXTS if path.with_name(path.name.replace(".sms.", ".")) not in NOTICES] == []


def code_beside(text):
    """All code of the feature among whose templates the text of a notice lies."""
    feature = text.relative_to(TEMPLATES).parents[1].as_posix()
    assert feature.replace("/", ".") in settings.FEATURES
    return "".join(path.read_text(encoding="utf-8") for path in python_files(feature))


@pytest.mark.parametrize("label", sorted(LIVES))
def test_every_state_can_be_reached_and_left_or_is_an_end(label):
    model = LIVES[label]
    field = model._meta.get_field("state")
    states = {value for value, _words in field.choices}
    reached, before = {str(field.default)}, set()
    while reached != before:
        before = set(reached)
        reached |= {
            str(move.target) for move in model.TRANSITIONS.values() if reached & {str(one) for one in move.sources}
        }
    assert reached == states
    left = {str(state) for move in model.TRANSITIONS.values() for state in move.sources}
    assert states - left == set(TABLE[label].ends)
