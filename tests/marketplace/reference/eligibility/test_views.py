"""Pages and API of the limits: who reads, who changes, and that history stays."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.audit.models import Entry
from marketplace.reference.eligibility.models import Limit
from marketplace.reference.eligibility.rules import limit_on

pytestmark = pytest.mark.django_db
LIST = reverse("eligibility:list")
NEW = {"value": "5", "valid_from": "2027-01-01", "section": "1/2027 § 3", "is_verified": "on", "note": "uusi laki"}


@pytest.fixture
def limit(db):
    return Limit.objects.get(key="trial-months", valid_until=None)


@pytest.mark.parametrize(
    ("who", "reads", "changes"),
    [
        ("aino", 403, 403), ("mikko", 403, 403), ("kaisa", 200, 403), ("ville", 200, 403), ("sofia", 200, 403),
        ("admin", 200, 302),
    ],
)  # fmt: skip
def test_staff_read_and_only_the_administrator_changes(who, reads, changes, cast, limit, signed_in):
    client = signed_in(getattr(cast, who))
    assert client.get(LIST).status_code == reads
    assert client.get(reverse("api-eligibility-list")).status_code == reads
    assert client.post(reverse("eligibility:edit", args=[limit.pk]), NEW).status_code == changes
    assert Limit.objects.filter(key=limit.key, valid_from__gte=limit.valid_from).count() == (2 if changes == 302 else 1)


def test_a_visitor_is_asked_to_log_in(client, limit):
    assert client.get(LIST).status_code == 302
    assert client.get(reverse("api-eligibility-list")).status_code in {401, 403}
    assert client.post(reverse("eligibility:edit", args=[limit.pk]), NEW).status_code == 302
    assert Limit.objects.filter(key=limit.key, valid_from__gte=limit.valid_from).count() == 1


def test_a_change_is_a_new_dated_row_and_the_old_one_ends_the_day_before(cast, limit, signed_in):
    signed_in(cast.admin).post(reverse("eligibility:edit", args=[limit.pk]), NEW)
    limit.refresh_from_db()
    assert (limit.value, limit.valid_until) == (6, dt.date(2026, 12, 31))
    assert limit_on("trial-months", dt.date(2026, 12, 31)) == 6
    assert limit_on("trial-months", dt.date(2027, 1, 1)) == 5
    assert Entry.objects.filter(verb="eligibility.edit", actor=cast.admin).count() == 1


@pytest.mark.parametrize(
    "facts",
    [{"valid_from": "2025-01-01"}, {"valid_from": "2024-01-01"}, {"valid_from": ""}, {"value": "-1"}, {"section": ""}],
)
def test_a_change_that_would_rewrite_history_is_refused(facts, cast, limit, signed_in):
    answer = signed_in(cast.admin).post(reverse("eligibility:edit", args=[limit.pk]), {**NEW, **facts})
    assert answer.status_code == 422
    assert Limit.objects.filter(key=limit.key, valid_from__gte=limit.valid_from).count() == 1
    limit.refresh_from_db()
    assert limit.valid_until is None


def test_an_old_row_cannot_be_changed(cast, limit, signed_in):
    admin = signed_in(cast.admin)
    admin.post(reverse("eligibility:edit", args=[limit.pk]), NEW)
    assert (
        admin.post(reverse("eligibility:edit", args=[limit.pk]), {**NEW, "valid_from": "2028-01-01"}).status_code == 422
    )


def test_unverified_numbers_are_marked_as_such(cast, signed_in):
    text = signed_in(cast.kaisa).get(LIST).content.decode()
    row = text[text.index("minor-daily-rest") :]
    assert "waiting" in row[: row.index("</tr>")]


def test_the_api_adds_a_row_as_the_page_does(cast, limit, signed_in):
    url = reverse("api-eligibility-edit", args=[limit.pk])
    facts = {**NEW, "is_verified": True}
    assert signed_in(cast.kaisa).post(url, facts, content_type="application/json").status_code == 403
    answer = signed_in(cast.admin).post(url, facts, content_type="application/json")
    assert answer.status_code == 201
    assert answer.json()["valid_from"] == "2027-01-01"
