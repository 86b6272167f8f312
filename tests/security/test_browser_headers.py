"""What every answer tells a browser (bars S13–S15): nothing foreign, no frames, no copies; and no GET that writes."""

import re

import pytest
from django.conf import settings

from tests.architecture.source import ROOT, TEMPLATES, template_files
from tests.security.crawl import Undefined, answers  # noqa: F401

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
REFERRER = {"same-origin", "no-referrer", "strict-origin"}  # the last one, of allauth, tells our name at most
SECRET_LINKS = ("people:join_link", "links:open")
ELSEWHERE = re.compile(r"(?:src|href|action|url|@import)\s*[=(]?\s*[\"'(]?\s*(?:https?:)?//[^\"')\s]+", re.IGNORECASE)
LINKS_OUT = re.compile(r"<a\s[^>]*href=\"https://[^\"]+\"|xmlns|<link[^>]*rel=\"canonical\"")

pytestmark = pytest.mark.django_db


def directives(answer):
    return dict(part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";"))


def test_every_answer_forbids_what_is_not_ours(answers):
    wrong = {}
    for (name, actor), answer in answers.items():
        said = directives(answer)
        if (said.get("default-src"), said.get("frame-ancestors"), said.get("base-uri")) != ("'none'",) * 3:
            wrong[name, actor] = said
        if "unsafe" in answer.headers["Content-Security-Policy"] or "http" in answer.headers["Content-Security-Policy"]:
            wrong[name, actor] = said
    assert wrong == {}


@pytest.mark.parametrize(("header", "value"), list(ALWAYS.items()))
def test_every_answer_carries_the_header(answers, header, value):
    assert {name for (name, _actor), answer in answers.items() if answer.headers.get(header) != value} == set()


def test_no_answer_tells_other_sites_where_one_comes_from(answers):
    assert {answer.headers["Referrer-Policy"] for answer in answers.values()} <= REFERRER
    secret = {answers[name, "visitor"].headers["Referrer-Policy"] for name in SECRET_LINKS}
    assert secret <= {"no-referrer", "strict-origin"}  # a POST from no-referrer has a null origin, which CSRF refuses


def test_no_sensor_is_open_to_a_page(answers):
    assert all("geolocation=()" in answer.headers["Permissions-Policy"] for answer in answers.values())


def test_no_page_asks_for_a_word_that_nobody_gives(answers):
    assert answers
    assert sorted(map(" ".join, Undefined.asked)) == []


def test_no_get_writes_anything_but_the_trail_and_the_session(answers):
    assert {place: answer.wrote for place, answer in answers.items() if answer.wrote} == {}


def test_no_answer_to_a_person_is_kept_by_a_cache(answers):
    kept = {
        (name, actor)
        for (name, actor), answer in answers.items()
        if actor != "visitor" and "no-store" not in answer.headers.get("Cache-Control", "")
    }
    assert kept == set()


def test_the_pages_of_a_secret_link_are_kept_by_no_cache(answers):
    assert all("no-store" in answers[name, "visitor"].headers["Cache-Control"] for name in SECRET_LINKS)


def test_a_page_with_an_error_carries_the_headers_too(world):
    for path in ("/there-is-no-such-page/", f"/introductions/{world.things['introduction'].pk}/accept/"):
        answer = world.client("leena").get(path)
        assert answer.status_code in {403, 404}
        assert directives(answer)["default-src"] == "'none'"
        assert "no-store" in answer["Cache-Control"]


def test_the_log_in_is_told_to_scripts_and_other_sites_as_little_as_can_be():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert {settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE} <= {"Lax", "Strict"}


def shipped():
    static = ROOT / "marketplace" / "static"
    return [*template_files(), *static.rglob("*.css"), *static.rglob("*.js"), *static.rglob("*.svg")]


def test_nothing_is_loaded_from_another_site():
    found = {}
    for path in shipped():
        text = LINKS_OUT.sub("", path.read_text(encoding="utf-8"))
        hits = [hit for hit in ELSEWHERE.findall(text) if "www.w3.org" not in hit]
        if hits:
            found[path.name] = hits
    assert found == {}
    assert TEMPLATES.is_dir()
