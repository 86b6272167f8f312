"""The one-stop service in a browser: a referral from the idea to its end, an event whose waiting list moves up."""

import json

import pytest

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import COVER, Finger, Keys

pytestmark = pytest.mark.browser


class Story:
    """Aino and Bella on their phones, Kaisa at her desk by keyboard, a service that has only its mail."""

    def __init__(self, house, window, suffix, **options):
        self.house, self.suffix = house, suffix
        self.told = json.loads(house.run("tests.journeys.first_services", suffix))
        self.kaisa = Keys(window(DESK, **options))
        self.aino, self.bella, self.service = (Finger(window(PHONE, **options)) for _person in range(3))

    def everybody_comes_in(self):
        """Kaisa with her account, the young people by their codes."""
        self.kaisa.open("/account/login/")
        self.kaisa.press("button[value=kaisa]")
        for name in ("aino", "bella"):
            hand = getattr(self, name)
            hand.open("/people/join/")
            hand.write("code", self.told[name])
            hand.send()
            hand.set_own_password()

    def link_to(self, address, words):
        """The link of the newest mail about something."""
        return self.house.link_in(self.house.mail_about(address, words))

    def kaisa_suggests_a_service(self):
        """From her page about Aino; the form on a page of its own, as without scripts."""
        kaisa = self.kaisa
        kaisa.open(self.told["aino_page"])
        kaisa.open(kaisa.page.locator("a[href^='/referrals/of/']").first.get_attribute("href"))
        kaisa.look_up("service", f"Neuvola {self.suffix} –")
        kaisa.write("why", "Siellä tunnetaan alan koulut.")
        kaisa.send()

    def aino_says_yes_and_ticks(self):
        """From her neutral mail; she lets them know her phone number and nothing more."""
        aino = self.aino
        letter = self.house.mail_about(f"aino{self.suffix}@demo.test", "Valmentajallasi on kysymys")
        assert "Neuvola" not in letter["Subject"] + letter.get_content()
        aino.open(self.house.link_in(letter))
        self.page = aino.page.url
        assert aino.says("Siellä tunnetaan alan koulut.")
        aino.press("a[href$='/agree/']")
        assert aino.fits()
        aino.send()
        assert aino.page.locator(".error-summary").count() == 1, "nobody could reach her"
        aino.choose("ticked", "phone")
        aino.send()
        assert aino.says("+358401234567")
        assert aino.fits()

    def the_service_answers_from_its_mail(self):
        """A cover that tells nothing, then who it is; yes with a name, without an account."""
        service = self.service
        letter = self.house.mail_about(f"talo{self.suffix}@palvelu.test", "Lähete odottaa vastaustasi")
        assert "Aino" not in letter["Subject"] + letter.get_content()
        self.link = self.house.link_in(letter)
        service.open(self.link)
        assert not service.says(f"Aino{self.suffix}")
        assert service.fits()
        service.press(COVER)
        assert service.says(f"Aino{self.suffix}")
        assert not service.says("Aalto")
        assert service.fits()
        self.answer("accept", worker="Oona Ohjaaja", word="Tule tiistaina kymmeneltä.")

    def answer(self, verb, **words):
        """Unfold one of the answers, fill it in and send it."""
        self.service.follow(self.link)
        page, button = self.service.page, f"form[action='?do={verb}'] button"
        fold = page.locator("details", has=page.locator(button))
        fold.locator("summary").click()
        for name, said in words.items():
            fold.locator(f"[name={name}]").fill(said)
        with page.expect_navigation():
            fold.locator(button).click()

    def aino_sees_who_takes_care(self):
        """Both sides by name, and the word to her; her mail says only that there is news."""
        aino = self.aino
        letter = self.house.mail_about(f"aino{self.suffix}@demo.test", "Asiasi Duuniparissa")
        assert not any(word in letter.get_content() for word in ("Neuvola", "Oona", "tiistai"))
        aino.open(self.page)
        for words in ("Kaisa Korhonen", "Oona Ohjaaja", "Tule tiistaina kymmeneltä."):
            assert aino.says(words)
        assert aino.fits()

    def it_starts_and_comes_to_its_end(self):
        """By the same link; then the link shows nothing of her any more but whom to call, and Kaisa sees the end."""
        self.answer("start")
        self.answer("finish")
        assert not self.service.says(f"Aino{self.suffix}")
        self.service.follow(self.link)
        assert not self.service.says(f"Aino{self.suffix}")
        assert self.service.says("Kaisa Korhonen")
        self.kaisa.open(self.page)
        assert self.kaisa.page.locator("main .state.good").count() >= 1
        assert self.kaisa.page.locator("a[href$='/finish/']").count() == 0

    def the_event_fills_up(self):
        """Found in the calendar by everybody; Aino gets the last seat, Bella stands in line."""
        for hand, tone in ((self.aino, "good"), (self.bella, "waiting")):
            hand.open("/events/")
            hand.press(f"a[href='{self.told['event']}']")
            hand.press("a[href$='/sign-up/']")
            hand.send()
            assert hand.page.locator(f".state.{tone}").count() == 1
            assert hand.fits()

    def the_line_moves_up(self):
        """Aino cannot come; Bella is asked by mail and takes the seat."""
        self.aino.press("a[href$='/leave/']")
        self.aino.send()
        bella = self.bella
        letter = self.house.mail_about(f"bella{self.suffix}@demo.test", "vapaa paikka")
        assert "Treffit" not in letter["Subject"] + letter.get_content()
        bella.open(self.house.link_in(letter))
        bella.press("a[href$='/take/']")
        bella.send()
        assert bella.page.locator(".state.good").count() == 1

    def bella_is_there(self):
        """Kaisa shows the code at the place; Bella scans it."""
        kaisa, bella = self.kaisa, self.bella
        kaisa.open(f"{self.told['event']}code/")
        assert kaisa.page.locator("main svg:not(.icon)").count() == 1
        code = "".join(kaisa.page.locator("p.code").inner_text().split())
        bella.open(f"{self.told['event']}here/?code={code}")
        assert bella.page.locator("[name=code]").input_value() == code
        bella.send()
        kaisa.open(f"{self.told['event']}sign-ups/")
        assert kaisa.says(f"Bella{self.suffix} Aalto")

    def tell(self):
        """The whole story in its order."""
        self.everybody_comes_in()
        self.kaisa_suggests_a_service()
        self.aino_says_yes_and_ticks()
        self.the_service_answers_from_its_mail()
        self.aino_sees_who_takes_care()
        self.it_starts_and_comes_to_its_end()
        self.the_event_fills_up()
        self.the_line_moves_up()
        self.bella_is_there()


def test_a_referral_comes_to_its_end_and_a_waiting_list_moves_up(house, window):
    Story(house, window, "served").tell()


def test_the_same_way_is_open_without_javascript(house, window):
    Story(house, window, "servednojs", java_script_enabled=False).tell()
