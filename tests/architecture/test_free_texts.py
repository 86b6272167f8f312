"""No free text of any form or of the API takes a personal identity code (1050/2018 § 29)."""

import pytest
from django import forms
from django.urls import get_resolver
from rest_framework import serializers

from accounts.people.validators import refuse_personal_id

FLOORS = ("accounts", "marketplace", "matching", "moderation")
SHORTEST_FREE_TEXT = 200
NOT_ABOUT_PEOPLE = {"link", "note", "search_text"}  # an address, a note on a limit of the law, words for the search
# These get the guard when they are built; tests of listings type a code into each of their fields.
GUARDED_WHEN_BUILT = {"marketplace.work.listings.forms", "marketplace.work.listings.changing.forms"}


def subclasses(base):
    for one in base.__subclasses__():
        yield one
        yield from subclasses(one)


def of_this_house(base):
    assert get_resolver().reverse_dict  # every page is loaded, and with it every form
    return {one for one in subclasses(base) if one.__module__.split(".")[0] in FLOORS}


def is_free_text(name, field):
    kinds = (forms.EmailField, forms.FileField, serializers.EmailField, serializers.FileField)
    has_room = (getattr(field, "max_length", None) or 0) >= SHORTEST_FREE_TEXT
    return has_room and not isinstance(field, kinds) and not getattr(field, "read_only", False)


def unguarded(fields, model=None):
    """Names of free texts without the guard, on the field itself or on the field of the model behind it."""
    behind = {field.name: field.validators for field in model._meta.fields} if model else {}
    return [
        name
        for name, field in fields.items()
        if is_free_text(name, field)
        and name not in NOT_ABOUT_PEOPLE
        and refuse_personal_id not in [*field.validators, *behind.get(name, [])]
    ]


def test_every_free_text_of_a_form_refuses_a_personal_identity_code():
    found = of_this_house(forms.BaseForm)
    wrong = {
        f"{one.__module__}.{one.__name__}": unguarded(
            one.base_fields, getattr(getattr(one, "_meta", None), "model", None)
        )
        for one in found
        if one.__module__ not in GUARDED_WHEN_BUILT
    }
    assert len(found) > 30
    assert {name: fields for name, fields in wrong.items() if fields} == {}


def test_every_free_text_over_the_api_refuses_a_personal_identity_code():
    found = of_this_house(serializers.Serializer)
    wrong = {f"{one.__module__}.{one.__name__}": unguarded(one().get_fields()) for one in found}
    assert len(found) > 30
    assert {name: fields for name, fields in wrong.items() if fields} == {}


@pytest.mark.parametrize("guards", [[], [refuse_personal_id]])
def test_a_free_text_without_its_guard_is_noticed(guards):
    assert unguarded({"reason": forms.CharField(max_length=300, validators=guards)}) == (
        ["reason"] if not guards else []
    )
