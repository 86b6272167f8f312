"""Hours a week: a chip, or a number with a comma or a point."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import ProfileState
from tests.factories import marketplace

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def draft(cast):
    return marketplace.profile(cast.aino, ProfileState.DRAFT, hours_per_week=None)


@pytest.fixture
def ask(draft):
    return reverse("profiles:edit_times", args=[draft.pk])


def hours_of(draft):
    return Profile.objects.get(pk=draft.pk).hours_per_week


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ({"usual_hours": "30"}, 30), ({"usual_hours": "37.5"}, "37.5"), ({"usual_hours": "30", "hours_per_week": "12"}, 30),
        ({"usual_hours": "30", "hours_per_week": "paljon"}, 30), ({"usual_hours": "other", "hours_per_week": "12"}, 12),
        ({"usual_hours": "other", "hours_per_week": "37,5"}, "37.5"), ({"hours_per_week": " 22.5 "}, "22.5"),
    ],
)  # fmt: skip
def test_aino_taps_a_chip_or_writes_her_own_number(cast, draft, ask, signed_in, language, told, hours):
    cast.aino.language = language
    cast.aino.save(update_fields=["language"])
    assert signed_in(cast.aino).post(ask, told).status_code == 302
    assert hours_of(draft) == Decimal(hours)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "usual_hours"), ({"usual_hours": "other"}, "hours_per_week"), ({"usual_hours": "99"}, "usual_hours"),
        ({"usual_hours": "other", "hours_per_week": "40.5"}, "hours_per_week"),
        ({"usual_hours": "other", "hours_per_week": "12.25"}, "hours_per_week"),
        ({"usual_hours": "other", "hours_per_week": "paljon"}, "hours_per_week"),
    ],
)  # fmt: skip
def test_what_is_no_number_of_hours_is_told_at_its_field_and_not_saved(cast, draft, ask, signed_in, told, field):
    answer = signed_in(cast.aino).post(ask, told)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert hours_of(draft) is None


@pytest.mark.parametrize(
    ("hours", "chip", "number"),
    [("30", "30", ""), ("37.5", "37.5", ""), ("12", "other", "12"), ("22.5", "other", "22,5")],
)
def test_saved_hours_come_back_as_the_chip_or_as_the_number(cast, draft, ask, signed_in, hours, chip, number):
    Profile.objects.filter(pk=draft.pk).update(hours_per_week=Decimal(hours))
    text = signed_in(cast.aino).get(ask).content.decode()
    assert re.findall(r'name="usual_hours" value="([^"]*)"[^>]* checked', text) == [chip]
    [field] = re.findall(r'<input[^>]*name="hours_per_week"[^>]*>', text)
    assert re.findall(r'value="([^"]*)"', field) == ([number] if number else [])


def test_the_page_of_the_profile_says_half_hours_as_people_do(cast, draft, signed_in):
    for hours, said in (("37.5", "37,5 tuntia viikossa"), ("30", "30 tuntia viikossa")):
        Profile.objects.filter(pk=draft.pk).update(hours_per_week=Decimal(hours))
        assert said in signed_in(cast.aino).get(draft.get_absolute_url()).content.decode()
