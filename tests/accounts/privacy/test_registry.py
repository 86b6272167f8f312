"""Every column of every table has one class and a period; nobody may forget a table."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import models

from accounts.people.models import User
from accounts.privacy.registry import OTHERS, RETENTION, OnErasure, PrivacyMissingError, every_part, part_of

TABLES = [(model, part) for model, part in every_part()]
IDS = [model._meta.label_lower for model, _part in TABLES]


@pytest.mark.parametrize(("model", "part"), TABLES, ids=IDS)
def test_every_column_has_exactly_one_class(model, part):
    columns = {field.name for field in model._meta.concrete_fields}
    assert columns - set(part.columns) == set()
    assert set(part.columns) - columns == set()
    assert [name for name, times in Counter(part.columns).items() if times > 1] == []


@pytest.mark.parametrize(("model", "part"), TABLES, ids=IDS)
def test_every_table_has_a_period_and_says_what_erasure_does(model, part):
    assert part.keep in RETENTION
    assert part.on_erasure in list(OnErasure)


@pytest.mark.parametrize(("model", "part"), TABLES, ids=IDS)
def test_the_path_to_the_person_leads_to_a_person(model, part):
    if not part.person:
        assert not ({"email", "phone", "birth_on"} & set(part.personal))
        return
    last = model
    for step in part.person.split("__"):
        field = last._meta.pk if step == "pk" else last._meta.get_field(step)
        last = field.related_model or last
    assert last is User


@pytest.mark.parametrize(("model", "part"), TABLES, ids=IDS)
def test_what_is_cleared_by_date_has_that_date(model, part):
    dated = [model._meta.get_field(part.dated)] if part.dated else []
    assert all(isinstance(field, models.DateField) for field in dated), "a day or a moment"


def test_a_table_without_privacy_is_loud():
    class Forgotten(models.Model):
        class Meta:
            app_label = "accounts"

        def __str__(self):
            return "forgotten"

    try:
        with pytest.raises(PrivacyMissingError):
            part_of(Forgotten)
    finally:
        del apps.all_models["accounts"]["forgotten"]
        apps.clear_cache()


def test_the_list_of_other_peoples_tables_names_no_table_that_is_gone():
    here = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    assert set(OTHERS) <= here


@pytest.mark.parametrize("name", sorted(RETENTION))
def test_every_period_names_its_source(name):
    assert RETENTION[name].source
    assert RETENTION[name].days is None or RETENTION[name].days > 0
