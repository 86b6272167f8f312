"""A form whose page and browser do not fit together any more: a page of the house, in words, with the text."""

import html
import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from accounts.organisations.models import Organisation
from accounts.unsent.models import UnsentText
from marketplace.work.messages.models import Message
from tests.accounts.unsent.conftest import HIDDEN, Tab
from tests.factories import accounts
from tests.proof import proven

pytestmark = pytest.mark.django_db
TEXT = "Hei <Kaisa> & muut 🥐\r\ntoinen rivi"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def strict(person=None):
    """A browser whose forms are looked at for forgeries."""
    client = Client(enforce_csrf_checks=True)
    if person is not None:
        client.force_login(person, backend=BACKEND)
        proven(client, person)
    return client


def words(answer):
    return html.unescape(re.sub(r"\s+", " ", answer.content.decode()))


def test_kaisa_reads_what_happened_and_finds_her_text_in_the_form(cast, tab, talk):
    kaisa = strict(cast.kaisa)
    answer = tab(kaisa).send(TEXT)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Tätä ei lähetetty" in words(answer)
    assert "Pidämme kirjoittamasi tallessa" in words(answer)
    assert f'class="button" href="{talk}"' in answer.content.decode()
    assert tab(kaisa).text == TEXT
    assert not Message.objects.exists()


@pytest.mark.parametrize(("language", "title"), [("sv", "Det här skickades inte"), ("en", "This was not sent")])
def test_it_speaks_the_readers_language(cast, tab, language, title):
    cast.kaisa.language = language
    cast.kaisa.save()
    assert title in words(tab(strict(cast.kaisa)).send(TEXT))


def test_a_button_without_text_leads_back_to_where_it_was_pressed(cast):
    kaisa = strict(cast.kaisa)
    answer = kaisa.post(reverse("notices:read_all"), headers={"Referer": "http://testserver/messages/?page=2"})
    assert 'href="/messages/"' in answer.content.decode()
    answer = kaisa.post(reverse("notices:read_all"), headers={"Referer": "https://evil.example/x"})
    assert "evil.example" not in answer.content.decode()


def test_who_is_signed_out_logs_in_and_goes_on(cast, tab, talk, signed_in):
    answer = tab(signed_in(cast.aino)).send(TEXT, strict())
    assert "Kirjaudu ja jatka" in words(answer)
    assert f'href="{talk}"' in answer.content.decode()
    assert tab(signed_in(cast.aino)).text == TEXT


def test_bella_who_logged_in_in_another_tab_is_shown_nothing_of_ainos(cast, tab, signed_in):
    bella = strict(accounts.young("Bella", cast.kaisa))
    bella.get("/")
    answer = tab(signed_in(cast.aino)).send(TEXT, bella)
    assert "toinen rivi" not in answer.content.decode()
    assert "kirjautunut joku muu" in words(answer)
    assert tab(signed_in(cast.aino)).text == TEXT
    assert not UnsentText.objects.exclude(person=cast.aino).exists()


PLACE = {"title": "Leipuri", "tasks": TEXT, "purpose": "Oppia"}


@pytest.fixture
def anonymous_form():
    """A visitor writes a place, as one may without an account."""
    browser = strict()
    return browser, Tab(browser, reverse("listings:write_kind", args=["job"]))


def test_a_visitor_sends_it_again_from_the_page_by_a_press(anonymous_form):
    browser, tab = anonymous_form
    answer = browser.post(tab.path, {**tab.hidden, **PLACE})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    body = answer.content.decode()
    form = body[body.index(f'<form class="form" method="post" action="{tab.path}">') :].partition("</form>")[0]
    again = {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    areas = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    again |= {name: html.unescape(text) for name, text in areas}
    assert (again["tasks"], again["title"]) == (TEXT, "Leipuri")
    assert browser.post(tab.path, again).status_code == HTTPStatus.UNPROCESSABLE_ENTITY, "judged as any other form"
    assert not UnsentText.objects.exists(), "what nobody owns is kept nowhere"


def test_it_never_sends_itself_again(anonymous_form):
    browser, tab = anonymous_form
    body = browser.post(tab.path, {**tab.hidden, **PLACE}).content.decode()
    assert "data-autosave" not in body
    assert "http-equiv" not in body


def test_who_is_signed_in_gets_no_form_that_a_stranger_has_filled(cast, anonymous_form):
    _browser, tab = anonymous_form
    mikko = strict(cast.mikko)
    body = mikko.post(tab.path, {**tab.hidden, **PLACE}).content.decode()
    assert f'action="{tab.path}"' not in body
    assert not Organisation.objects.filter(name="Leipuri").exists()


def test_without_a_mark_nothing_that_came_is_repeated(cast):
    body = strict().post(reverse("listings:write_kind", args=["job"]), {"tasks": "Houkutus"}).content.decode()
    assert "Houkutus" not in body


def test_a_browser_without_cookies_hears_what_to_do(anonymous_form):
    _browser, tab = anonymous_form
    assert "Salli evästeet" in words(strict().post(tab.path, {**tab.hidden, **PLACE}))


def test_a_forged_form_does_not_touch_what_she_has_kept(cast, tab):
    aino = strict(cast.aino)
    form = tab(aino)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form.body)[1]
    form.hidden["csrfmiddlewaretoken"] = token
    assert form.keep("Oma teksti").status_code == HTTPStatus.OK
    del form.hidden["csrfmiddlewaretoken"]
    form.send("Väärennös")
    assert UnsentText.objects.get(by_mark=False).told["values"]["text"] == ["Oma teksti"]


def test_the_hidden_fields_are_those_of_the_form(anonymous_form):
    _browser, tab = anonymous_form
    assert set(dict(HIDDEN.findall(tab.body))) == {"unsent", "form_key"}
