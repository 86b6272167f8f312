"""Where something stands is said to its reader: nobody is spoken of as somebody else."""

import pytest
from django.apps import apps
from django.utils import translation

from accounts.audit.transition_table import state_said_to
from accounts.people.models import User
from accounts.people.states import Role

LIVES = [model for model in apps.get_models() if getattr(model, "TRANSITIONS", None)]
# Who reads → how others speak of her in Finnish.
SPOKEN_OF = {Role.YOUNG: ("nuori", "nuoren", "nuorelta", "nuorta"), Role.EMPLOYER: ("työpaikka", "työpaikalta")}
READ_BY_EMPLOYERS = {"Introduction", "Placement", "Agreement", "Assessment", "Hiring", "Listing"}


@pytest.mark.parametrize(
    ("model", "role"),
    [
        (model, role)
        for model in LIVES
        for role in SPOKEN_OF
        if role == Role.YOUNG or model.__name__ in READ_BY_EMPLOYERS
    ],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_nobody_reads_of_herself_as_of_somebody_else(model, role):
    reader = User(role=role)
    with translation.override("fi"):
        said = [state_said_to(reader, model(state=state)) for state, _words in model._meta.get_field("state").choices]
    assert [words for words in said if any(name in words.split() for name in SPOKEN_OF[role])] == []


@pytest.mark.parametrize("model", LIVES, ids=lambda model: model._meta.label)
def test_words_for_a_reader_are_of_states_that_there_are(model):
    states = {state for state, _words in model._meta.get_field("state").choices}
    assert {state for words in getattr(model, "STATE_WORDS", {}).values() for state in words} <= states
