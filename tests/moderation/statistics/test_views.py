"""The page of the numbers: who reads it, whose numbers, nothing small, the same as a file and over the API."""

import csv
import io
import re

import pytest
from django.urls import reverse

from moderation.statistics.forms import days_of, periods
from moderation.statistics.queries import Question, funnel

pytestmark = pytest.mark.django_db
PAGE, FILE, API = reverse("statistics:overview"), reverse("statistics:export"), reverse("api-statistics-list")


@pytest.mark.parametrize("url", [PAGE, FILE, API])
@pytest.mark.parametrize(
    ("who", "status"),
    [("aino", 403), ("mikko", 403), ("kaisa", 403), ("ville", 403), ("sofia", 200), ("admin", 200)],
)
def test_coordinators_and_administrators_read_the_numbers(who, status, url, cast, signed_in):
    assert signed_in(getattr(cast, who)).get(url).status_code == status


def test_a_visitor_is_asked_to_log_in(client):
    assert client.get(PAGE).status_code == 302
    assert client.get(API).status_code in {401, 403}


def totals(client, **asked):
    table = client.get(PAGE, asked).context["funnel"]
    return {row.code: row.cells[-1] for row in table.rows}


def made_in(period, **of):
    return sum(funnel(Question(*days_of(period), **of))["made"].values())


def test_a_coordinator_sees_the_own_authority_whatever_the_address_says(cast, town, signed_in):
    period = max(
        (name for name, _label in periods()), key=made_in
    )  # in January this year's numbers are small, so hidden
    own, every = made_in(period, authority_id=cast.sofia.authority_id), made_in(period)
    asked = {"period": period, "authority": cast.ville.authority_id}
    assert totals(signed_in(cast.sofia), **asked)["made"] == str(own)
    assert totals(signed_in(cast.admin), period=period)["made"] == str(every)
    assert every > own


def test_no_cell_of_the_page_the_file_or_the_api_is_1_to_4(cast, town, signed_in):
    for person in (cast.sofia, cast.admin):
        client = signed_in(person)
        for period, _label in periods():
            page = client.get(PAGE, {"period": period})
            for name in ("funnel", "trials"):
                cells = [cell for row in page.context[name].rows for cell in row.cells]
                assert not set(cells) & {"1", "2", "3", "4"}
            numbers = client.get(API, {"period": period}).json()
            assert not {"1", "2", "3", "4"} & {
                c for t in ("funnel", "trials") for r in numbers[t]["rows"] for c in r["cells"]
            }


def test_the_file_holds_what_the_page_shows(cast, town, signed_in):
    sofia = signed_in(cast.sofia)
    answer = sofia.get(FILE)
    assert re.fullmatch(r'attachment; filename="duunipari-\d{8}-\d{8}\.csv"', answer["Content-Disposition"])
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    table = sofia.get(PAGE).context["funnel"]
    assert [row[1:-1] for row in rows[2:10]] == [row.cells for row in table.rows]


@pytest.mark.parametrize("asked", [{"period": "x"}, {"period": "2026-9"}, {"kind": "x"}, {"period": "\x00"}])
def test_junk_in_the_address_falls_back_to_this_year(asked, cast, signed_in):
    for url in (PAGE, FILE, API):
        assert signed_in(cast.sofia).get(url, asked).status_code == 200


def test_every_word_of_the_table_is_explained_on_the_page(cast, signed_in):
    answer = signed_in(cast.sofia).get(PAGE)
    text = answer.content.decode()
    assert all(str(row.about) in text for row in answer.context["funnel"].rows)
    assert "style=" not in text


def test_periods_are_whole_quarters_and_years():
    days = [days_of(period) for period, _label in periods()]
    assert all(first.day == 1 and (last.month % 3 == 0) for first, last in days)
