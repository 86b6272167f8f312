"""A baker's first place on a phone, from the front page to what was handed in, in the time of a keystroke-level model.

Card, Moran and Newell (1980), with 0.28 s for a key, 1.1 s for a tap, 1.35 s for a decision; reading is not in it.
"""

import re

import pytest

from moderation.demo.cast import business_id
from tests.journeys.conftest import PHONE, wait_until
from tests.journeys.hands import Finger
from tests.people import day

pytestmark = pytest.mark.browser

KEY, TAP, DECISION = 0.28, 1.1, 1.35  # seconds
MOST_SECONDS = 180
MOST_TYPED_OF_THE_PLACE = 8
CODE = re.compile(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", re.MULTILINE)


class TimedFinger(Finger):
    """Adds up what the model says of each tap and each word."""

    def __init__(self, page):
        super().__init__(page)
        self.seconds, self.typed = 0.0, 0

    def press(self, css):
        """A tap on a button, after deciding for it."""
        self.seconds += TAP + DECISION
        super().press(css)

    def write(self, name, text):
        """A tap into the field, its keys."""
        self.seconds += TAP + DECISION + KEY * len(text)
        self.typed += 1
        super().write(name, text)

    def choose(self, name, value):
        self.seconds += TAP + DECISION
        super().choose(name, value)

    def pick(self, name, label):
        """A list takes two taps: it opens, and a row is chosen."""
        self.seconds += 2 * TAP + DECISION
        super().pick(name, label)


def writes_a_place(mikko):
    mikko.press("main a[href='/places/write/']")
    mikko.press("a[href='/places/write/work_trial/']")
    mikko.write("title", "Leipomon apulainen")
    mikko.look_up("occupation", "leipuri")
    mikko.choose("aim", "explore")
    mikko.write("purpose", "Tutustut leipurin työhön rauhassa.")
    mikko.write("tasks", "Paistat sämpylöitä ja pakkaat leipiä kauppoihin.")
    mikko.choose("job_likely", "yes")
    mikko.pick("municipality", "Lahti")
    mikko.write("street", "Vapaudenkatu 10")
    mikko.write("starts_on", day(10).isoformat())
    mikko.write("ends_on", day(97).isoformat())
    mikko.write("guide_name", "Mikko Mäkinen")
    mikko.send()


def makes_an_account(mikko, house, address):
    mikko.press("main a[href*='/account/signup/']")
    mikko.write("email", address)
    mikko.write("given_name", "Mikko")
    mikko.write("family_name", "Mäkinen")
    mikko.send()
    letter = wait_until(lambda: house.mails_to(address), "the mail with the code")[-1]
    mikko.write("code", CODE.search(letter.get_content()).group(1))
    mikko.send()


def hands_it_in(mikko, name, number):
    mikko.press("main a[href*='/employers/register/']")
    mikko.write("name", name)
    mikko.write("business_id", number)
    mikko.pick("municipality", "Lahti")
    mikko.send()
    mikko.send()


def test_a_new_employers_first_place_takes_three_minutes_on_a_phone(house, window):
    mikko = TimedFinger(window(PHONE))
    mikko.open("/")
    writes_a_place(mikko)
    assert mikko.typed <= MOST_TYPED_OF_THE_PLACE
    makes_an_account(mikko, house, "ensikertalainen@kauris.fi")
    hands_it_in(mikko, "Leipomo Ensikertalainen", business_id(7_654_321))
    assert mikko.says("Kiitos. Näin tästä mennään")
    assert mikko.page.locator("[aria-labelledby=sent] li").count() == 4
    assert mikko.seconds <= MOST_SECONDS, f"{mikko.seconds:.0f} s"
