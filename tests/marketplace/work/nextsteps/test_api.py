"""What comes next over the REST API: explicit fields, the same refusals as the pages."""

import pytest
from django.urls import reverse

from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.nextsteps.states import StepKind
from marketplace.work.nextsteps.tasks import ask_check_ins
from tests.marketplace.work.nextsteps.conftest import day

pytestmark = pytest.mark.django_db


def post(client, name, pk, data=None):
    return client.post(reverse(f"api-{name}", args=[pk]), data or {}, content_type="application/json")


def test_a_check_in_is_answered_in_one_or_two_goes(cast, trial, signed_in):
    ask_check_ins.func()
    client, mine = signed_in(cast.aino), CheckIn.objects.get(party="young", state="asked")
    listed = client.get(reverse("api-check-ins-list")).json()["results"]
    assert [row["id"] for row in listed if row["state"] == "asked"] == [mine.pk]
    assert "token" not in listed[0]
    assert post(client, "check-ins-answer", mine.pk).status_code == 400
    assert post(client, "check-ins-answer", mine.pk, {"going": "x"}).status_code == 400
    assert post(client, "check-ins-answer", mine.pk, {"going": "well"}).json()["state"] == "asked"
    assert post(client, "check-ins-answer", mine.pk, {"go_on": "no"}).json()["state"] == "answered"
    assert post(client, "check-ins-answer", mine.pk, {"going": "badly"}).status_code == 409


def test_the_options_and_the_choice(cast, trial, signed_in):
    client = signed_in(cast.kaisa)
    options = client.get(reverse("api-what-next-options", args=[trial.pk])).json()
    assert {option["kind"] for option in options} == set(StepKind.values)
    assert {"words", "verdict", "section"} == set(options[1]["schemes"][0]["needs"][0])
    data = {"kind": "job", "owner": cast.kaisa.pk, "due_on": day(3).isoformat()}
    assert post(client, "what-next-choose", trial.pk, {**data, "owner": cast.ville.pk}).status_code == 400
    assert post(client, "what-next-choose", trial.pk, {**data, "due_on": day(-1).isoformat()}).status_code == 422
    made = post(client, "what-next-choose", trial.pk, data)
    assert (made.status_code, made.json()["state"]) == (201, "chosen")
    assert post(client, "what-next-choose", trial.pk, data).status_code == 422
    pk = made.json()["id"]
    assert post(client, "next-steps-withdraw", pk, {"reason": ""}).status_code == 400
    assert post(client, "next-steps-finish", pk).json()["state"] == "finished"
    assert NextStep.objects.count() == 1
