"""People leave, in a browser on a phone: what they held has a name the same minute, and nothing of it opens for them."""

import json

import pytest

from tests.journeys.conftest import PHONE
from tests.journeys.hands import Finger
from tests.journeys.signing_in import come_in, come_to_work

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(request, house):
    """The suffix of this journey's people, and what its beginning has printed."""
    suffix = request.node.originalname.split("_")[2]
    return suffix, json.loads(house.run("tests.journeys.first_leavers", suffix))


def test_an_employer_leaves_and_the_colleague_answers_in_his_place(cast, house, window):
    suffix, begun = cast
    matti, tuula = Finger(window(PHONE)), Finger(window(PHONE))
    old_link = house.link_in(house.mail_about(f"matti{suffix}@demo.test", ""))
    come_in(matti, house, f"matti{suffix}@demo.test")
    matti.open(f"/employers/{begun['bakery']}/")
    matti.press("a[href$='/leave/']")
    assert matti.says("1 paikka")
    assert matti.fits()
    matti.pick("to", f"Tuula{suffix} Testinen")
    matti.send()
    matti.open(f"/employers/{begun['bakery']}/")
    assert not matti.says("Leipuriksi")
    matti.open(old_link)
    assert matti.says("Tämä linkki ei enää toimi")
    assert not matti.says(f"Anni{suffix}")
    assert matti.fits()
    tuula.follow(house.link_in(house.mail_about(f"tuula{suffix}@demo.test", "Leipuriksi")))
    assert tuula.says(f"Anni{suffix}")
    tuula.press("section.sun button.button")
    told = house.mail_about(f"anni{suffix}@demo.test", "yhteyshenkilö vaihtui").get_content()
    assert f"Tuula{suffix}" in told


def test_a_coach_leaves_and_nobody_waits_for_her(cast, house, window):
    suffix, begun = cast
    saara, kirsti, pauli, anni = (Finger(window(PHONE)) for _one in range(4))
    come_to_work(kirsti, house, f"kirsti{suffix}@demo.test")
    come_to_work(saara, house, f"saara{suffix}@demo.test")
    assert kirsti.page.request.get(f"/appointments/calendar/{begun['feed']}.ics").ok
    saara.open("/caseloads/")
    saara.press(f"a[href='/people/{begun['kirsti']}/deactivate/']")
    assert saara.says("1 nuori, 1 tuleva tapaaminen, 1 vastausta odottava viesti")
    assert saara.fits()
    saara.pick("to", f"Pauli{suffix} Puro")
    saara.write("reason", "Uusi työ")
    saara.send()
    kirsti.open("/caseloads/")
    assert "/account/login/" in kirsti.page.url, "her session ended with her account"
    assert not kirsti.page.request.get(f"/appointments/calendar/{begun['feed']}.ics").ok
    anni.open("/people/join/")
    anni.write("code", begun["code"])
    anni.send()
    assert anni.says("ei toimi"), "her coach's code went with her coach"
    come_in(anni, house, f"anni{suffix}@demo.test")
    card = anni.page.locator("section[aria-labelledby=my-coach]")
    assert f"Pauli{suffix} Puro" in card.inner_text()
    assert anni.fits()
    come_to_work(pauli, house, f"pauli{suffix}@demo.test")
    pauli.open("/")
    pauli.press("section[aria-labelledby=my-turn] a[href^='/talks/']")
    assert pauli.says("Milloin näemme?")
    pauli.open(f"/appointments/{begun['meeting']}/")
    assert pauli.says(f"Anni{suffix}")
