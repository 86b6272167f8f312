"""Lines of the log (bars S25): one for each refusal and sign-in, in UTC, with no name, address, secret or typed word."""

import datetime as dt
import io
import json
import logging

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.test import Client
from django.urls import reverse

from accounts.people.models import User
from marketplace.config.logs import configure
from tests.factories import marketplace
from tests.links import link_to, pressed
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
CANARIES = ("Kanaria", "kanaria@canary.test", "+358405550000", "salasana-kanaria")


@pytest.fixture
def log():
    """What a server would write, line by line."""
    before, stream = list(logging.getLogger().handlers), io.StringIO()
    configure({"level": "WARNING"})
    handler = next(one for one in logging.getLogger().handlers if one not in before)
    handler.setStream(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().handlers = before


def quoted(lines, *secrets):
    """Which of the canaries and secrets stand somewhere in the lines."""
    return [one for one in (*CANARIES, *secrets) if one in json.dumps(lines, ensure_ascii=False)]


def broken(_request):
    """A page that fails with what somebody typed in its words."""
    try:
        with transaction.atomic():
            first = User.objects.first()
            User.objects.create(email=first.email, given_name="Kanaria")
    except IntegrityError as collision:
        raise ValueError("Kanaria kanaria@canary.test") from collision


def test_each_refusal_is_one_line_that_names_the_page_and_not_the_address(cast, signed_in, log):
    mikko = signed_in(cast.mikko)
    mikko.get(f"/caseloads/{cast.aino.pk}/?q=Kanaria")
    mikko.get("/ei/ole/kanaria@canary.test/")
    mikko.get("/numbers/export/?q=Kanaria")
    lines = [line for line in log() if line["logger"] == "django.request"]
    assert [(line["page"], line["status"], line["person"]) for line in lines] == [
        ("caseloads/<int:pk>/", 404, cast.mikko.pk), ("none", 404, cast.mikko.pk), ("numbers/export/", 403, cast.mikko.pk),
    ]  # fmt: skip
    assert quoted(lines) == []


def test_a_link_that_is_refused_leaves_no_secret_in_the_log(cast, log):
    _profile, place = ready_to_meet(cast)
    link = link_to("introductions.answer", marketplace.introduction(cast.aino, place, cast.kaisa), cast.mikko)
    for _time in range(2):
        pressed(Client(), link, "accept", **{"accept-greeting": "Kanaria"})
    [line] = log()
    assert (line["page"], line["status"]) == ("link/<str:token>/", 409)
    assert quoted([line], link.split("/")[-2], "Aino", "Mikko") == []


def test_a_sign_in_that_fails_and_one_that_succeeds_are_lines_with_numbers(cast, signed_in, log):
    cast.mikko.set_password("salasana-kanaria")
    cast.mikko.save()
    said = {"login": "kanaria@canary.test", "password": "salasana-kanaria"}
    Client().post(reverse("account_login"), said)
    mikko = signed_in(cast.mikko)
    mikko.logout()
    lines = log()
    events = [(line["event"], line["person"]) for line in lines if line["logger"] == "security"]
    assert events == [("login_failed", None), ("login", cast.mikko.pk), ("logout", cast.mikko.pk)]
    assert quoted(lines) == []


def test_a_failure_says_where_and_what_rule_and_quotes_no_row(cast, log, monkeypatch):
    User.objects.filter(pk=cast.aino.pk).update(email="kanaria@canary.test")
    monkeypatch.setattr("accounts.people.views.Home.dispatch", lambda _page, request, *_a, **_k: broken(request))
    assert Client(raise_request_exception=False).get("/").status_code == 500
    [line] = log()
    assert [one["kind"] for one in line["failure"][:2]] == ["ValueError", "IntegrityError"]
    assert any(at.startswith("test_log_lines.py:") for at in line["failure"][0]["at"])
    assert quoted([line]) == []


def test_nobody_forges_a_line(cast, log):
    Client().get('/x%0d%0a{"event": "login", "person": 1}%0a')
    Client().get("/", headers={"host": 'x\n{"event": "login"}'})
    lines = log()
    assert lines
    assert "login" not in {line["event"] for line in lines}


def test_every_line_says_when_in_utc(cast, log):
    Client().get("/ei/")
    [line] = log()
    assert dt.datetime.fromisoformat(line["timestamp"]).utcoffset() == dt.timedelta(0)
