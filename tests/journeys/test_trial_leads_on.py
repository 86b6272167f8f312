"""A trial that leads on, in a browser: diary, check-ins, the next step, the assessment, how things are later."""

import io
import json

import pytest
from PIL import Image

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import Finger, Keys

pytestmark = pytest.mark.browser
SUBJECTS = {
    "fi": {
        "how": "Miten sujuu?", "assess": "Arviosi työkokeilusta", "given": "Työpaikkasi on kirjoittanut kokeilustasi",
        "later": "Mitä sinulle kuuluu nyt?", "thanks": "Kiitos",
    },
    "sv": {
        "how": "Hur går det?", "assess": "Din bedömning av arbetsprövningen", "given": "Din arbetsplats har skrivit",
        "later": "Hur har du det nu", "thanks": "Tack",
    },
}  # fmt: skip


class Story:
    """Aino and Mikko on their phones, Kaisa at her desk by keyboard."""

    def __init__(self, house, window, suffix, language="fi", **options):
        self.house, self.suffix, self.said = house, suffix, SUBJECTS[language]
        self.code = json.loads(house.run("tests.journeys.first_middle", suffix, language))["code"]
        self.kaisa = Keys(window(DESK, **options))
        self.aino = Finger(window(PHONE, **options))
        self.mikko = Finger(window(PHONE, **options))

    def link_to(self, who, words):
        """The link of the newest mail to Aino or Mikko about something."""
        domain = {"aino": "demo.test", "mikko": "kahvila.test"}[who]
        return self.house.link_in(self.house.mail_about(f"{who}{self.suffix}@{domain}", words))

    def aino_keeps_her_diary(self):
        """One tap on her home page; a line and a picture for those who want; she shares the day."""
        aino = self.aino
        aino.open("/people/join/")
        aino.write("code", self.code)
        aino.send()
        aino.set_own_password()
        aino.open("/")
        aino.press("button[name=tap][value=good]")
        assert aino.page.locator("button[value=good][aria-pressed=true]").count() == 1
        assert aino.fits()
        aino.press("a[href^='/diary/of/']")
        assert aino.fits()
        aino.press("main li a[href^='/diary/']")
        aino.press("a[href$='/add/']")
        aino.write("line", "Kassa sujui jo yksin.")
        picture = io.BytesIO()
        Image.new("RGB", (400, 300), "orange").save(picture, "JPEG")
        sent = {"name": "kahvi.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
        aino.page.locator("input[name=picture]").set_input_files(sent)
        aino.send()
        assert aino.says("Kassa sujui jo yksin.")
        assert aino.page.locator("main img").count() == 1
        assert aino.fits()
        aino.press("a[href$='/share/']")
        aino.send()

    def both_are_asked(self):
        """Mikko from his mail, without an account; Aino on her home page."""
        self.house.run("tests.journeys.night")
        mikko, aino = self.mikko, self.aino
        mikko.follow(self.link_to("mikko", self.said["how"]))
        assert mikko.says(f"Aino{self.suffix}")
        assert not mikko.says("Aalto")
        assert mikko.fits()
        mikko.press("button[name=going][value=well]")
        mikko.press("button[name=go_on][value=maybe]")
        assert mikko.says(self.said["thanks"])
        aino.open("/")
        aino.press("a[href^='/what-next/check-ins/']")
        aino.press("button[name=going][value=well]")
        assert aino.fits()
        aino.press("button[name=go_on][value=yes]")
        assert aino.says(self.said["thanks"])

    def kaisa_chooses_a_next_step(self):
        """From her mail: both answers, every way on with cost and law; one step with an owner and a day."""
        kaisa = self.kaisa
        kaisa.open("/account/login/")
        kaisa.press("button[value=kaisa]")
        letter = self.house.mail_about("kaisa@demo.test", f"Aino{self.suffix}: miten sujuu")
        kaisa.open(self.house.link_in(letter))
        self.options = kaisa.page.url
        assert kaisa.says("Ehkä")
        assert kaisa.page.locator("main article").count() == 7
        kaisa.press("a[href*='kind=studies']")
        kaisa.write("note", "Hakee kevään haussa")
        kaisa.send()
        assert kaisa.page.url == self.options
        assert kaisa.says("Hakee kevään haussa")
        kaisa.press("a[href$='/request/']")
        kaisa.send()

    def mikko_begins_the_assessment(self):
        """Half of it today: saved, and there when the link is opened again."""
        mikko = self.mikko
        self.page = self.link_to("mikko", self.said["assess"])
        mikko.follow(self.page)
        mikko.write("suits_words", "Kahvilatyö sopii hyvin.")
        mikko.choose("skill_time", "good")
        mikko.press("button[name=later]")
        mikko.open("/")
        mikko.follow(self.page)
        assert mikko.page.locator("[name=suits_words]").input_value() == "Kahvilatyö sopii hyvin."
        assert mikko.fits()

    def kaisa_ends_the_trial(self):
        """Today is the last day."""
        kaisa = self.kaisa
        kaisa.open(self.options)
        kaisa.open(self.options.replace("/what-next/", "/placements/") + "end/")
        kaisa.choose("outcome", "studies")
        kaisa.send()

    def mikko_gives_it_and_aino_says_yes(self):
        """What is missing is named and nothing typed is lost; Aino reads it and adds her words."""
        mikko, aino = self.mikko, self.aino
        mikko.follow(self.page)
        mikko.press("main form button.button:not([name])")
        assert mikko.page.locator(".error-summary").count() == 1
        assert mikko.page.locator("[name=suits_words]").input_value() == "Kahvilatyö sopii hyvin."
        mikko.choose("suits", "well")
        for skill in ("tasks", "together", "own", "stamina"):
            mikko.choose(f"skill_{skill}", "growing")
        mikko.write("learning_needs", "Kassajärjestelmä")
        mikko.press("main form button.button:not([name])")
        assert mikko.page.locator(".notice.good").count() >= 1, "the cover says that it is given, by whom and when"
        assert not mikko.says("Kassajärjestelmä"), "and shows nothing of her"
        assert mikko.page.locator("main form").count() == 0
        aino.open(self.link_to("aino", self.said["given"]))
        assert aino.says("Kahvilatyö sopii hyvin.")
        assert aino.fits()
        aino.press("a[href$='/confirm/']")
        aino.write("her_words", "Kiitos kaikille")
        aino.send()
        assert aino.says("Kiitos kaikille")

    def aino_tells_how_things_are(self):
        """Two taps from the mail, without signing in; the link answers once."""
        self.house.run("tests.journeys.night")
        aino = self.aino
        aino.page.context.clear_cookies()
        aino.follow(self.link_to("aino", self.said["later"]))
        assert aino.fits()
        aino.press("button[name=situation][value=studies]")
        assert aino.says(self.said["thanks"])
        assert aino.page.locator("button[name=situation]").count() == 0

    def kaisa_sees_it_all(self):
        """The shared day, the assessment with both words, the numbers at home."""
        kaisa = self.kaisa
        kaisa.open(self.options)
        kaisa.press("main a[href^='/assessments/']")
        assert kaisa.says("Kiitos kaikille")
        kaisa.open("/")
        assert kaisa.says("Mihin työkokeilut johtavat")
        assert not kaisa.says(f"Aino{self.suffix} Aalto – Kahvilan apulainen")

    def tell(self):
        """The whole story in its order."""
        self.aino_keeps_her_diary()
        self.both_are_asked()
        self.kaisa_chooses_a_next_step()
        self.mikko_begins_the_assessment()
        self.kaisa_ends_the_trial()
        self.mikko_gives_it_and_aino_says_yes()
        self.aino_tells_how_things_are()
        self.kaisa_sees_it_all()


def test_a_trial_leads_on_from_the_first_tap_to_how_things_are_later(house, window):
    Story(house, window, "onward").tell()


def test_the_same_way_is_open_without_javascript(house, window):
    Story(house, window, "onwardnojs", java_script_enabled=False).tell()


def test_the_same_way_in_swedish(house, window):
    Story(house, window, "onwardsv", language="sv").tell()
