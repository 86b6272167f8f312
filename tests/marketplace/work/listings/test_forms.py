"""The four short forms: few fields, what the law asks of each kind, nothing that identifies anybody."""

import datetime as dt

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.work.listings.forms import FORMS
from marketplace.work.listings.states import ListingKind
from marketplace.work.listings.writing.drafts import blank_listing
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db
KINDS = list(ListingKind.values)


def form_of(kind, data=None, user=None):
    user = user or AnonymousUser()
    return FORMS[kind](data, instance=blank_listing(kind, user), user=user)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_has_at_most_14_fields_of_which_6_must_be_typed(kind, cast):
    marketplace.listing(cast.bakery)
    form = form_of(kind, user=cast.mikko)
    typing = (forms.TextInput, forms.Textarea, forms.NumberInput)
    typed = [
        name
        for name, field in form.fields.items()
        if field.required and not form.get_initial_for_field(field, name) and isinstance(field.widget, typing)
    ]
    assert len(form.fields) <= 14
    assert len(typed) + 1 <= 6, typed  # and one word for the occupation


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_form_is_accepted_without_an_account(kind, typed):
    form = form_of(kind, typed(kind))
    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    ("kind", "facts", "field"),
    [
        ("work_trial", {"aim": "takeover"}, "aim"),
        ("work_trial", {"aim": ""}, "aim"),
        ("work_trial", {"ends_on": ""}, "ends_on"),
        ("work_trial", {"hours_per_week": "3"}, "hours_per_week"),
        ("work_trial", {"hours_per_week": "41"}, "hours_per_week"),
        ("work_trial", {"guide_name": ""}, "guide_name"),
        ("job", {"pay": ""}, "pay"),
        ("job", {"job_likely": ""}, "job_likely"),
        ("apprenticeship", {"hours_per_week": "24"}, "hours_per_week"),
        ("apprenticeship", {"pay": ""}, "pay"),
        ("apprenticeship", {"guide_name": ""}, "guide_name"),
        ("entrepreneurship", {"aim": "explore"}, "aim"),
        ("entrepreneurship", {"is_honest": ""}, "is_honest"),
        ("job", {"occupation": ""}, "occupation"),
        ("job", {"seats": "0"}, "seats"),
        ("job", {"starts_on": "2026-12-10", "ends_on": "2026-12-01"}, "ends_on"),
    ],
)
def test_what_the_law_or_the_service_asks_is_said_at_its_field(kind, facts, field, typed):
    form = form_of(kind, typed(kind, **facts))
    assert not form.is_valid()
    assert set(form.errors) == {field}


def test_an_apprenticeship_of_25_hours_is_enough(typed):
    assert form_of("apprenticeship", typed("apprenticeship", hours_per_week="25")).is_valid()


def test_a_trial_ends_before_six_months_are_full(typed):
    start = timezone.localdate() + dt.timedelta(days=3)
    over = months_later(start, 6)
    last = over - dt.timedelta(days=1)
    facts = {"starts_on": start.isoformat()}
    assert form_of("work_trial", typed("work_trial", **facts, ends_on=last.isoformat())).is_valid()
    assert "ends_on" in form_of("work_trial", typed("work_trial", **facts, ends_on=over.isoformat())).errors


def test_months_end_on_their_own_last_day():
    assert months_later(dt.date(2026, 8, 31), 6) == dt.date(2027, 2, 28)
    assert months_later(dt.date(2026, 11, 22), 6) == dt.date(2027, 5, 22)


@pytest.mark.parametrize("field", ["title", "purpose", "tasks", "street", "guide_name"])
def test_a_personal_identity_code_is_refused_at_the_field(field, typed):
    form = form_of("work_trial", typed("work_trial", **{field: "Mikko 131052-308T"}))
    assert set(form.errors) == {field}


def test_own_words_may_be_left_out_of_a_trial(typed):
    form = form_of("work_trial", typed("work_trial", purpose=""))
    assert form.is_valid()
    assert form.instance.purpose


def test_ticked_conditions_reach_the_listing_and_others_are_cleared(typed, cast):
    listing = marketplace.listing(cast.bakery, state="draft", nights=True)
    form = FORMS["work_trial"](typed("work_trial", conditions=["evenings"]), instance=listing, user=cast.mikko)
    assert form.is_valid(), form.errors
    assert (listing.evenings, listing.nights) == (True, False)


def test_the_next_place_starts_from_the_last_one(cast):
    marketplace.listing(cast.bakery, street="Leipurinkatu 2", hours_per_week=24, guide_name="Liisa")
    blank = blank_listing("job", cast.mikko)
    assert (blank.street, blank.hours_per_week, blank.guide_name) == ("Leipurinkatu 2", 24, "Liisa")
    assert blank.organisation == cast.bakery


def test_who_acts_for_two_employers_chooses_one(cast, typed):
    cafe = accounts.employer("Kahvila Kuu", contact=cast.mikko, verified_by=cast.kaisa)
    form = form_of("job", typed("job", organisation=cafe.pk), user=cast.mikko)
    assert form.is_valid(), form.errors
    assert form.instance.organisation == cafe


def test_two_workplaces_of_one_name_are_told_apart_by_their_towns(cast):
    accounts.employer("Leipomo Kauris", contact=cast.mikko, verified_by=cast.kaisa, where="Hollola")
    offered = {words for key, words in form_of("job", user=cast.mikko).fields["organisation"].choices if key}
    assert offered == {"Leipomo Kauris, Lahti", "Leipomo Kauris, Hollola"}


def test_a_foreign_employer_cannot_be_chosen(cast, typed):
    accounts.employer("Kahvila Kuu", contact=cast.mikko, verified_by=cast.kaisa)
    foreign = accounts.employer("Vieras", verified_by=cast.kaisa)
    form = form_of("job", typed("job", organisation=foreign.pk), user=cast.mikko)
    assert set(form.errors) == {"organisation"}
