"""A baker's first place on a phone, from the front page to what was handed in, in the time of a keystroke-level model.

Card, Moran and Newell (1980), with 0.28 s for a key, 1.1 s for a tap, 1.35 s for a decision; reading is not in it.
"""

import pytest

from moderation.demo.cast import business_id
from tests.journeys.conftest import PHONE
from tests.journeys.hands import Finger
from tests.journeys.offering import make_an_account, name_the_workplace, write_a_place
from tests.people import day

pytestmark = pytest.mark.browser

KEY, TAP, DECISION = 0.28, 1.1, 1.35  # seconds
MOST_SECONDS = 180
MOST_TYPED_OF_THE_PLACE = 8


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


def test_a_new_employers_first_place_takes_three_minutes_on_a_phone(house, window):
    mikko = TimedFinger(window(PHONE))
    mikko.open("/")
    write_a_place(mikko, day(10), day(97))
    assert mikko.typed <= MOST_TYPED_OF_THE_PLACE
    mikko.send()
    make_an_account(mikko, house, "ensikertalainen@kauris.fi")
    mikko.press("main a[href*='/employers/register/']")
    name_the_workplace(mikko, "Leipomo Ensikertalainen", business_id(7_654_321))
    mikko.send()  # the place, handed in
    assert mikko.says("Kiitos. Näin tästä mennään")
    assert mikko.page.locator("[aria-labelledby=sent] li").count() == 4
    assert mikko.seconds <= MOST_SECONDS, f"{mikko.seconds:.0f} s"
