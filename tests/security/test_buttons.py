"""Every button and field of a page works without JavaScript and has a name (bars, 5 UX): read from the pages' own HTML."""

from html.parser import HTMLParser

import pytest

from tests.security.crawl import answers  # noqa: F401

FIELDS = {"input", "select", "textarea"}
UNNAMED = {"hidden", "submit", "button", "reset", "image"}
# allauth's passkey scripts speak to the browser itself: nothing can take their place.
ONLY_BY_SCRIPT = {"passkey_login", "mfa_webauthn_reauthenticate", "mfa_webauthn_authenticate", "mfa_webauthn_add"}
NAMES = {"aria-label", "aria-labelledby", "title"}

pytestmark = pytest.mark.django_db


class Page(HTMLParser):
    """Gathers the buttons that send nothing and the fields that nobody named."""

    def __init__(self):
        super().__init__()
        self.forms, self.ids, self.dead = [], set(), []
        self.labelled, self.fields, self.in_label = set(), [], 0

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self.forms.append(said)
            self.ids.add(said.get("id"))
        elif tag == "label":
            self.in_label += 1
            self.labelled.add(said.get("for"))
        elif tag == "button" or (tag == "input" and said.get("type") in {"submit", "button", "image"}):
            self._button(said)
        elif tag in FIELDS and said.get("type") not in UNNAMED and not (self.in_label or NAMES & set(said)):
            self.fields.append(said.get("id") or said.get("name"))
        elif tag == "a" and said.get("href", "") in {"", "#"}:
            self.dead.append(f"link {said}")

    def handle_endtag(self, tag):
        if tag == "form":
            self.forms.pop()
        self.in_label -= tag == "label"

    def _button(self, said):
        if said.get("id") in ONLY_BY_SCRIPT:
            return
        if said.get("type", "submit") not in {"submit", "image"} or not (self.forms or said.get("form")):
            self.dead.append(said.get("id") or said.get("class") or "a button")

    @property
    def unnamed(self):
        return [field for field in self.fields if field not in self.labelled]


def read(body):
    page = Page()
    page.feed(body)
    return page


def pages(answers):
    for (name, actor), answer in answers.items():
        if "text/html" in answer.headers.get("Content-Type", "") and answer.status in {200, 422}:
            yield f"{name} {actor}", read(answer.body)


def test_every_button_sends_a_form_without_javascript(answers):
    assert {where: page.dead for where, page in pages(answers) if page.dead} == {}


def test_every_field_has_a_name_that_is_read_aloud_also_in_what_is_folded(answers):
    assert {where: page.unnamed for where, page in pages(answers) if page.unnamed} == {}


def test_the_guards_see_what_they_are_for():
    page = read('<form><button type="button">Go</button><input name="a"><label for="b">B</label><input id="b"></form>')
    assert (page.dead, page.unnamed) == (["a button"], ["a"])
    assert read('<button class="x">Go</button><a href="#">Go</a>').dead == ["x", "link {'href': '#'}"]
