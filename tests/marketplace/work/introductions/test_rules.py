"""Who may, with an introduction: role by role, verb by verb, over the pages and the API."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.caseloads.models import Deputy
from accounts.organisations.models import Membership
from marketplace.work.introductions import rules
from marketplace.work.introductions.models import Introduction
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
VERBS = ("see", "meet", "accept", "decline", "withdraw", "close")
MAY = {
    "aino": {"withdraw"},
    "kaisa": {"meet", "close"},
    "mikko": {"see", "meet", "accept", "decline"},
    "sofia": set(),
}


def forms():
    meeting = timezone.localtime() + dt.timedelta(days=2)
    return {
        "meet": {"meeting_at": f"{meeting:%d.%m.%Y %H.%M}", "meeting_place": "Tori"},
        "decline": {"decline_reason": "skills"},
        "close": {"reason": "Paikka meni"},
    }


def bodies():
    meeting = timezone.now() + dt.timedelta(days=2)
    return {**forms(), "meet": {"meeting_at": meeting.isoformat(), "meeting_place": "Tori"}}


@pytest.fixture
def introduction(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(
        cast.aino, place, cast.kaisa, released={"given_name": "Aino", "phone": "+358401234567"}
    )


@pytest.fixture
def everybody(cast):
    return {
        "aino": cast.aino, "kaisa": cast.kaisa, "mikko": cast.mikko, "sofia": cast.sofia, "ville": cast.ville,
        "admin": cast.admin, "otso": accounts.young("Otso", cast.kaisa), "liisa": accounts.coach("Liisa"),
        "pekka": accounts.employer("Muu Oy", verified_by=cast.kaisa).memberships.get().person,
    }  # fmt: skip


@pytest.mark.parametrize("who", ["otso", "liisa", "ville", "pekka", "admin"])
def test_for_everybody_else_it_does_not_exist(everybody, introduction, signed_in, who):
    client = signed_in(everybody[who])
    before = Introduction.objects.values().get()
    for name in ("detail", "photo", *VERBS):
        assert client.get(reverse(f"introductions:{name}", args=[introduction.pk])).status_code == 404, name
    for verb in VERBS:
        page = reverse(f"introductions:{verb}", args=[introduction.pk])
        assert client.post(page, forms().get(verb, {})).status_code == 404, verb
        endpoint = reverse(f"api-introductions-{verb}", args=[introduction.pk])
        assert client.post(endpoint, bodies().get(verb, {}), content_type="application/json").status_code == 404, verb
    assert Introduction.objects.values().get() == before
    assert not Entry.objects.filter(person=introduction.person_id).exists()


@pytest.mark.parametrize("who", ["otso", "liisa", "ville", "pekka"])
def test_it_is_in_nobody_elses_list(everybody, introduction, signed_in, who):
    client = signed_in(everybody[who])
    assert "Leipomon" not in client.get(reverse("introductions:list")).content.decode()
    answer = client.get(reverse("api-introductions-list"))
    assert answer.json()["results"] == []


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("verb", VERBS)
def test_each_side_may_its_own_verbs_on_the_pages(everybody, introduction, signed_in, who, verb):
    client = signed_in(everybody[who])
    answer = client.post(reverse(f"introductions:{verb}", args=[introduction.pk]), forms().get(verb, {}))
    assert answer.status_code == (302 if verb in MAY[who] else 403)
    introduction.refresh_from_db()
    assert (introduction.state != "opened") == (verb in MAY[who])


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("verb", VERBS)
def test_each_side_may_the_same_verbs_over_the_api(everybody, introduction, signed_in, who, verb):
    client = signed_in(everybody[who])
    endpoint = reverse(f"api-introductions-{verb}", args=[introduction.pk])
    answer = client.post(endpoint, bodies().get(verb, {}), content_type="application/json")
    assert answer.status_code == (200 if verb in MAY[who] else 403)


@pytest.mark.parametrize("who", MAY)
def test_everybody_in_it_sees_it(everybody, introduction, signed_in, who):
    client = signed_in(everybody[who])
    assert client.get(introduction.get_absolute_url()).status_code == 200
    assert client.get(reverse("api-introductions-detail", args=[introduction.pk])).status_code == 200
    assert "Leipomon" in client.get(reverse("introductions:list")).content.decode()


def test_a_visitor_is_sent_to_log_in(introduction, client):
    for name in ("detail", *VERBS):
        answer = client.get(reverse(f"introductions:{name}", args=[introduction.pk]))
        assert answer.status_code == 302
        assert "login" in answer.url


def test_somebody_who_left_the_workplace_sees_nothing_on_the_next_request(cast, introduction, signed_in):
    client = signed_in(cast.mikko)
    assert client.get(introduction.get_absolute_url()).status_code == 200
    Membership.objects.update(ended_on=timezone.localdate())
    assert client.get(introduction.get_absolute_url()).status_code == 404


def test_a_deputy_helps_while_she_stands_in(cast, everybody, introduction, signed_in):
    liisa, today = everybody["liisa"], timezone.localdate()
    Deputy.objects.create(coach=cast.kaisa, deputy=liisa, authority=liisa.authority, starts_on=today, ends_on=today)
    assert signed_in(liisa).get(introduction.get_absolute_url()).status_code == 200


def test_no_rule_says_yes_to_a_visitor_or_to_nothing(introduction):
    for name in [name for name in dir(rules) if name.startswith("can_")]:
        assert not getattr(rules, name)(AnonymousUser(), introduction), name
        assert not getattr(rules, name)(AnonymousUser(), None), name
