"""From the pressed invitation to the published profile on a phone: how many taps it takes, and how many screens.

A tap is a touch on anything; writing in a field is one touch on it. A screen is a page that is loaded.
"""

import re

import pytest

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import OWN_PASSWORD, Finger
from tests.journeys.test_every_page import AXE, FIND, RULES

pytestmark = pytest.mark.browser

MOST_TAPS = 25
MOST_SCREENS = 12
NEXT = "main form.form button.button:not([name]):not(.quiet)"


class Thumb:
    """A finger that counts, and looks at each screen."""

    def __init__(self, page):
        self.page, self.taps, self.screens, self.flaws = page, 0, 0, []

    def tap(self, css):
        """Touch what is there, once it is there."""
        self.page.locator(css).first.click()
        self.taps += 1

    def go(self, css):
        """Touch what leads on, and look at the screen that comes."""
        with self.page.expect_navigation():
            self.tap(css)
        self.look()

    def look(self):
        """Count the screen; what sticks out or cannot be read by machine is a flaw."""
        self.screens += 1
        self.page.evaluate(AXE)
        wide = self.page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
        found = [one["id"] for one in self.page.evaluate(FIND, RULES)] + ["too wide"] * wide
        if found:
            self.flaws.append((self.page.url, found))

    def write(self, css, text):
        """Touch a field and type."""
        self.tap(css)
        self.page.keyboard.type(text)


def invitation(kaisa):
    """Kaisa welcomes Aino; the link that she sends."""
    kaisa.open("/account/login/")
    kaisa.press("button[value=kaisa]")
    kaisa.open("/caseloads/welcome/")
    kaisa.write("given_name", "Ainoliisa")
    kaisa.write("family_name", "Aalto")
    kaisa.write("birth_on", "14.5.2007")
    kaisa.pick("municipality", "Lahti")
    kaisa.write("phone", "040 123 4567")
    kaisa.send()
    return re.search(r"/people/join/[\w-]{12,}/", kaisa.page.locator("main").inner_html()).group(0)


def come_in(aino, link):
    """From the link to the first question."""
    aino.page.goto(link)
    aino.look()
    aino.go("main form button")
    aino.go("main a[href='/profiles/mine/']")
    aino.go("main form button.big")


def answer(aino):
    """The five questions; what she does not touch stays as it is, and what she touches saves itself."""
    aino.tap("label:has(input[value=work_trial])")
    aino.go(NEXT)
    aino.write("[name=more_search]", "leipo")
    aino.tap("label:has(input[name=more])")
    aino.go(NEXT)
    aino.write("[name=occupations_search]", "leipuri")
    aino.tap("label:has(input[name=occupations])")
    aino.go(NEXT)
    aino.tap("label:has(input[name=usual_hours][value='30'])")
    for name in ("evenings", "nights", "weekends"):
        aino.tap(f"label:has(input[name={name}][value=yes])")
    aino.page.locator("[data-saved-at]", has_text="Tallennettu").wait_for()
    aino.go(NEXT)
    aino.go(NEXT)


def say_yes(aino):
    """She has come in just now, so her yes counts with a password of her own."""
    aino.go("main form[action$='/offer/'] button")
    aino.go("main .empty a.button")
    aino.write("[name=password1]", OWN_PASSWORD)
    aino.write("[name=password2]", OWN_PASSWORD)
    aino.go("main form:has([name=password2]) button")
    aino.go("main form[action$='/publish/'] button, " + NEXT)


def test_on_a_phone_few_taps_and_screens_lead_from_the_invitation_to_the_profile(window):
    link = invitation(Finger(window(DESK)))
    aino = Thumb(window(PHONE))
    come_in(aino, link)
    answer(aino)
    say_yes(aino)
    assert aino.page.locator("main .state", has_text="käytössä").count()
    assert aino.flaws == []
    assert aino.taps <= MOST_TAPS
    assert aino.screens - 1 <= MOST_SCREENS, "the last screen says that it is published"
