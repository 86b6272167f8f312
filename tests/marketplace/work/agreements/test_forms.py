"""The form of an agreement: times and numbers as people write them, marks of what is needed, everything said at once."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from marketplace.work.agreements import actions
from marketplace.work.agreements.content import MUST
from marketplace.work.agreements.forms import AgreementForm

pytestmark = pytest.mark.django_db


def filled(version, **typed):
    form = AgreementForm(typed, version=version)
    form.is_valid()
    return form


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    ("typed", "hour"),
    [("14", dt.time(14)), ("8", dt.time(8)), ("14.30", dt.time(14, 30)), ("14:30", dt.time(14, 30)), ("8.05", dt.time(8, 5))],
)  # fmt: skip
def test_an_hour_is_a_time_with_and_without_minutes(version, language, typed, hour):
    with translation.override(language):
        assert filled(version, until_time=typed).cleaned_data["until_time"] == hour


@pytest.mark.parametrize("typed", ["25", "14.61", "iltapäivä", "-1"])
def test_what_is_no_time_is_said_at_its_field(version, typed):
    assert "until_time" in filled(version, until_time=typed).errors


@pytest.mark.parametrize("field", ["guide_phone", "contact_phone"])
def test_a_number_is_kept_in_one_form_and_a_wrong_one_is_said_at_its_field(version, field):
    assert filled(version, **{field: "040 123 4567"}).cleaned_data[field] == "+358401234567"
    assert field in filled(version, **{field: "kysy Maijalta"}).errors
    assert field not in filled(version, **{field: ""}).errors


@pytest.mark.parametrize(("hours", "fits"), [("6", True), ("8", True), ("8,5", False)])
def test_a_days_hours_fit_between_its_first_and_its_last(version, hours, fits):
    form = filled(version, from_time="8", until_time="16", hours_per_day=hours)
    assert ("hours_per_day" not in form.errors) == fits


def test_what_is_needed_is_marked_and_only_that(cast, version, signed_in):
    fields = AgreementForm(version=version).fields
    assert {name for name, field in fields.items() if field.is_needed} == set(MUST) & set(fields)
    page = signed_in(cast.kaisa).get(reverse("agreements:edit", args=[version.pk])).content.decode()
    assert page.count('class="needed"') == len(set(MUST) & set(fields))


def test_everything_that_stops_a_text_is_said_at_once(cast, version):
    actions.edit(
        version, by=cast.kaisa, goals=None, tasks="Leivo 🥐", from_time=dt.time(23), until_time=dt.time(23, 30)
    )
    with pytest.raises(ValidationError) as refusal:
        actions.send_out(version, by=cast.kaisa)
    assert {one.code for one in refusal.value.error_list} >= {"unfinished", "unprintable"}


def test_a_text_without_its_days_says_what_is_missing_before_the_law_is_asked(cast, version):
    actions.edit(version, by=cast.kaisa, starts_on=None, ends_on=None)
    with pytest.raises(ValidationError) as refusal:
        actions.send_out(version, by=cast.kaisa)
    assert [one.code for one in refusal.value.error_list] == ["unfinished"]
