"""Ten decisions in a browser: one key each and no new page; a slip is taken back; without scripts the same buttons."""

import json
import re

import pytest

from tests import template
from tests.journeys.conftest import DESK, FIRST_PEOPLE, PHONE, own_house
from tests.journeys.hands import Finger, Keys
from tests.journeys.signing_in import come_to_work

pytestmark = pytest.mark.browser
QUEUE = "/queue/?kind=suggestion"


# In the shared one a place that another journey publishes brings new pairs meanwhile.
house = own_house("decisions", template.shipped, FIRST_PEOPLE)


def waiting(hand):
    """How many the list says that wait, counted in people."""
    return int(re.search(r"\d+", hand.page.locator(".desk-list > p").first.inner_text())[0])


def open_pair(hand):
    """The title of what is decided now."""
    return hand.page.locator("#desk .desk-place[aria-current] h3").inner_text()


def press(hand, key):
    """Press a key of the queue and wait until another pair is open and has the focus; returns the one before."""
    before = open_pair(hand)
    hand.page.keyboard.press(key)
    hand.page.wait_for_function(
        """before => document.querySelector('#desk .desk-place[aria-current] h3')?.innerText !== before
        && document.activeElement.matches('[data-queue-item]')""",
        arg=before,
    )
    return before


def test_ten_decisions_take_ten_keys_and_no_new_page_and_a_slip_is_taken_back(house, window):
    begun = json.loads(house.run("tests.journeys.first_pairs", "Kerttupari"))
    kerttu = Keys(window(DESK))
    come_to_work(kerttu, house, begun["coach"])
    kerttu.open(QUEUE)
    assert waiting(kerttu) == 6
    loads = []
    kerttu.page.on("load", lambda page: loads.append(page.url))
    seen = [press(kerttu, key) for key in "a1a4a2a8a3"]
    assert len(set(seen)) == 10
    assert loads == []
    assert waiting(kerttu) == 1

    press(kerttu, "u")
    assert open_pair(kerttu) == seen[-1]
    assert waiting(kerttu) == 2
    assert kerttu.fits()


def test_without_scripts_the_same_buttons_lead_on_to_the_next(house, window):
    begun = json.loads(house.run("tests.journeys.first_pairs", "Hilmapari"))
    hilma = Finger(window(PHONE, java_script_enabled=False))
    come_to_work(hilma, house, begun["coach"])
    hilma.open(QUEUE)
    first = open_pair(hilma)
    hilma.press("[data-press=a]")
    assert hilma.says("Hyväksytty: Nuori 0 Hilmapari")
    second = open_pair(hilma)
    hilma.press("[data-press='3']")
    assert len({first, second, open_pair(hilma)}) == 3
    assert waiting(hilma) == 5
    hilma.press("[data-press=u]")
    assert open_pair(hilma) == second
    assert hilma.fits()
