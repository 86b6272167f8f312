"""The mail server is away for three hours, in a browser: people go on in the service, and each mail comes once afterwards."""

import json

import pytest

from tests import template
from tests.journeys.conftest import DESK, FIRST_PEOPLE, PHONE, own_house
from tests.journeys.hands import Finger
from tests.journeys.signing_in import come_to_work

pytestmark = pytest.mark.browser
QUESTION = "Tuleeko tämä perille?"


# In the shared one others wait for mails.
house = own_house("without-mail", template.shipped, FIRST_PEOPLE)


def test_while_no_mail_goes_out_people_go_on_and_afterwards_each_mail_comes_once(house, window):
    begun = json.loads(house.run("tests.journeys.first_leave", "posti"))
    aino, kerttu = Finger(window(PHONE)), Finger(window(DESK))
    come_to_work(kerttu, house, "kerttuposti@demo.test")
    aino.open("/people/join/")
    aino.write("code", begun["code"])
    aino.send()
    known = len(house.mails_to("kerttuposti@demo.test"))
    house.catcher.stop()
    aino.open("/")
    aino.press("section[aria-labelledby=my-coach] a.button:not(.secondary)")
    aino.write("text", QUESTION)
    aino.send()
    assert aino.says(QUESTION)
    house.run("tests.journeys.hours_pass", "0", "3")
    kerttu.open("/")
    kerttu.press("section[aria-labelledby=my-turn] a[href^='/talks/']")
    assert kerttu.says(QUESTION), "what waits is on her desk, mail or not"
    house.catcher.start()
    assert len(house.mails_to("kerttuposti@demo.test")) == known
    house.run("tests.journeys.hours_pass", "3", "5")
    letter = house.mail_about("kerttuposti@demo.test", "Viesti odottaa vastaustasi")
    kerttu.open(house.link_in(letter))
    assert kerttu.says(QUESTION)
    assert len(house.mails_to("kerttuposti@demo.test")) == known + 1
