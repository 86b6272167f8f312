"""The table of introductions: whose rows are in it, who moves next, what each filter leaves."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.caseloads.models import Deputy
from tests.factories import accounts, marketplace
from tests.people import day

pytestmark = pytest.mark.django_db
LIST = reverse("introductions:list")


@pytest.fixture
def rows(cast):
    """Aino and Bella are Kaisa's, Cilla is Leena's; each state of who moves next has one."""
    leena = accounts.coach("Leena", family_name="Laine")
    cast.bella, cast.cilla = accounts.young("Bella", cast.kaisa), accounts.young("Cilla", leena)
    cast.leena = leena
    garage = accounts.employer("Korjaamo Kiito", verified_by=cast.kaisa)
    bread, cars = marketplace.listing(cast.bakery), marketplace.listing(garage, title="Korjaamon apulainen")
    return {
        "asked": marketplace.introduction(cast.aino, bread, cast.kaisa),
        "silent": marketplace.introduction(cast.bella, bread, cast.kaisa, "silent"),
        "called": marketplace.introduction(
            cast.bella, cars, cast.kaisa, call_again_on=day(2), called_at=timezone.now(), said_to=cast.kaisa
        ),
        "no": marketplace.introduction(cast.aino, cars, cast.kaisa, "declined"),
        "yes": marketplace.introduction(cast.cilla, cars, leena, "accepted"),
    }


def shown(reader, rows, **asked):
    """Names of the rows on the page, in its order."""
    names = {row.pk: name for name, row in rows.items()}
    return [names[one.pk] for one in reader.get(LIST, asked).context["page_obj"]]


def test_a_coach_reads_her_own_with_what_waits_for_her_first(cast, rows, signed_in):
    assert shown(signed_in(cast.kaisa), rows) == ["called", "silent", "asked", "no"]


def test_who_stands_in_reads_those_of_the_coach_too(cast, rows, signed_in):
    assert shown(signed_in(cast.leena), rows) == ["yes"]
    Deputy.objects.create(
        coach=cast.kaisa, deputy=cast.leena, starts_on=day(0), ends_on=day(1), authority=cast.kaisa.authority
    )
    assert set(shown(signed_in(cast.leena), rows)) == set(rows)


def test_a_coordinator_reads_the_authority_by_first_names_and_a_coach_elsewhere_nothing(cast, rows, signed_in):
    sofia = signed_in(cast.sofia)
    assert set(shown(sofia, rows)) == set(rows)
    page = sofia.get(LIST).content.decode()
    assert "Kaisa Korhonen" in page
    assert "Aalto" not in page
    assert shown(signed_in(cast.ville), rows) == []


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"holder": "coach"}, {"called", "silent"}),
        ({"holder": "workplace"}, {"asked"}),
        ({"holder": "nobody"}, {"no"}),
        ({"state": "declined"}, {"no"}),
        ({"place": "korjaamo"}, {"called", "no"}),
        ({"place": "KIITO"}, {"called", "no"}),
        ({"place": "kiito", "holder": "coach"}, {"called"}),
    ],
)
def test_each_filter_leaves_its_rows(cast, rows, signed_in, asked, left):
    assert set(shown(signed_in(cast.kaisa), rows, **asked)) == left


def test_one_young_person_is_picked_by_her_number(cast, rows, signed_in):
    assert set(shown(signed_in(cast.kaisa), rows, person=cast.bella.pk)) == {"silent", "called"}
    assert set(shown(signed_in(cast.sofia), rows, person=cast.cilla.pk)) == {"yes"}


def test_somebody_elses_young_person_is_no_choice(cast, rows, signed_in):
    page = signed_in(cast.kaisa).get(LIST)
    choices = [pk for pk, _name in page.context["filterset"].form.fields["person"].choices]
    assert cast.cilla.pk not in choices
    assert {cast.aino.pk, cast.bella.pk} < set(choices)


def test_a_coordinator_picks_one_coach(cast, rows, signed_in):
    assert shown(signed_in(cast.sofia), rows, coach=cast.leena.pk) == ["yes"]


@pytest.mark.parametrize(
    "asked", [{"person": "x"}, {"person": 9**30}, {"coach": "-1"}, {"holder": "she"}, {"page": "99"}]
)
def test_a_filter_that_never_was_is_no_error(cast, rows, signed_in, asked):
    for reader in (cast.kaisa, cast.sofia):
        assert signed_in(reader).get(LIST, asked).status_code in {200, 404}


def test_what_became_a_placement_waits_for_nobody(cast, rows, signed_in):
    marketplace.placement(rows["yes"], starts_on=day(1), ends_on=day(30))
    assert shown(signed_in(cast.leena), rows, holder="nobody") == ["yes"]


def test_the_two_who_meet_have_cards_and_no_filters(cast, rows, signed_in):
    for reader in (cast.mikko, cast.aino):
        page = signed_in(reader).get(LIST)
        assert page.context["filterset"] is None
        assert "<table" not in page.content.decode()
