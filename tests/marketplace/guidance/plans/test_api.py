"""Plans over the API: the same rules, the same refusals."""

import pytest

from marketplace.guidance.plans.models import Plan, Step
from marketplace.guidance.plans.queries import draft_of, in_force
from tests.factories import plans

pytestmark = pytest.mark.django_db
API = "/api/v1"


def send(client, path, **said):
    return client.post(f"{API}{path}", said, content_type="application/json")


def test_a_plan_is_made_and_accepted_over_the_api(cast, signed_in):
    aino, kaisa = signed_in(cast.aino), signed_in(cast.kaisa)
    made = send(kaisa, f"/plans-of/{cast.aino.pk}/propose/", title="Haen töitä", due_on=plans.day(5).isoformat())
    assert (made.status_code, made.json()["state"]) == (201, "proposed")
    plan = Plan.objects.get()
    version = draft_of(plan)
    for client in (aino, kaisa):
        assert send(client, f"/plan-versions/{version.pk}/accept/").status_code == 200
    assert in_force(plan) == version
    whole = aino.get(f"{API}/plans/{plan.pk}/").json()
    assert [step["state"] for step in whole["steps"]] == ["agreed"]
    assert send(aino, f"/plan-steps/{made.json()['id']}/start/").json()["state"] == "doing"
    assert send(aino, f"/plan-steps/{made.json()['id']}/drop/", reason="").status_code == 400


def test_a_change_over_the_api_changes_only_what_is_sent(cast, signed_in):
    step = plans.step(cast.aino, cast.kaisa, priority=1)
    answer = send(signed_in(cast.aino), f"/plan-steps/{step.pk}/edit/", title="Toinen")
    step.refresh_from_db()
    assert (answer.status_code, step.title, step.priority, step.due_on) == (200, "Toinen", 1, plans.day(14))


def test_what_the_action_refuses_the_api_refuses(cast, signed_in):
    answer = send(signed_in(cast.aino), f"/plans-of/{cast.aino.pk}/propose/", title="Eilen", due_on="2020-01-01")
    assert answer.status_code == 422
    assert not Step.objects.exists()


@pytest.mark.parametrize(("who", "code"), [("mikko", 404), ("ville", 404), ("sofia", 403), ("admin", 403)])
def test_nobody_else_proposes(cast, signed_in, who, code):
    answer = send(signed_in(getattr(cast, who)), f"/plans-of/{cast.aino.pk}/propose/", title="Haen töitä")
    assert answer.status_code == code
    assert not Plan.objects.exists()


def test_the_guarantee_is_the_coachs_to_write(cast, signed_in):
    path, said = f"/plans-of/{cast.aino.pk}/write-guarantee/", {"since_on": plans.day(-10).isoformat()}
    assert send(signed_in(cast.aino), path, **said).status_code == 403
    assert send(signed_in(cast.kaisa), path, **said).status_code == 201
