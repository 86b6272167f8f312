"""An ended trial becomes a job with the voucher in a browser: estimate, applied, decided, paying, closed."""

import datetime as dt
import re

import pytest

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import Finger

pytestmark = pytest.mark.browser
LONG_AGO = "1.1.2025"


def day(number):
    """A day so many days from today, as people write it."""
    one = dt.datetime.now().astimezone().date() + dt.timedelta(days=number)
    return f"{one.day}.{one.month}.{one.year}"


def value_of(hand, name, value):
    """Choose from a list by its value, which is the same in every language."""
    hand.page.locator(f"select[name={name}]").select_option(value=value)


class Story:
    """Kaisa at her desk, Mikko and the young person on their phones."""

    def __init__(self, house, window, name, language="fi", **options):
        self.house, self.name, self.language = house, name, language
        self.kaisa, self.mikko, self.aino = (Finger(window(size, **options)) for size in (DESK, PHONE, PHONE))
        self.trial = house.run("tests.journeys.ended_trial", name)

    def speak(self, hand, language):
        """Turn the language of a window by its button; whoever is signed in there speaks it from now on."""
        button = hand.page.locator(f"button[name=language][value={language}]").first
        if hand.page.locator("html").get_attribute("lang") != language:
            hand.page.locator("details.menu", has=button).locator("summary").first.click()
            with hand.page.expect_navigation():
                button.click()
        assert hand.page.locator("html").get_attribute("lang") == language

    def let_in(self, hand, address):
        """By a code in the mail, as anybody without a password."""
        hand.open("/account/login/code/")
        hand.write("email", address)
        hand.send()
        letter = self.house.mail_about(address, "")
        code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", letter.get_content(), re.MULTILINE).group(1)
        hand.write("code", code)
        hand.send()

    def kaisa_begins_the_job(self):
        """From the ended trial to the terms of a job that began ten weeks ago."""
        kaisa = self.kaisa
        kaisa.open("/account/login/")
        kaisa.press("button[value=kaisa]")
        self.speak(kaisa, self.language)
        kaisa.open(f"/placements/{self.trial}/")
        kaisa.press(f"a[href='/hirings/from/{self.trial}/']")
        kaisa.choose("kind", "job")
        kaisa.send()
        self.job = re.search(r"/hirings/\d+/", kaisa.page.url).group(0)
        kaisa.press(f"a[href='{self.job}edit/']")
        kaisa.write("starts_on", day(-70))
        value_of(kaisa, "length", "permanent")
        kaisa.write("hours_per_week", "30")
        kaisa.write("euros_an_hour", "12,50")
        kaisa.write("collective_agreement", "Leipomoalan työehtosopimus")
        value_of(kaisa, "pays_agreed_wage", "true")
        kaisa.send()
        assert kaisa.says("Leipomoalan työehtosopimus")

    def kaisa_estimates_the_voucher(self):
        """The last day to apply, and what is met, not met or not known."""
        kaisa = self.kaisa
        kaisa.press(f"a[href='{self.job}open-case/']")
        kaisa.choose("scheme", "voucher")
        kaisa.send()
        self.case = re.search(r"/hirings/cases/\d+/", kaisa.page.url).group(0)
        assert kaisa.says(day(-71))
        assert kaisa.page.locator(".state.waiting").count() > 1
        kaisa.press(f"a[href='{self.case}estimate/']")
        kaisa.write("unemployed_since", LONG_AGO)
        value_of(kaisa, "has_upper_secondary", "false")
        kaisa.send()
        assert kaisa.page.locator("li .state.good").count() >= 4

    def mikko_counts_and_applies(self):
        """On his phone: what it costs, then that he has applied; what is known of her is not on his page."""
        mikko = self.mikko
        self.let_in(mikko, f"mikko-{self.name.lower()}@leipomo.test")
        self.speak(mikko, self.language)
        mikko.open("/hirings/")
        mikko.press(f"a[href='{self.job}']")
        mikko.press("a[href*='/hirings/cost/']")
        assert mikko.says("811,88")
        assert mikko.fits()
        mikko.open(self.case)
        assert not mikko.says(LONG_AGO)
        assert mikko.fits()
        mikko.press(f"a[href='{self.case}apply/']")
        mikko.write("applied_on", day(0))
        mikko.send()
        assert mikko.page.locator("[aria-invalid=true]").count() == 1  # after the first day it is too late
        mikko.write("applied_on", day(-90))
        mikko.send()
        assert mikko.fits()

    def kaisa_follows_the_decision(self):
        """Work does not start before it; then it does."""
        kaisa = self.kaisa
        kaisa.open(self.job)
        kaisa.press(f"a[href='{self.job}agree/']")
        kaisa.send()
        kaisa.press(f"a[href='{self.job}start/']")
        kaisa.send()
        assert kaisa.page.locator(".error-summary").count() == 1
        kaisa.open(self.case)
        kaisa.press(f"a[href='{self.case}grant/']")
        kaisa.write("decided_on", day(-80))
        kaisa.write("months", "6")
        kaisa.send()
        kaisa.open(self.job)
        kaisa.press(f"a[href='{self.job}start/']")
        kaisa.send()

    def kaisa_notes_the_paid_periods(self):
        """Two months, then nothing more comes."""
        kaisa = self.kaisa
        for first, last in ((-70, -41), (-40, -11)):
            kaisa.open(self.case)
            kaisa.press(f"a[href='{self.case}pay/']")
            kaisa.write("first_on", day(first))
            kaisa.write("last_on", day(last))
            kaisa.write("euros", "811,88")
            kaisa.write("paid_on", day(-5))
            kaisa.send()
        assert kaisa.says("1623,76")
        kaisa.press(f"a[href='{self.case}close/']")
        kaisa.write("reason", "Kaikki jaksot on maksettu")
        kaisa.send()
        assert kaisa.page.locator(f"a[href='{self.case}pay/']").count() == 0

    def she_reads_it_on_her_phone(self):
        """Her job, and what was paid for it."""
        aino = self.aino
        self.let_in(aino, f"{self.name.lower()}@nuori.test")
        self.speak(aino, self.language)
        aino.open("/")
        aino.press(f"a[href='{self.job}']")
        assert aino.says("Leipomoalan työehtosopimus")
        assert aino.fits()
        aino.press(f"a[href='{self.case}']")
        assert aino.says("1623,76")
        assert aino.fits()

    def tell(self):
        """The whole story in its order; Kaisa, whom all stories share, speaks Finnish after it."""
        self.kaisa_begins_the_job()
        self.kaisa_estimates_the_voucher()
        self.mikko_counts_and_applies()
        self.kaisa_follows_the_decision()
        self.kaisa_notes_the_paid_periods()
        self.she_reads_it_on_her_phone()
        self.kaisa.open("/")
        self.speak(self.kaisa, "fi")


def test_an_ended_trial_becomes_a_job_with_the_voucher(house, window):
    Story(house, window, "Ella").tell()


def test_the_same_way_is_open_without_javascript(house, window):
    Story(house, window, "Elsa", java_script_enabled=False).tell()


def test_the_same_way_is_open_in_swedish(house, window):
    Story(house, window, "Ebba", language="sv").tell()
