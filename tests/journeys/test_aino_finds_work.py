"""Aino's whole story in a browser: from the invitation to a work trial that led on."""

import datetime as dt
import json
import re
from zoneinfo import ZoneInfo

import pytest

from tests import template
from tests.journeys.agreeing import newest_link, write_agreement
from tests.journeys.conftest import DESK, FIRST_PEOPLE, PHONE, own_house, wait_until
from tests.journeys.hands import Finger, Keys
from tests.journeys.offering import make_an_account, name_the_workplace, write_a_place

pytestmark = pytest.mark.browser


# The ranker puts five on a list, and young people of other journeys might be better.
house = own_house("own-house", template.shipped, FIRST_PEOPLE)


def day(number):
    """So many days from today."""
    return dt.datetime.now(ZoneInfo("Europe/Helsinki")).date() + dt.timedelta(days=number)


def typed(date):
    """As people write it here."""
    return f"{date.day}.{date.month}.{date.year}"


class Story:
    """Three people, each at her or his own screen."""

    is_ranked = True  # Aino lets the ranker order her places, so that Kaisa reads its reasons

    def __init__(self, house, window, suffix, **options):
        self.house = house
        self.kaisa = Keys(window(DESK, **options))
        self.aino = Finger(window(PHONE, **options))
        self.mikko = Finger(window(PHONE, **options))
        self.sofia = Finger(window(DESK, **options))
        self.name = f"Aino{suffix}"
        self.mikkos_address = f"mikko{suffix}@leipomo.test"
        self.business_id = {"": "2077474-0", "b": "0116297-6"}[suffix]

    def kaisa_invites_aino(self):
        """By keyboard; the page shows a link, a QR code and six digits."""
        kaisa = self.kaisa
        kaisa.open("/account/login/")
        kaisa.press("button[value=kaisa]")
        kaisa.press("a[href='/caseloads/welcome/']")
        kaisa.write("given_name", self.name)
        kaisa.write("family_name", "Aalto")
        kaisa.write("birth_on", "14.5.2007")
        kaisa.pick("municipality", "Lahti")
        kaisa.write("phone", "040 123 4567")
        kaisa.send()
        code = kaisa.page.locator(".code").inner_text().replace(" ", "")
        assert re.fullmatch(r"\d{6}", code)
        assert kaisa.page.locator("main svg").count() > 0
        return code

    def aino_comes_in(self, code):
        """With the six digits, on her phone."""
        aino = self.aino
        aino.open("/people/join/")
        aino.write("code", code)
        aino.send()
        assert aino.says(self.name)
        assert aino.fits()
        aino.set_own_password()

    def aino_writes_her_profile(self):
        """One question a page; then she asks Kaisa to read it."""
        aino = self.aino
        aino.open("/profiles/mine/")
        aino.press("main form button.button")
        address = re.search(r"/profiles/\d+/", aino.page.url).group(0)
        aino.open(f"{address}edit/kinds/")
        aino.choose("kinds", "work_trial")
        aino.send()
        aino.open(f"{address}edit/skills/")
        aino.write("more_search", "leipominen")
        aino.press("button[name=more_find]")
        aino.page.locator("input[name=more]").first.check()
        aino.send()
        aino.open(f"{address}edit/wishes/")
        aino.write("occupations_search", "leipuri")
        aino.press("button[name=occupations_find]")
        aino.page.locator("input[name=occupations]").first.check()
        aino.send()
        aino.open(f"{address}edit/")
        assert aino.fits()
        aino.open(address)
        aino.press(f"form[action='{address}ask-coach/'] button")
        return address

    def kaisa_reads_and_aino_says_yes(self, address):
        """Kaisa finds it in her queue; only Aino's yes puts it in force."""
        kaisa, aino = self.kaisa, self.aino
        kaisa.open("/queue/?kind=profile")
        assert kaisa.says(self.name)
        kaisa.press(f"a[href='{address}']")
        kaisa.press(f"a[href='{address}offer/']")
        kaisa.send()
        aino.open(address)
        aino.press(f"a[href='{address}publish/']")
        aino.send()
        assert aino.page.locator("main").inner_text()

    def mikko_writes_a_place(self):
        """Without an account first; the account, by a code in his mail, comes when he hands it in."""
        mikko = self.mikko
        mikko.open("/")
        write_a_place(mikko, day(10), day(97))
        assert mikko.fits()
        mikko.send()
        assert mikko.says("Leipomon apulainen")
        make_an_account(mikko, self.house, self.mikkos_address)

    def mikko_tells_of_his_bakery(self):
        """The business ID is checked; then the place is handed in."""
        mikko = self.mikko
        if "/employers/register/" not in mikko.page.url:
            mikko.open("/places/write/preview/")
            mikko.press("main a[href*='/employers/register/']")
        name_the_workplace(mikko, f"Leipomo {self.name}", self.business_id)
        if "preview" not in mikko.page.url:
            mikko.open("/places/write/preview/")
        mikko.send()
        assert mikko.fits()

    def kaisa_checks_the_bakery_and_its_place(self):
        """In the queue, by j, a and Enter."""
        kaisa = self.kaisa
        kaisa.open("/queue/?kind=organisation")
        assert kaisa.says(f"Leipomo {self.name}")
        self.approve_in_queue(kaisa)
        kaisa.open("/queue/?kind=listing")
        self.approve_in_queue(kaisa)

    def approve_in_queue(self, kaisa):
        """The keys of the queue where there is JavaScript, Tab and Enter where there is none."""
        kaisa.press("[data-queue-item] [data-key=a]")

    def kaisa_approves_the_suggestion(self):
        """The ranker has proposed it, with reasons; Kaisa decides."""
        kaisa = self.kaisa

        row = kaisa.page.locator(".desk-list a", has_text=f"{self.name} Aalto Leipomon apulainen")

        def there():
            kaisa.open("/queue/?kind=suggestion")
            return row.count()

        wait_until(there, "the ranker's suggestion")
        kaisa.open(f"/queue/{row.first.get_attribute('href')}")
        item = kaisa.page.locator("[data-queue-item]", has_text=f"{self.name} Aalto")
        assert bool(item.locator(".reasons.helps li").count()) == self.is_ranked
        kaisa.reach(item.locator("[data-press=a]"))
        kaisa.page.keyboard.press("Enter")
        wait_until(lambda: kaisa.says(f"Hyväksytty: {self.name} Aalto – Leipomon apulainen"), "the decision")

    def aino_says_yes(self):
        """She sees the place and decides what the workplace sees."""
        aino = self.aino
        aino.open("/suggestions/")
        assert aino.says("Leipomon apulainen")
        aino.press("a[href$='/say-yes/']")
        aino.choose("release", "phone")
        assert aino.fits()
        aino.send()

    def mikko_answers_from_his_mail(self):
        """Two taps, without signing in; he sees what she ticked and nothing more."""
        letter = self.house.mail_about(self.mikkos_address, "Löysimme nuoren paikkaasi: Leipomon apulainen")
        mikko = self.mikko
        mikko.page.context.clear_cookies()
        mikko.follow(self.house.link_in(letter))
        assert mikko.says("+358401234567")
        assert not mikko.says("Aalto")
        assert mikko.fits()
        mikko.write("accept-greeting", "Tervetuloa!")
        mikko.press("form[action='?do=accept'] button.button")

    def kaisa_agrees_on_the_placement(self):
        """From Mikko's yes over the signed agreement to the end with an outcome, by keyboard."""
        kaisa = self.kaisa
        letter = self.house.mail_about("kaisa@demo.test", f"Leipomo {self.name} sanoi")
        kaisa.open(self.house.link_in(letter))
        kaisa.press("form[action*='/placements/from/'] button")
        if "/from/" in kaisa.page.url:
            kaisa.send()
        placement = kaisa.page.url
        self.everybody_signs_the_agreement(placement)
        kaisa.open(placement)
        kaisa.press("a[href$='/start/']")
        kaisa.send()
        kaisa.press("a[href$='/end/']")
        kaisa.choose("outcome", "job_here")
        kaisa.send()
        self.aino.open("/")
        return kaisa.page.url

    def everybody_signs_the_agreement(self, placement):
        """Kaisa writes it, both sides sign (Aino in her session, Mikko from his mail), Kaisa checks, Sofia confirms."""
        self.house.run("tests.journeys.give_mandate")
        kaisa, aino, mikko, sofia = self.kaisa, self.aino, self.mikko, self.sofia
        kaisa.open(placement)
        agreement = write_agreement(kaisa)
        aino.open(agreement)
        aino.press(f"main a[href='{agreement}sign/']")
        aino.send()
        mikko.follow(newest_link(self.house, self.mikkos_address))
        mikko.press("form[action='?do=sign'] button.button")
        kaisa.open(f"{agreement}check/")
        kaisa.send()
        sofia.open("/account/login/")
        sofia.press("button[value=sofia]")
        sofia.open(f"{agreement}confirm/")
        sofia.send()

    def tell(self):
        """The whole story in its order."""
        self.aino_comes_in(self.kaisa_invites_aino())
        self.kaisa_reads_and_aino_says_yes(self.aino_writes_her_profile())
        self.mikko_writes_a_place()
        self.mikko_tells_of_his_bakery()
        self.kaisa_checks_the_bakery_and_its_place()
        self.kaisa_approves_the_suggestion()
        self.aino_says_yes()
        self.mikko_answers_from_his_mail()
        self.kaisa_agrees_on_the_placement()


class StoryWithoutRanker(Story):
    """The same where Aino does not want a computer to order her places (bars.md M17)."""

    is_ranked = False

    def aino_comes_in(self, code):
        """She says so as the first thing."""
        super().aino_comes_in(code)
        aino = self.aino
        aino.open("/people/settings/")
        aino.page.locator("input[name=wants_ranking]").uncheck()
        aino.send()
        aino.open("/people/settings/")
        assert not aino.page.locator("input[name=wants_ranking]").is_checked()


def check_log(house, name):
    """The decisions of this story are in the log that the ranker learns from, each yes a yes."""
    rows = [row for row in json.loads(house.run("tests.journeys.read_log")) if row["name"] == name]
    assert [(row["approves"], row["says_yes"], row["accepts"], row["completes"]) for row in rows] == [(True,) * 4]


def test_aino_comes_from_an_invitation_to_a_work_trial_that_led_to_a_job(house, window):
    Story(house, window, "").tell()
    check_log(house, "Aino")


def test_the_same_way_is_open_without_javascript_and_without_the_ranker(house, window):
    StoryWithoutRanker(house, window, "b", java_script_enabled=False).tell()
    check_log(house, "Ainob")
