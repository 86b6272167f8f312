"""The diary over the REST API."""

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.work.diaries.models import DiaryEntry
from tests.factories import marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def post(client, name, pk, data=None):
    return client.post(reverse(f"api-{name}", args=[pk]), data or {}, content_type="application/json")


def test_a_day_is_tapped_told_shared_hidden_and_removed(cast, signed_in):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    trial = marketplace.placement(met, starts_on=timezone.localdate())
    aino, kaisa = signed_in(cast.aino), signed_in(cast.kaisa)
    assert post(aino, "diary-days-write", trial.pk, {"tap": "x"}).status_code == 400
    tomorrow = (timezone.localdate() + timezone.timedelta(days=1)).isoformat()
    assert post(aino, "diary-days-write", trial.pk, {"tap": "good", "day": tomorrow}).status_code == 422
    made = post(aino, "diary-days-write", trial.pk, {"tap": "good"})
    assert (made.status_code, made.json()["feeling"], made.json()["is_shared"]) == (201, "good", False)
    pk = made.json()["id"]
    assert post(aino, "diary-add", pk, {"line": "Pullia"}).json()["line"] == "Pullia"
    assert kaisa.get(reverse("api-diary-list")).json()["results"] == []
    assert post(aino, "diary-share", pk).json()["is_shared"] is True
    assert kaisa.get(reverse("api-diary-detail", args=[pk])).json()["line"] == "Pullia"
    assert set(kaisa.get(reverse("api-diary-list")).json()["results"][0]) == {"id", "placement", "day", "is_shared"}
    assert post(aino, "diary-hide", pk).json()["is_shared"] is False
    assert kaisa.get(reverse("api-diary-detail", args=[pk])).status_code == 404
    assert post(aino, "diary-remove", pk).status_code == 204
    assert not DiaryEntry.objects.exists()
