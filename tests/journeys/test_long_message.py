"""A long message on a phone: the session ends in the middle without scripts, the tab crashes with them; nothing is lost."""

import json
import re

import pytest

from tests.journeys.conftest import PHONE
from tests.journeys.hands import Finger

pytestmark = pytest.mark.browser
MODULE = "tests.journeys.first_long_message"
TEXT = "Hei Kerttu!\n\nKävin eilen leipomossa 🥐👩🏽‍🍳 ja he kysyivät, voinko aloittaa jo maanantaina.\n\n" * 12


class Story:
    """Aino at her talk with Kerttu."""

    def __init__(self, house, window, suffix, options):
        self.house, self.address = house, f"aino-{suffix}@demo.test"
        self.begun = json.loads(house.run(MODULE, "begin", suffix))
        self.aino = Finger(window(PHONE, **options))
        self.aino.open("/people/join/")
        self.aino.write("code", self.begun["code"])
        self.aino.send()

    def types(self):
        self.aino.open(self.begun["talk"])
        self.aino.write("text", TEXT)

    def text(self):
        return self.aino.page.locator("textarea[name=text]").input_value()

    def logs_in(self):
        """By a code in her mail, from the page that she was led to."""
        aino = self.aino
        aino.page.locator("form.form input[name=email]").first.fill(self.address)
        aino.press("main form.form button.button")
        letter = self.house.mail_about(self.address, "").get_content()
        aino.write("code", re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", letter, re.MULTILINE).group(1))
        aino.send()


def test_the_session_ends_in_a_long_message_without_scripts(house, window):
    story = Story(house, window, "loppui", {"java_script_enabled": False})
    aino = story.aino
    story.types()
    house.run(MODULE, "sign_out", str(story.begun["aino"]))
    aino.send()
    assert aino.says("Tekstiäsi ei ole vielä lähetetty")
    story.logs_in()
    assert story.text() == TEXT
    assert aino.says("Kirjoitit tämän kello")
    assert aino.page.locator("ol.talk").count() == 0, "nothing was sent by itself"
    aino.send()
    assert aino.page.locator("ol.talk li").count() == 1
    aino.open("/")
    assert not aino.says("lähettämätöntä tekstiä")


def test_the_tab_crashes_and_a_new_one_has_the_text(house, window):
    story = Story(house, window, "kaatui", {})
    aino = story.aino
    story.types()
    aino.page.get_by_text(re.compile(r"^Lähettämätön teksti tallessa \d+\.\d\d$")).wait_for()
    context = aino.page.context
    aino.page.close()
    aino.page = context.new_page()
    aino.open("/")
    assert aino.says("Sinulla on lähettämätöntä tekstiä")
    aino.press("section[aria-labelledby=unsent-texts] a")
    assert story.text() == TEXT
    aino.press("main form .notice a")
    aino.send()
    assert story.text() == ""
