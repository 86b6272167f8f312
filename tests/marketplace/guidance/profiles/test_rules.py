"""Who may, with a profile: role by role, verb by verb, over the pages."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.caseloads.models import Deputy
from marketplace.guidance.profiles import rules
from marketplace.guidance.profiles.models import Block
from marketplace.guidance.profiles.states import ProfileState
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db

VERBS = {
    "offer": ProfileState.DRAFT,
    "rewrite": ProfileState.AWAITING,
    "publish": ProfileState.AWAITING,
    "pause": ProfileState.PUBLISHED,
    "resume": ProfileState.PAUSED,
    "archive": ProfileState.PUBLISHED,
    "revise": ProfileState.PUBLISHED,
    "ask_coach": ProfileState.DRAFT,
}
HERS_ALONE = {"publish", "resume", "archive", "ask_coach"}


@pytest.fixture
def everybody(cast):
    """All who might try, by name."""
    return {
        "aino": cast.aino,
        "kaisa": cast.kaisa,
        "otso": accounts.young("Otso", cast.kaisa),
        "liisa": accounts.coach("Liisa"),
        "ville": cast.ville,
        "mikko": cast.mikko,
        "sofia": cast.sofia,
        "admin": cast.admin,
    }


@pytest.mark.parametrize("who", ["otso", "liisa", "ville", "mikko", "sofia", "admin"])
@pytest.mark.parametrize("name", ["detail", "edit", "edit_story", "edit_skills", "photo", *VERBS])
def test_for_everybody_else_a_profile_does_not_exist(cast, everybody, signed_in, who, name):
    profile = marketplace.profile(cast.aino, VERBS.get(name, ProfileState.DRAFT))
    client, url = signed_in(everybody[who]), reverse(f"profiles:{name}", args=[profile.pk])
    assert client.get(url).status_code == 404
    if name in VERBS:
        assert client.post(url).status_code == 404
        profile.refresh_from_db()
        assert profile.state == VERBS[name]
    assert not Entry.objects.filter(person=cast.aino).exists()


@pytest.mark.parametrize("verb", VERBS)
def test_the_youth_may_do_everything_with_her_profile(cast, signed_in, verb):
    profile = marketplace.profile(cast.aino, VERBS[verb])
    url = reverse(f"profiles:{verb}", args=[profile.pk])
    client = signed_in(cast.aino)
    assert client.get(url).status_code == 200
    assert client.post(url).status_code == 302


@pytest.mark.parametrize("verb", VERBS)
def test_the_coach_may_help_but_never_decide_for_her(cast, signed_in, verb):
    profile = marketplace.profile(cast.aino, VERBS[verb])
    answer = signed_in(cast.kaisa).post(reverse(f"profiles:{verb}", args=[profile.pk]))
    profile.refresh_from_db()
    if verb in HERS_ALONE:
        assert answer.status_code == 403
        assert profile.state == VERBS[verb]
    else:
        assert answer.status_code == 302


def test_a_deputy_writes_on_for_as_long_as_she_stands_in(cast, everybody, signed_in):
    profile, liisa = marketplace.profile(cast.aino, ProfileState.DRAFT), everybody["liisa"]
    today = timezone.localdate()
    url = reverse("profiles:edit_story", args=[profile.pk])
    stand_in = Deputy.objects.create(
        coach=cast.kaisa, deputy=liisa, authority=liisa.authority, starts_on=today, ends_on=today
    )
    assert signed_in(liisa).get(url).status_code == 200
    stand_in.starts_on = stand_in.ends_on = today - dt.timedelta(days=1)
    stand_in.save()
    assert signed_in(liisa).get(url).status_code == 404


@pytest.mark.parametrize("name", ["mine", "blocks"])
def test_my_pages_are_for_young_people(cast, signed_in, client, name):
    url = reverse(f"profiles:{name}")
    assert client.get(url).status_code == 302
    assert signed_in(cast.aino).get(url).status_code == 200
    for person in (cast.kaisa, cast.mikko, cast.sofia, cast.ville, cast.admin):
        assert signed_in(person).get(url).status_code == 403


@pytest.mark.parametrize(
    ("who", "code"),
    [("aino", 302), ("kaisa", 302), ("liisa", 403), ("sofia", 403), ("otso", 404), ("ville", 404), ("mikko", 404)],
)
def test_a_profile_is_begun_by_her_or_her_coach(cast, everybody, signed_in, who, code):
    answer = signed_in(everybody[who]).post(reverse("profiles:begin", args=[cast.aino.pk]))
    assert answer.status_code == code
    assert cast.aino.profiles.count() == (code == 302)


def test_nobody_begins_a_profile_of_a_coach(cast, signed_in):
    assert signed_in(cast.kaisa).post(reverse("profiles:begin", args=[cast.kaisa.pk])).status_code == 403


def test_nobody_sees_or_takes_back_anothers_block(cast, everybody, signed_in):
    row = Block.objects.create(person=cast.aino, organisation=cast.bakery)
    url = reverse("profiles:unblock", args=[row.pk])
    for who in ("otso", "kaisa", "liisa", "ville", "mikko", "sofia", "admin"):
        assert signed_in(everybody[who]).post(url).status_code == 404, who
    assert "Kauris" not in signed_in(everybody["otso"]).get(reverse("profiles:blocks")).content.decode()
    assert Block.objects.get() == row


def test_no_rule_says_yes_to_a_visitor_or_to_nothing(cast):
    profile = marketplace.profile(cast.aino)
    for name in [name for name in dir(rules) if name.startswith("can_")]:
        assert not getattr(rules, name)(AnonymousUser(), profile), name
        assert not getattr(rules, name)(AnonymousUser(), None), name
