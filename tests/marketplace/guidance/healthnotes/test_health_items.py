"""Health at work: nothing without her own permission, item by item; sealed; every look on record; gone when taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.keyring.sealing import BrokenSealError
from accounts.privacy.actions import erase
from accounts.privacy.queries import everything_about
from marketplace.guidance.healthnotes import actions
from marketplace.guidance.healthnotes.models import HealthItem
from tests.factories import accounts

pytestmark = pytest.mark.django_db
WORDS = "En nosta yli kymmentä kiloa"


@pytest.fixture
def item(cast):
    [made] = actions.allow(cast.aino, topics=["limits"], by=cast.aino)
    return actions.write(made, words=WORDS, by=cast.kaisa)


def raw():
    """What the table itself holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM marketplace_healthitem ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_nobody_permits_in_her_place(cast, signed_in):
    with pytest.raises(ValidationError):
        actions.allow(cast.aino, topics=["limits"], by=cast.kaisa)
    for somebody in (cast.kaisa, cast.sofia, cast.mikko):
        assert signed_in(somebody).post(reverse("healthnotes:allow"), {"topics": ["limits"]}).status_code == 403
    assert not HealthItem.objects.exists()


def test_she_ticks_each_item_and_none_is_ticked_for_her(cast, signed_in):
    client = signed_in(cast.aino)
    assert "checked" not in client.get(reverse("healthnotes:allow")).content.decode()
    assert client.post(reverse("healthnotes:allow"), {}).status_code == 422
    client.post(reverse("healthnotes:allow"), {"topics": ["limits", "times"]})
    client.post(reverse("healthnotes:allow"), {"topics": ["limits"]})
    assert set(HealthItem.objects.values_list("topic", flat=True)) == {"limits", "times"}
    assert HealthItem.objects.count() == 2, "a permission that stands is not given twice"


def test_the_table_holds_nothing_that_can_be_read(item):
    [sealed] = raw()
    assert WORDS not in sealed
    assert HealthItem.objects.get().words == WORDS


@pytest.mark.both_databases
def test_a_sealed_text_that_somebody_changed_is_not_believed(item):
    [sealed] = raw()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE marketplace_healthitem SET words = %s", [sealed[:-6] + "AAAAA="])
    with pytest.raises(BrokenSealError):
        HealthItem.objects.get()


def test_taking_back_deletes_the_words_at_once_and_closes_every_door(cast, item, signed_in):
    client = signed_in(cast.kaisa)
    assert WORDS in client.get(reverse("healthnotes:read", args=[cast.aino.pk])).content.decode()
    signed_in(cast.aino).post(reverse("healthnotes:withdraw", args=[item.pk]))
    assert raw() == [""]
    assert WORDS not in client.get(reverse("healthnotes:read", args=[cast.aino.pk])).content.decode()
    assert client.get(item.get_absolute_url()).status_code == 404
    with pytest.raises(ValidationError):
        actions.write(item, words="Vielä", by=cast.kaisa)


@pytest.mark.both_databases
def test_the_database_keeps_no_words_without_a_permission(item):
    with pytest.raises(IntegrityError), transaction.atomic():
        HealthItem.objects.update(withdrawn_at=item.allowed_at)


def test_every_look_of_the_coach_is_on_record_and_shown_to_her(cast, item, signed_in):
    signed_in(cast.kaisa).get(reverse("healthnotes:read", args=[cast.aino.pk]))
    signed_in(cast.kaisa).get(item.get_absolute_url())
    signed_in(cast.kaisa).get(f"/api/v1/health-items/{item.pk}/")
    looks = Entry.objects.filter(verb="healthnotes.view", actor=cast.kaisa, person=cast.aino)
    assert looks.count() == 3
    views = next(section for section in everything_about(cast.aino) if section.name == "views")
    assert sum("healthnotes.view" in str(row) for row in views.rows) == 3


def test_her_own_look_is_no_entry(cast, item, signed_in):
    assert WORDS in signed_in(cast.aino).get(reverse("healthnotes:mine")).content.decode()
    assert not Entry.objects.filter(verb="healthnotes.view").exists()


@pytest.mark.parametrize("who", ["sofia", "ville", "mikko", "colleague"])
def test_nobody_else_reads_it(cast, item, signed_in, who):
    reader = accounts.coach("Pekka") if who == "colleague" else getattr(cast, who)
    client = signed_in(reader)
    assert client.get(item.get_absolute_url()).status_code == 404
    assert client.get(f"/api/v1/health-items/{item.pk}/").status_code == 404
    assert client.get(reverse("healthnotes:read", args=[cast.aino.pk])).status_code in (403, 404)


def test_there_is_no_list_of_health_in_the_api(cast, item, signed_in):
    assert signed_in(cast.kaisa).get("/api/v1/health-items/").status_code in (404, 405)


def test_her_copy_of_her_data_holds_it_in_plain_words(cast, item):
    assert WORDS in str(everything_about(cast.aino))


def test_erasing_her_leaves_nothing(cast, item):
    erase(cast.aino, by=cast.aino)
    assert raw() == []
