"""Feedback in a browser, with and without scripts: two taps from the mail and from home, a line read, results for all."""

import json

import pytest

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import Finger, Keys

pytestmark = pytest.mark.browser


def tap(finger, *, liking=None, helping=None):
    """One tap on the answer with this value."""
    name, value = ("liking", liking) if liking else ("helping", helping)
    finger.press(f"button[name={name}][value='{value}']")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_aino_answers_in_two_taps_and_everybody_reads_what_people_say(house, window, scripts):
    options = {} if scripts else {"java_script_enabled": False}
    suffix = "palaute" if scripts else "palautenojs"
    begun = json.loads(house.run("tests.journeys.first_feedback", suffix))
    mails = [house.mail_about(f"aino{suffix}@demo.test", "miltä se tuntui?")]
    assert "Ohjaamo" not in mails[0].get_content()
    phone = Finger(window(PHONE, **options))  # nobody is signed in there
    phone.follow(house.link_in(mails[0]))
    assert phone.fits()
    tap(phone, liking=3)
    assert phone.says("Auttoiko se sinua?")
    assert phone.fits()
    tap(phone, helping=3)
    assert phone.says("Vastauksesi on perillä")
    assert phone.fits()

    aino = Finger(window(PHONE, **options))
    aino.open("/people/join/")
    aino.write("code", begun["code"])
    aino.send()
    aino.set_own_password()
    aino.open("/")
    assert aino.fits()
    tap(aino, liking=1)
    aino.page.locator("details.fold summary").click()
    aino.write("line", "Aika loppui kesken.")
    tap(aino, helping=2)
    assert aino.says("Vastauksesi on perillä")
    aino.open("/")
    assert aino.page.locator("button[name=liking]").count() == 0

    sofia = Keys(window(DESK, **options))
    sofia.open("/account/login/")
    sofia.press("button[value=sofia]")
    sofia.press("a[href='/feedback/lines/']")
    assert sofia.says(begun["line"])
    assert not sofia.says("Aika loppui kesken.")  # not before the quarter is over
    sofia.press(f"li:has-text('{begun['line']}') a[href$='/show/']")
    sofia.send()
    phone.press("a[href='/feedback/']")
    assert phone.says(begun["line"])
    assert phone.says("3,0")
    assert phone.fits()
