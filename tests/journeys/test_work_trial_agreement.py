"""A work trial in a browser: signed by phone on both sides, checked, confirmed, amended, renewed, stopped."""

import json
import re

import pytest

from tests.journeys.agreeing import day, newest_link, send_out, write_agreement
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import Finger, Keys

pytestmark = pytest.mark.browser


class Trial:
    """Four people: Kaisa by keyboard, the two sides with a phone, Sofia at her desk."""

    def __init__(self, house, window, name, language="fi", **options):
        self.house, self.name, self.language = house, name, language
        self.told = json.loads(house.run("tests.journeys.first_trial", name, language))
        self.kaisa, self.sofia = Keys(window(DESK, **options)), Finger(window(DESK, **options))
        self.aino, self.mikko = Finger(window(PHONE, **options)), Finger(window(PHONE, **options))
        for hand, who in ((self.kaisa, "kaisa"), (self.sofia, "sofia")):
            hand.open("/account/login/")
            hand.press(f"button[value={who}]")

    def at_placement(self):
        self.kaisa.open(self.told["placement"])
        return self.kaisa

    def writes(self):
        """Kaisa writes the text."""
        return write_agreement(self.at_placement())

    def sign(self, besides=()):
        """Both sides, from their mails, without signing in; each in her or his own language."""
        used = []
        for hand, address in ((self.mikko, self.told["host"]), (self.aino, self.told["young"])):
            link = newest_link(self.house, address, besides)
            hand.follow(link)
            assert hand.page.locator("html").get_attribute("lang") == self.language
            assert hand.says("Vapaudenkatu 10")
            assert hand.fits()
            hand.press("form[action='?do=sign'] button.button")
            assert hand.page.locator("form[action='?do=sign']").count() == 0, "signed once"
            assert hand.fits()
            used.append(link)
        return used

    def checks(self, agreement):
        kaisa = self.kaisa
        kaisa.open(agreement)
        kaisa.press(f"main a[href='{agreement}check/']")
        assert kaisa.page.locator(".state.bad").count() == 0
        kaisa.send()

    def confirms(self, agreement):
        """Sofia finds it on her first page."""
        sofia = self.sofia
        sofia.open("/")
        sofia.press(f"main a[href='{agreement}']")
        sofia.press(f"main a[href='{agreement}confirm/']")
        sofia.send()
        return sofia.page.locator("a[href^='/agreements/verify/']").get_attribute("href")

    def proof(self, address):
        """What anybody sees who reads the code: a tone and dates, no names."""
        self.aino.open(address)
        assert self.aino.fits()
        for name in (self.name, "Aalto", "Mikko", "Leipomo", "Kaisa", "Sofia"):
            assert not self.aino.says(name)
        return self.aino.page.locator("main .state").get_attribute("class").split()[-1]

    def amends(self, first_links):
        """New hours: both sign again, the official need not; an old link signs nothing."""
        kaisa = self.at_placement()
        kaisa.press("a[href$='/start/']")
        kaisa.send()
        kaisa.press("main a[href$='/amend/']")
        kaisa.send()
        kaisa.write("hours_per_day", "7")
        kaisa.write("until_time", "15.00")
        kaisa.send()
        assert any(words.startswith("6") for words in kaisa.page.locator("del").all_inner_texts())
        agreement = send_out(kaisa)
        self.aino.follow(first_links[0])
        assert self.aino.page.locator("form[action='?do=sign']").count() == 0
        self.sign(besides=first_links)
        self.checks(agreement)
        assert kaisa.page.locator(".page-head .state.good").count() == 1
        return kaisa.page.locator("a[href^='/agreements/verify/']").get_attribute("href")

    def renews(self):
        kaisa = self.at_placement()
        kaisa.press("main a[href$='/renew/']")
        kaisa.write("starts_on", day(61))
        kaisa.write("ends_on", day(100))
        kaisa.send()
        assert re.search(r"/agreements/\d+/edit/", kaisa.page.url)
        self.at_placement()
        assert kaisa.page.locator("#agreement-of ~ p a[href^='/placements/']").count() == 1

    def aino_stops_it_today(self):
        aino = self.aino
        aino.open(self.told["way_in"])
        aino.press("main form button.button")
        aino.open(self.told["placement"])
        aino.press("main a[href$='/stop/']")
        aino.choose("cause", "next_step")
        aino.write("reason", "Sain opiskelupaikan.")
        assert aino.fits()
        aino.send()
        assert aino.page.locator(".page-head .state.bad").count() == 1

    def tell(self):
        """The whole story in its order."""
        agreement = self.writes()
        links = self.sign()
        self.checks(agreement)
        first = self.confirms(agreement)
        assert self.proof(first) == "good"
        second = self.amends(links)
        assert self.proof(first) == "waiting", "a newer version has taken its place"
        assert self.proof(second) == "good"
        self.renews()
        self.aino_stops_it_today()
        assert self.proof(second) == "bad"


def test_a_trial_is_signed_by_phone_amended_renewed_and_stopped(house, window):
    Trial(house, window, "Ainok").tell()


def test_the_same_without_javascript(house, window):
    Trial(house, window, "Ainoj", java_script_enabled=False).tell()


def test_the_same_in_swedish(house, window):
    Trial(house, window, "Ainos", language="sv").tell()
