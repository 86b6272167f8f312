"""Lists of young people that a worker keeps under a name: hers alone, in her order, honest about what is gone."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.caseloads.asking.queries import lists_of
from accounts.caseloads.savedlists.actions import MOST, keep_list
from accounts.caseloads.savedlists.models import SavedList
from tests.factories import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LIST = "/caseloads/"


def kept(coach, name, **told):
    return keep_list(by=coach, **{"name": name, "question": "late", "scope": "", "sort": "-name", **told})


def names(reader):
    return [one.row.name for one in lists_of(reader)]


def test_a_list_is_kept_as_it_is_asked_for_and_stands_first(cast, signed_in):
    client = signed_in(cast.kaisa)
    asked = "?question=no_contact&sort=-name"
    page = client.get(f"{LIST}{asked}").content.decode()
    address = reverse("caseloads:keep_list")
    assert f'href="{address}?question=no_contact&amp;sort=-name"' in page
    told = {**client.get(f"{address}{asked}").context["form"].initial, "name": "Maanantai"}
    assert client.post(address, told).url == LIST
    shown = client.get(LIST).content.decode()
    assert shown.index("Maanantai") < shown.index("Luvattu päivä on mennyt")
    assert f'href="{LIST}{asked.replace("&", "&amp;")}"' in shown


def test_the_last_one_can_be_put_first_and_any_be_dropped(cast, signed_in):
    kept(cast.kaisa, "Yksi")
    kept(cast.kaisa, "Kaksi")
    three = kept(cast.kaisa, "Kolme")
    client = signed_in(cast.kaisa)
    assert client.post(reverse("caseloads:put_first", args=[three.pk])).url == reverse("caseloads:saved_lists")
    assert names(cast.kaisa) == ["Kolme", "Yksi", "Kaksi"]
    client.post(reverse("caseloads:drop_list", args=[three.pk]))
    assert names(cast.kaisa) == ["Yksi", "Kaksi"]


def test_nobody_else_sees_it_or_moves_it(cast, signed_in):
    row, leena = kept(cast.kaisa, "Maanantai"), accounts.coach("Leena")
    kept(leena, "Leenan")
    for reader in (leena, cast.sofia, cast.ville):
        client = signed_in(reader)
        assert "Maanantai" not in client.get(reverse("caseloads:saved_lists")).content.decode()
        assert client.post(reverse("caseloads:drop_list", args=[row.pk])).status_code == 404
    assert names(cast.kaisa) == ["Maanantai"]
    assert names(leena) == ["Leenan"]


def test_a_list_says_what_in_it_is_gone(cast, signed_in):
    kept(cast.kaisa, "Vanha", question="forgotten")
    kept(cast.kaisa, "Toinen", sort="forgotten_order")
    for address in (LIST, reverse("caseloads:saved_lists")):
        shown = signed_in(cast.kaisa).get(address).content.decode()
        assert "Kysymystä ”forgotten” ei enää ole" in shown
        assert "Järjestystä ”forgotten_order” ei enää ole" in shown
    assert [(one.is_question_gone, one.is_order_gone) for one in lists_of(cast.kaisa)] == [(True, False), (False, True)]


@pytest.mark.parametrize("name", ["", "x" * 61, "131052-308T"])
def test_what_is_wrong_with_a_name_is_told_at_its_field(cast, signed_in, name):
    page = signed_in(cast.kaisa).post(reverse("caseloads:keep_list"), {"name": name, "question": "late"})
    assert page.status_code == 422
    assert "name" in page.context["form"].errors
    assert not SavedList.objects.exists()


def test_one_worker_keeps_a_page_of_lists_at_most(cast):
    for number in range(MOST):
        kept(cast.kaisa, f"Lista {number}")
    with pytest.raises(ValidationError):
        kept(cast.kaisa, "Vielä yksi")
    assert SavedList.objects.count() == MOST
