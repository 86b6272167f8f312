"""What guards a verb breaks: the verb is not done, nothing is half done, and the answer says little (bars S32)."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.people.rules import is_coach
from matching.suggestions.models import Suggestion
from tests.factories import marketplace, matching
from tests.proof import proven

pytestmark = pytest.mark.django_db
SECRET = "salainen-selitys-9137"


def break_down(*_args, **_kwargs):
    """As a part that has a fault of its own."""
    raise RuntimeError(SECRET)


@pytest.fixture
def asked(cast):
    """A pair that waits for Kaisa's decision."""
    return matching.suggestion(marketplace.profile(cast.aino), marketplace.listing(cast.bakery))


@pytest.fixture
def kaisa(cast):
    """As a server answers her, not as a test does: exceptions become pages."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.kaisa, backend="django.contrib.auth.backends.ModelBackend")
    return proven(client, cast.kaisa)


GUARDS = {
    "the trail": "accounts.audit.transitions.log",
    "the notices": "matching.suggestions.actions.notify",
    "the hard limits": "matching.suggestions.actions.refuse_broken_limits",
    "the lock": "accounts.audit.transitions.lock",
}


@pytest.mark.parametrize("guard", GUARDS)
def test_an_approval_whose_guard_breaks_is_not_done(cast, asked, kaisa, monkeypatch, guard):
    before = Entry.objects.count(), Notice.objects.count()
    monkeypatch.setattr(GUARDS[guard], break_down)
    answer = kaisa.post(reverse("suggestions:approve", args=[asked.pk]))
    assert answer.status_code == 500
    assert Suggestion.objects.get(pk=asked.pk).state == "proposed"
    assert Notice.objects.count() == before[1]
    assert SECRET not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_a_rule_that_breaks_lets_nobody_in(cast, asked, kaisa, monkeypatch):
    monkeypatch.setitem(vars(is_coach), "test", break_down)
    for path in (
        asked.get_absolute_url(),
        cast.aino.get_absolute_url(),
        reverse("suggestions:approve", args=[asked.pk]),
    ):
        answer = kaisa.get(path)
        assert answer.status_code == 500
        assert "Aino" not in answer.content.decode()
        assert SECRET not in answer.content.decode()


def test_a_limit_that_breaks_lets_no_try_through(cast, monkeypatch):
    client = Client(raise_request_exception=False)
    monkeypatch.setattr("accounts.ratelimits.actions._locked", break_down)
    answer = client.post(reverse("people:join"), {"code": "123456"})
    assert answer.status_code == 500
    assert "_auth_user_id" not in client.session
    assert SECRET not in answer.content.decode()


def test_a_look_that_cannot_be_noted_shows_nothing(cast, kaisa, monkeypatch):
    monkeypatch.setattr("accounts.audit.transitions._entry", break_down)
    answer = kaisa.get(cast.aino.get_absolute_url())
    assert answer.status_code == 500
    assert "Aino" not in answer.content.decode()
