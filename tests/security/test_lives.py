"""Every verb of every life in every state: it starts from the states of its row and nowhere else, and a no leaves
nothing behind (bars S5)."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from accounts.access.tenancy import across_authorities
from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from tests import people
from tests.factories.oversight import try_here
from tests.security.lives import LIVES

MODELS = {model._meta.label: model for model in apps.get_models() if hasattr(model, "TRANSITIONS")}
STATES = [(label, state) for label in LIVES for state, _words in MODELS[label]._meta.get_field("state").choices]
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    """The people of all these tests, made once; what each test does is undone."""
    with django_db_blocker.unblock(), across_authorities(), translation.override("fi"), transaction.atomic():
        yield people.cast()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _models_load_here(monkeypatch):
    """A model's files are read in this process: another one would cost two seconds for each verb."""
    monkeypatch.setattr("matching.oversight.actions.try_to_load", try_here)


def frozen(obj):
    """What the database holds of a thing, and how much the trail and the notices say."""
    row = type(obj)._base_manager.filter(pk=obj.pk).values().get()
    return row, Entry.objects.count(), Notice.objects.count()


def end_of(life, obj, verb, cast):
    """The state in which the thing is after a verb, or None where the verb does not start from its state."""
    with transaction.atomic():
        if verb in life.ready:
            life.ready[verb](obj)
        obj, before = type(obj)._base_manager.get(pk=obj.pk), frozen(obj)
        end = None
        try:
            with transaction.atomic():
                life.take(obj, verb, cast)
            end = frozen(obj)[0]["state"]
        except ValidationError as refusal:
            assert isinstance(refusal, TransitionRefusedError) or refusal.code in life.refusals.get(verb, ()), refusal
            assert frozen(obj) == before
        transaction.set_rollback(True)
        return end


@pytest.mark.parametrize(("label", "state"), STATES)
def test_in_each_state_only_the_verbs_of_its_row_start(house, label, state):
    life = LIVES[label]
    obj = life.make(house, state)
    assert frozen(obj)[0]["state"] == state
    ends = {verb: end_of(life, obj, verb, house) for verb in life.steps}
    assert ends == {verb: life.target(verb) if state in life.sources(verb) else None for verb in life.steps}


def test_every_life_has_its_row_with_all_its_verbs():
    assert {label: set(model.TRANSITIONS) for label, model in MODELS.items()} == {
        label: set(life.steps) for label, life in LIVES.items()
    }
