"""Every column of every table, other people's packages included, has a privacy class, and every row an end."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import models

from accounts.privacy.registry import RETENTION, OnErasure, PrivacyMissingError, every_part, part_of

PARTS = list(every_part())
NAMES = [model._meta.label_lower for model, _part in PARTS]


def test_every_table_of_the_database_is_asked_for():
    assert {model._meta.label_lower for model in apps.get_models(include_auto_created=True)} == set(NAMES)


@pytest.mark.parametrize(("model", "part"), PARTS, ids=NAMES)
def test_every_column_has_exactly_one_class(model, part):
    columns = {field.name for field in model._meta.concrete_fields}
    assert Counter(part.columns) == Counter(columns)


@pytest.mark.parametrize(("model", "part"), PARTS, ids=NAMES)
def test_every_table_says_how_long_its_rows_stay_and_what_erasure_does(model, part):
    assert part.keep in RETENTION
    assert part.on_erasure in set(OnErasure)
    if part.dated:
        assert isinstance(model._meta.get_field(part.dated), models.DateField)


@pytest.mark.parametrize(("model", "part"), PARTS, ids=NAMES)
def test_personal_facts_lead_to_the_person_whom_they_are_about(model, part):
    if part.person and part.person != "pk":
        step = model
        for name in part.person.split("__"):
            step = step._meta.get_field(name).related_model
        assert step._meta.label == "accounts.User"
    else:
        kept_for_others = {
            "accounts.user",
            "marketplace.listing",
            "sessions.session",
        }  # a guide's name is no client data
        assert not (part.personal or part.sensitive) or model._meta.label_lower in kept_for_others


def test_a_forgotten_table_is_refused():
    class Forgotten(models.Model):
        class Meta:
            app_label = "tests"
            managed = False

    try:
        with pytest.raises(PrivacyMissingError):
            part_of(Forgotten)
    finally:
        apps.all_models["tests"].pop("forgotten", None)
        apps.clear_cache()
