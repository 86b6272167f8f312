"""Who may, with a placement: role by role, verb by verb, over the pages and the API."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from marketplace.work.placements import actions, rules
from marketplace.work.placements.models import Placement
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
VERBS = {
    "edit": "draft", "agree": "draft", "start": "agreed", "end": "running", "stop": "running", "cancel": "agreed",
}  # fmt: skip
MAY = {"aino": {"stop"}, "mikko": {"stop"}, "kaisa": set(VERBS), "sofia": set()}


def data(verb):
    today = timezone.localdate()
    ended = {"ended_on": f"{today:%d.%m.%Y}", "outcome": "studies"}
    return {
        "edit": {"goal": "Uusi", "guide_name": "Mikko", "starts_on": f"{today:%d.%m.%Y}", "hours_per_day": "6"},
        "end": ended,
        "stop": {**ended, "side": "young", "reason": "Muutin"},
        "cancel": {"reason": "Sairastui"},
    }.get(verb, {})


def body(verb):
    said = data(verb)
    return {**said, **{name: timezone.localdate().isoformat() for name in ("ended_on", "starts_on") if name in said}}


@pytest.fixture
def met(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")


@pytest.fixture
def everybody(cast):
    return {
        "aino": cast.aino, "kaisa": cast.kaisa, "mikko": cast.mikko, "sofia": cast.sofia, "ville": cast.ville,
        "admin": cast.admin, "otso": accounts.young("Otso", cast.kaisa), "liisa": accounts.coach("Liisa"),
        "pekka": accounts.employer("Muu Oy", verified_by=cast.kaisa).memberships.get().person,
    }  # fmt: skip


@pytest.mark.parametrize("who", ["otso", "liisa", "ville", "pekka", "admin"])
@pytest.mark.parametrize("verb", VERBS)
def test_for_everybody_else_it_does_not_exist(everybody, met, signed_in, who, verb):
    placement = marketplace.placement(met, VERBS[verb])
    client, before = signed_in(everybody[who]), Placement.objects.values().get()
    assert client.get(placement.get_absolute_url()).status_code == 404
    assert client.post(reverse(f"placements:{verb}", args=[placement.pk]), data(verb)).status_code == 404
    endpoint = reverse(f"api-placements-{verb}", args=[placement.pk])
    assert client.post(endpoint, body(verb), content_type="application/json").status_code == 404
    assert Placement.objects.values().get() == before
    assert not Entry.objects.filter(person=placement.person_id).exists()


@pytest.mark.parametrize("who", ["otso", "liisa", "ville", "pekka"])
def test_it_is_in_nobody_elses_list(everybody, met, signed_in, who):
    marketplace.placement(met)
    client = signed_in(everybody[who])
    assert "Leipomon" not in client.get(reverse("placements:list")).content.decode()
    assert client.get(reverse("api-placements-list")).json()["results"] == []


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("verb", VERBS)
def test_each_side_may_its_own_verbs_on_the_pages(everybody, met, signed_in, who, verb):
    placement = marketplace.placement(met, VERBS[verb], kind="job")
    before = Placement.objects.values().get()
    answer = signed_in(everybody[who]).post(reverse(f"placements:{verb}", args=[placement.pk]), data(verb))
    assert answer.status_code == (302 if verb in MAY[who] else 403)
    assert (Placement.objects.values().get() != before) == (verb in MAY[who])


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("verb", VERBS)
def test_each_side_may_the_same_verbs_over_the_api(everybody, met, signed_in, who, verb):
    placement = marketplace.placement(met, VERBS[verb], kind="job")
    endpoint = reverse(f"api-placements-{verb}", args=[placement.pk])
    answer = signed_in(everybody[who]).post(endpoint, body(verb), content_type="application/json")
    assert answer.status_code == (200 if verb in MAY[who] else 403)


@pytest.mark.parametrize(
    ("who", "code"),
    [("kaisa", 302), ("aino", 403), ("mikko", 403), ("sofia", 403), ("liisa", 404), ("ville", 404), ("otso", 404)],
)
def test_only_the_coach_begins_one(everybody, met, signed_in, who, code):
    assert signed_in(everybody[who]).post(reverse("placements:draft", args=[met.pk])).status_code == code
    assert Placement.objects.count() == (code == 302)


@pytest.mark.parametrize(
    ("who", "code"),
    [("aino", 302), ("kaisa", 302), ("mikko", 404), ("sofia", 404), ("liisa", 404), ("ville", 404), ("otso", 404)],
)
def test_how_things_are_later_is_hers_and_her_coachs(cast, everybody, met, signed_in, who, code):
    placement = marketplace.placement(met, "running")
    actions.end(placement, ended_on=timezone.localdate(), outcome="studies", by=cast.kaisa)
    row = placement.follow_ups.first()
    url = reverse("placements:answer", args=[row.pk])
    assert signed_in(everybody[who]).post(url, {"situation": "studies", "how_told": "phone"}).status_code == code
    row.refresh_from_db()
    assert (row.situation == "studies") == (code == 302)


@pytest.mark.parametrize("who", ["aino", "mikko", "kaisa"])
def test_whoever_stops_it_we_ask_later_and_her_coach_hears_of_it(cast, everybody, met, signed_in, who):
    placement = marketplace.placement(met, "running")
    signed_in(everybody[who]).post(reverse("placements:stop", args=[placement.pk]), data("stop"))
    assert placement.follow_ups.count() == 3
    told = Notice.objects.filter(recipient=cast.kaisa, name="placement_stopped_coach")
    assert told.count() == (who != "kaisa")
    assert all("Aino" in words_of(notice)[1] for notice in told)


def test_a_workplace_never_reads_how_things_are_later(cast, met, signed_in):
    placement = marketplace.placement(met, "running")
    actions.end(placement, ended_on=timezone.localdate(), outcome="studies", outcome_note="CanaryNote", by=cast.kaisa)
    client = signed_in(cast.mikko)
    text = client.get(placement.get_absolute_url()).content.decode()
    assert "CanaryNote" not in text
    assert "follow-ups" not in text
    assert client.get(reverse("api-follow-ups-list")).json()["results"] == []
    assert "CanaryNote" not in client.get(reverse("api-placements-list")).content.decode()


@pytest.mark.parametrize("state", ["ended", "stopped", "cancelled"])
def test_what_is_over_is_not_edited(cast, met, signed_in, state):
    placement = marketplace.placement(met, state)
    answer = signed_in(cast.kaisa).post(reverse("placements:edit", args=[placement.pk]), data("edit"))
    assert answer.status_code == 403


def test_no_rule_says_yes_to_a_visitor_or_to_nothing(met):
    placement = marketplace.placement(met)
    for name in [name for name in dir(rules) if name.startswith("can_")]:
        assert not getattr(rules, name)(AnonymousUser(), placement), name
        assert not getattr(rules, name)(AnonymousUser(), None), name
