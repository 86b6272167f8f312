"""Two tabs with the same form: what one sends or keeps takes nothing from the other."""

from http import HTTPStatus

import pytest

from accounts.unsent.models import UnsentText
from marketplace.work.messages.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def aino(cast, signed_in):
    return signed_in(cast.aino)


def waiting():
    return [one.told["values"]["text"] for one in UnsentText.objects.order_by("kept_at", "pk")]


def test_sending_one_leaves_what_the_other_holds(aino, tab):
    first, second = tab(aino), tab(aino)
    first.keep("Ensimmäinen")
    second.keep("Toinen")
    assert first.send("Ensimmäinen").status_code == HTTPStatus.FOUND
    assert waiting() == [["Toinen"]]


def test_what_the_second_keeps_does_not_take_the_place_of_the_firsts(aino, tab):
    first, second = tab(aino), tab(aino)
    first.keep("Ensimmäinen")
    second.keep("Toinen")
    first.keep("Ensimmäinen jatkuu")
    assert sorted(waiting()) == [["Ensimmäinen jatkuu"], ["Toinen"]]


def test_a_new_tab_offers_the_newest_and_leads_to_the_other(aino, tab, talk):
    tab_one, tab_two = tab(aino), tab(aino)
    tab_one.keep("Ensimmäinen")
    tab_two.keep("Toinen")
    newest = tab(aino)
    assert newest.text == "Toinen"
    older = UnsentText.objects.earliest("kept_at")
    assert f'href="?kept={older.pk}"' in newest.body
    assert tab(aino, f"{talk}?kept={older.pk}").text == "Ensimmäinen"


def test_a_tab_that_took_a_text_over_holds_it_alone(aino, tab):
    tab(aino).keep("Alku")
    second = tab(aino)
    second.keep(f"{second.text} ja loppu")
    assert waiting() == [["Alku ja loppu"]]


def test_a_text_that_went_on_in_its_own_tab_stays_when_the_other_is_sent(aino, tab):
    first = tab(aino)
    first.keep("Alku")
    second = tab(aino)
    first.keep("Alku, ja lisää ensimmäisessä")
    assert second.send("Alku, toisin").status_code == HTTPStatus.FOUND
    assert waiting() == [["Alku, ja lisää ensimmäisessä"]]


def test_sending_what_was_taken_over_leaves_nothing_behind(aino, tab, nobody):
    first = tab(aino)
    first.keep("Alku")
    first.send("Alku ja lisää", nobody)
    again = tab(aino)
    assert again.text == "Alku ja lisää"
    again.send(again.text)
    assert waiting() == []


def test_the_same_words_are_offered_once(aino, tab, nobody):
    tab(aino).keep("Alku")
    tab(aino).send("Alku", nobody)
    assert waiting() == [["Alku"]]
    assert "?kept=" not in tab(aino).body


def test_two_tabs_with_the_same_words_are_two_of_which_one_is_offered(aino, tab):
    first, second = tab(aino), tab(aino)
    first.keep("Sama")
    second.keep("Sama")
    assert "?kept=" not in tab(aino).body
    assert second.send("Sama").status_code == HTTPStatus.FOUND
    assert waiting() == [["Sama"]]


def test_two_pages_with_the_same_form_do_not_mix(cast, aino, tab, talk):
    tab(aino).keep("Kaisalle")
    assert tab(aino, f"{talk}?other=1").text == ""


def test_what_was_sent_is_not_kept_again_by_a_script_that_comes_late(aino, tab):
    form = tab(aino)
    form.send("Hei")
    form.keep("Hei")
    assert waiting() == []
    assert Message.objects.count() == 1


def test_what_was_sent_is_not_offered_where_the_server_stopped_before_it_could_forget(aino, tab, monkeypatch):
    monkeypatch.setattr("accounts.unsent.middleware.forget", lambda *_args, **_kwargs: None)
    tab(aino).send("Hei")
    assert waiting() == [["Hei"]]
    assert tab(aino).text == ""


def test_a_form_that_is_sent_back_with_errors_is_the_same_form(aino, tab):
    form = tab(aino)
    form.send("x" * 3000)
    form.send("y" * 3000)
    assert waiting() == [["y" * 3000]]


def test_whoever_empties_her_form_has_nothing_waiting(aino, tab):
    form = tab(aino)
    form.keep("Hei")
    form.keep("")
    assert waiting() == []
