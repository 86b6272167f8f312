"""The terms that a place may tell: a page of their own, coded answers, free text only before a coach reads it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.audit.models import Entry
from marketplace.work.listings import actions
from tests.factories import marketplace

pytestmark = pytest.mark.django_db
TOLD = {
    "start_moves_weeks": "2", "least_hours": "20", "nearest_stop": "Kauppatori, 200 m",
    "accessibility": ["quiet", "step_free"],
}  # fmt: skip


def page(listing, name="tell_terms"):
    return reverse(f"listings:{name}", args=[listing.pk])


@pytest.fixture
def draft(cast):
    return marketplace.listing(cast.bakery, "draft")


def test_what_is_told_stands_on_the_page_of_the_place(cast, draft, signed_in, client):
    answer = signed_in(cast.mikko).post(page(draft), TOLD)
    assert answer.url == page(draft, "submit")
    draft.refresh_from_db()
    assert (draft.start_moves_weeks, draft.least_hours, draft.accessibility) == (2, 20, ["quiet", "step_free"])
    text = signed_in(cast.mikko).get(page(draft, "detail")).content.decode()
    for words in ("Kauppatori, 200 m", "vähintään 20", "sisään pääsee ilman portaita", "rauhallinen työpaikka"):
        assert words in text, words


def test_all_of_it_may_stay_untold(cast, draft, signed_in):
    signed_in(cast.mikko).post(page(draft), TOLD)
    signed_in(cast.mikko).post(page(draft), {})
    draft.refresh_from_db()
    assert (draft.start_moves_weeks, draft.least_hours, draft.nearest_stop, draft.accessibility) == (None, None, "", [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("start_moves_weeks", "27"), ("start_moves_weeks", "-1"), ("start_moves_weeks", "pari"), ("least_hours", "31"),
        ("least_hours", "0"), ("nearest_stop", "x" * 101), ("nearest_stop", "131052-308T"), ("accessibility", "x"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_refused_at_its_field_and_nothing_typed_is_lost(cast, draft, signed_in, name, value):
    answer = signed_in(cast.mikko).post(page(draft), {**TOLD, name: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors[name]
    assert "Kauppatori, 200 m" in answer.content.decode() or name == "nearest_stop"
    draft.refresh_from_db()
    assert draft.start_moves_weeks is None


def test_on_show_the_coded_terms_may_change_but_no_text_that_nobody_reads(cast, signed_in):
    place = marketplace.listing(cast.bakery, nearest_stop="Matkakeskus")
    client = signed_in(cast.mikko)
    assert 'name="nearest_stop"' not in client.get(page(place)).content.decode()
    assert client.post(page(place), {**TOLD, "nearest_stop": "Soita 040 1234567"}).url == place.get_absolute_url()
    place.refresh_from_db()
    assert (place.least_hours, place.nearest_stop, place.state) == (20, "Matkakeskus", "published")
    assert Entry.objects.get(verb="listings.tell_terms").actor == cast.mikko


@pytest.mark.parametrize("state", ["filled", "expired", "withdrawn"])
def test_a_place_that_is_over_has_no_terms_to_tell(cast, signed_in, state):
    place = marketplace.listing(cast.bakery, state)
    assert signed_in(cast.mikko).post(page(place), TOLD).status_code == 403
    with pytest.raises(ValidationError):
        actions.tell_terms(place, start_moves_weeks=2, by=cast.mikko)


@pytest.mark.parametrize(
    ("kind", "asked"), [("work_trial", False), ("job", True), ("apprenticeship", True), ("entrepreneurship", False)]
)
def test_schooling_is_asked_only_where_a_work_may_need_it(cast, signed_in, kind, asked):
    place = marketplace.listing(cast.bakery, "draft", kind=kind, aim="explore" if kind == "work_trial" else "")
    assert ('name="education"' in signed_in(cast.mikko).get(page(place)).content.decode()) == asked


def test_fewer_usual_hours_take_the_least_ones_along(cast, draft):
    actions.tell_terms(draft, least_hours=25, by=cast.mikko)
    draft.hours_per_week = 20
    actions.write(draft, by=cast.mikko)
    draft.refresh_from_db()
    assert (draft.hours_per_week, draft.least_hours) == (20, 20)


@pytest.mark.both_databases
def test_more_hours_at_least_than_there_are_is_refused_everywhere(cast, draft, signed_in):
    url = reverse("api-listings-tell-terms", args=[draft.pk])
    answer = signed_in(cast.mikko).post(url, {"least_hours": 31}, content_type="application/json")
    assert answer.status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        type(draft).objects.filter(pk=draft.pk).update(least_hours=31)


def test_terms_are_told_over_the_api_too(cast, signed_in):
    place = marketplace.listing(cast.bakery)
    url = reverse("api-listings-tell-terms", args=[place.pk])
    data = {"start_moves_weeks": 4, "accessibility": ["quiet", "lift", "quiet"], "nearest_stop": "x"}
    answer = signed_in(cast.mikko).post(url, data, content_type="application/json").json()
    assert (answer["start_moves_weeks"], answer["accessibility"], answer["nearest_stop"]) == (4, ["lift", "quiet"], "")


def test_a_copy_takes_the_terms_along_but_for_the_days(cast):
    place = marketplace.listing(
        cast.bakery, least_hours=20, nearest_stop="Tori", accessibility=["lift"], mornings=True, start_moves_weeks=4
    )
    new = actions.copy(place, by=cast.mikko)
    assert (new.least_hours, new.nearest_stop, new.accessibility, new.mornings) == (20, "Tori", ["lift"], True)
    assert new.start_moves_weeks is None


def test_early_mornings_and_daytime_are_ticked_with_the_other_times(cast, signed_in):
    place = marketplace.listing(cast.bakery, mornings=True, days=True)
    text = signed_in(cast.aino).get(place.get_absolute_url()).content.decode()
    assert "aikaisia aamuja, ennen kello 8:aa" in text
    assert "päivätyötä" in text
