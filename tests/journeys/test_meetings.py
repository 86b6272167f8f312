"""Meetings in a browser, with and without scripts: a slot booked, moved, reminded, held; a turn from QR to what comes."""

import json

import pytest

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import Finger, Keys

pytestmark = pytest.mark.browser


@pytest.fixture(params=["", "nojs"], ids=["with scripts", "without scripts"])
def story(request, house, window):
    options = {"java_script_enabled": False} if request.param else {}
    suffix = request.node.originalname.split("_")[2] + request.param
    begun = json.loads(house.run("tests.journeys.first_meeting", suffix))
    return Story(house, window, suffix, begun, options)


class Story:
    """Aino on her phone, Kaisa at her desk by keyboard."""

    def __init__(self, house, window, suffix, begun, options):
        self.house, self.address, self.begun = house, f"aino{suffix}@demo.test", begun
        self.window, self.options = window, options
        self.aino, self.kaisa = Finger(window(PHONE, **options)), Keys(window(DESK, **options))

    def both_come_in(self):
        """Aino by her code, Kaisa by the demo's button."""
        self.aino.open("/people/join/")
        self.aino.write("code", self.begun["code"])
        self.aino.send()
        self.kaisa.open("/account/login/")
        self.kaisa.press("button[value=kaisa]")

    def link(self, words):
        """The link of the newest mail to Aino about something."""
        return self.house.link_in(self.house.mail_about(self.address, words))


def test_a_slot_is_booked_in_two_taps_moved_from_the_mail_reminded_and_held(story):
    aino, kaisa, house = story.aino, story.kaisa, story.house
    story.both_come_in()
    aino.open("/appointments/times/")
    assert aino.fits()
    aino.press("a[href^='/appointments/take/?slot=']:last-of-type")
    assert aino.says("Ohjaamo")
    aino.send()
    page = aino.page.url
    assert aino.says("varattu")
    assert aino.fits()
    link = story.link("Tapaaminen varattu")
    assert "Ohjaamo" not in house.mail_about(story.address, "Tapaaminen varattu").get_content()

    phone = Finger(story.window(PHONE, **story.options))  # another browser: nobody is signed in there
    phone.follow(link)
    before = phone.page.locator("h1").inner_text()
    phone.page.locator("input[name=slot]").last.check()  # days ahead, whatever the hour is now
    phone.send()
    assert phone.page.locator("h1").inner_text() != before
    assert phone.fits()
    moved = story.link("Tapaaminen siirretty")
    phone.follow(moved)
    phone.press("button[formaction='?do=cancel']")
    phone.follow(moved)
    assert phone.says("peruttu")
    phone.press("button[formaction='?do=restore']")
    phone.follow(link)
    assert phone.says("varattu"), "the first mail's link works on"

    house.mail_about(
        story.address, "Tapaaminen pidetään sittenkin"
    )  # mails go out in their order: a day passes after the last one
    house.run("tests.journeys.day_passes", "remind")
    reminder = house.mail_about(story.address, "Tapaaminen huomenna klo")
    assert "Ohjaamo" not in reminder.get_content()
    assert house.link_in(reminder) not in (link, moved), "each mail has a link of its own"
    house.run("tests.journeys.day_passes", "begin")
    kaisa.open("/")
    kaisa.press(f"a[href='{page.replace(house.url, '')}']")
    kaisa.press("a[href$='/hold/']")
    kaisa.send()
    assert kaisa.says("pidetty")
    aino.open("/appointments/")
    assert aino.says("pidetty")


def test_a_turn_leads_from_the_poster_to_a_note_a_step_of_the_plan_and_an_offer(story):
    aino, kaisa, begun = story.aino, story.kaisa, story.begun
    story.both_come_in()
    visitor = Finger(story.window(PHONE, **story.options))
    visitor.open(f"/drop-in/p/{begun['poster']}/")
    assert visitor.fits()
    visitor.choose("topic", "studies")
    visitor.write("nickname", "Kettu")
    visitor.send()
    assert visitor.says("Olet seuraava")
    assert visitor.fits()
    wall = Finger(story.window(DESK, **story.options))
    wall.open(f"/drop-in/wall/{begun['wall']}/")
    assert wall.says("1 Kettu")
    assert not wall.says("opinnot")

    kaisa.open(f"/drop-in/{begun['desk']}/")
    kaisa.press("form[action$='/next/'] button")
    visitor.open(visitor.page.url)
    assert visitor.says("On sinun vuorosi")
    kaisa.press("a[href$='/link/']")
    kaisa.pick("person", f"Aino{story.address.partition('@')[0].removeprefix('aino')} Aalto")
    kaisa.send()
    kaisa.press("a[href$='/note/']")
    kaisa.write("text", "Puhuttiin opinnoista.")
    kaisa.send()
    kaisa.press("a[href$='/step/']")
    kaisa.write("title", "Tutustun merkonomin opintoihin")
    kaisa.send()
    kaisa.press("a[href^='/appointments/for/']")
    kaisa.page.locator("input[name=slots]").first.check()
    kaisa.send()
    kaisa.press("form[action$='/finish/'] button")
    visitor.open(visitor.page.url)
    assert visitor.says("Kiitos käynnistä")
    aino.open("/")
    aino.press("a[href^='/appointments/'][href$='/book/']")
    aino.send()
    assert aino.says("varattu")
    aino.open("/")
    aino.press("a[href^='/plans/']")
    assert aino.says("Tutustun merkonomin opintoihin")
